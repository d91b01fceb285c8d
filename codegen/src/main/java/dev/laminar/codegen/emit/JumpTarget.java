package dev.laminar.codegen.emit;

import org.objectweb.asm.Label;

/** A place to jump to; knows whether anything does. */
final class JumpTarget {

  final Label label = new Label();
  boolean used;
}
