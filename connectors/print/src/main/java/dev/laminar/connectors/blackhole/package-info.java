/** The {@code blackhole} sink: counts rows and forgets them. */
@NullMarked
package dev.laminar.connectors.blackhole;

import org.jspecify.annotations.NullMarked;
