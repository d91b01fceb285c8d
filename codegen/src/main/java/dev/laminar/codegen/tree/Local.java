package dev.laminar.codegen.tree;

import java.lang.constant.ClassDesc;

/** A local variable or parameter; its name is unique in its method (see {@code NameAllocator}). */
public record Local(String name, ClassDesc type) {}
