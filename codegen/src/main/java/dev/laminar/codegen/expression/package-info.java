/** Code generators of scalar expressions, one per form. */
@NullMarked
package dev.laminar.codegen.expression;

import org.jspecify.annotations.NullMarked;
