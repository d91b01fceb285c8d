/** Emitters of the code tree: ASM bytecode, Java text, and the Janino tier that compiles it. */
@NullMarked
package dev.laminar.codegen.emit;

import org.jspecify.annotations.NullMarked;
