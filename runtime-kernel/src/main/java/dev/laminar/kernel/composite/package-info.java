/** ARRAY, MAP and ROW values: how they lie in bytes, and what is done with them there. */
@NullMarked
package dev.laminar.kernel.composite;

import org.jspecify.annotations.NullMarked;
