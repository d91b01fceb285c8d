/** The embeddable database: open it, execute SQL, push rows, subscribe to results. */
@NullMarked
package dev.laminar;

import org.jspecify.annotations.NullMarked;
