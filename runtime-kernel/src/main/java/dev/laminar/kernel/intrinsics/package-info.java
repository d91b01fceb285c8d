/**
 * Static functions that generated code calls: exact arithmetic, text, dates, regular expressions,
 * JSON.
 */
@NullMarked
package dev.laminar.kernel.intrinsics;

import org.jspecify.annotations.NullMarked;
