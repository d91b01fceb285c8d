package dev.laminar.codegen.tree;

/**
 * A node of the typed code tree. Generators build trees; {@code AsmEmitter} renders one as
 * bytecode, {@code JavaEmitter} the same one as Java text. Types are {@link
 * java.lang.constant.ClassDesc}s, so that nothing has to be loaded to be named.
 */
public sealed interface CodeNode permits CodeExpression, CodeStatement {}
