/** What the generated parser calls, and how scripts are handed over. */
@NullMarked
package dev.laminar.sql.parser;

import org.jspecify.annotations.NullMarked;
