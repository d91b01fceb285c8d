/**
 * Tests of SQL in files: a script, rows, watermarks and a clock in, expected changes out. {@link
 * dev.laminar.testkit.SqltFile} reads them, {@link dev.laminar.testkit.SqltRunner} runs them;
 * {@code docs/testing.md} tells how they are written.
 */
@NullMarked
package dev.laminar.testkit;

import org.jspecify.annotations.NullMarked;
