/** The {@code print} sink: encoded rows to the console. */
@NullMarked
package dev.laminar.connectors.print;

import org.jspecify.annotations.NullMarked;
