/**
 * The interactive shell: {@code laminar sql}.
 *
 * <p>{@code Input} cuts what is typed, or read from scripts, into statements and commands; a {@code
 * Session} executes them, one after the other, and shows their results by a {@code RowFormat} or,
 * where rows keep coming, a {@code LiveView}. JLine edits lines, completes them, keeps the history
 * and knows the terminal.
 */
@NullMarked
package dev.laminar.cli.shell;

import org.jspecify.annotations.NullMarked;
