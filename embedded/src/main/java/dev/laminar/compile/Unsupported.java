package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;

/**
 * Refusals of statements that parse but are not executed: each names what is missing and what to
 * write instead.
 */
final class Unsupported {

  private Unsupported() {}

  static LaminarException statement(ParsedStatement statement) {
    return switch (statement.statement()) {
      case Statement.CreateLookupTable _ -> refuse(statement, "CREATE LOOKUP TABLE", "");
      case Statement.AlterSource _ ->
          refuse(statement, "ALTER SOURCE", "drop the source and create it anew");
      case Statement.DeclareCursor _, Statement.Fetch _, Statement.CloseCursor _ ->
          refuse(
              statement,
              "a cursor of a compiled script",
              "cursors are of sessions: of a program, a connection or the shell");
      case Statement.Control _ ->
          refuse(statement, "PAUSE and RESUME", "drop the query and create it again");
      case Statement.Checkpoint _ -> refuse(statement, "CHECKPOINT", "");
      case Statement.Restore _ -> refuse(statement, "RESTORE", "");
      case Statement.Query _,
          Statement.Subscribe _,
          Statement.CreateSource _,
          Statement.CreateTable _,
          Statement.InsertOnConflict _,
          Statement.Update _,
          Statement.Delete _,
          Statement.Truncate _,
          Statement.CreateQuery _,
          Statement.CreateSink _,
          Statement.CreateFunction _,
          Statement.Insert _,
          Statement.Drop _,
          Statement.SetVariable _,
          Statement.Show _,
          Statement.Describe _,
          Statement.Report _,
          Statement.Explain _ ->
          new LaminarException(
              ErrorCode.INTERNAL, "refused a statement that is executed: " + statement.sql());
    };
  }

  private static LaminarException refuse(ParsedStatement statement, String what, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, what + " is not executed in this version", statement.span(), help);
  }
}
