package dev.laminar.codegen.tree;

/** Names a loop for break and continue; unique in its method. */
public record LoopLabel(String name) {}
