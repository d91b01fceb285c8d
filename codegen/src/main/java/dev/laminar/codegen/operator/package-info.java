/** Code generators of operators, one per operator. */
@NullMarked
package dev.laminar.codegen.operator;

import org.jspecify.annotations.NullMarked;
