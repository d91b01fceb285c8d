package dev.laminar.compile;

import dev.laminar.codegen.load.CodegenOptions;

/**
 * How statements are compiled.
 *
 * @param codegen tier, dumps, checks of generated code
 */
public record CompileSettings(CodegenOptions codegen) {}
