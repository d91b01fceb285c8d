package dev.laminar.cli.shell;

import dev.laminar.Cursor;

/** Writes the rows of one result. */
interface RowFormat {

  /** Takes the row that the cursor is on. */
  void row(Cursor cursor);

  /** After the last row. */
  void end();

  /** How many rows were written: of a table, there is a limit. */
  long rowsShown();
}
