package dev.laminar.compile;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.CompilationListener;

/**
 * How statements are compiled.
 *
 * @param codegen tier, dumps, checks of generated code
 * @param listener hears of every class that a statement uses
 */
public record CompileSettings(CodegenOptions codegen, CompilationListener listener) {

  public static CompileSettings of(CodegenOptions codegen) {
    return new CompileSettings(codegen, CompilationListener.NONE);
  }
}
