/** Error taxonomy: codes with SQLSTATE, source spans, and the one public exception. */
@NullMarked
package dev.laminar.kernel.error;

import org.jspecify.annotations.NullMarked;
