package dev.laminar;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.load.CodegenOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A database for tests of functions that users write. */
abstract class FunctionTest {

  Laminar db = Laminar.open();

  @AfterEach
  void close() {
    db.close();
  }

  /** Starts again with a database whose classes are made in one way, and verified. */
  void openWith(CodegenOptions.Tier tier) {
    db.close();
    db =
        Laminar.open(
            LaminarOptions.defaults()
                .withCodegen(
                    new CodegenOptions(
                        tier, CodegenOptions.Lines.SQL, CommentDepth.SQL, null, true)));
  }

  /** The rows of a SELECT that answers once, as texts. */
  List<List<String>> rows(String sql, Object... parameters) {
    List<List<String>> rows = new ArrayList<>();
    try (PreparedCommand command = db.prepare(sql);
        Execution execution = command.execute(List.of(parameters), ExecuteOptions.defaults())) {
      Cursor cursor = ((Execution.Rows) execution).cursor();
      while (cursor.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < cursor.columns().size(); i++) {
          row.add(cursor.isNull(i) ? null : cursor.getText(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
