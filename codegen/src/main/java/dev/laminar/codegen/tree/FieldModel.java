package dev.laminar.codegen.tree;

import java.lang.constant.ClassDesc;
import java.util.function.Supplier;

/**
 * A private instance field of a generated class.
 *
 * @param isFinal assigned once, in the constructor
 * @param comment shown behind the declaration in the Java view; empty text for none
 */
public record FieldModel(String name, ClassDesc type, boolean isFinal, Supplier<String> comment) {}
