/** The {@code laminar} command. */
@NullMarked
package dev.laminar.cli;

import org.jspecify.annotations.NullMarked;
