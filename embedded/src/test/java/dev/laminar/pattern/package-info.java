/** Tests of MATCH_RECOGNIZE. */
@NullMarked
package dev.laminar.pattern;

import org.jspecify.annotations.NullMarked;
