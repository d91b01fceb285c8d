package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Change;
import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.Row;
import dev.laminar.Subscription;
import dev.laminar.codegen.budget.MethodSize;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A table and a view of a thousand columns. */
@Timeout(120)
class WideViewTest {

  private static final int COLUMNS = 1_000;

  /** HotSpot never compiles a larger method. */
  private static final int HUGE_METHOD_BYTES = 8_000;

  private static final String CREATE_TABLE =
      "CREATE TABLE wide (id INT PRIMARY KEY, "
          + list(i -> "c" + i + (i % 2 == 0 ? " BIGINT NOT NULL" : " VARCHAR"))
          + ")";

  private static final String CREATE_VIEW =
      "CREATE MATERIALIZED VIEW wide_view AS SELECT id, "
          + list(i -> i % 2 == 0 ? "c%d + %d AS c%d".formatted(i, i, i) : "c" + i)
          + " FROM wide WHERE c0 >= 0";

  private static String list(IntFunction<String> column) {
    return IntStream.range(0, COLUMNS).mapToObj(column).collect(Collectors.joining(", "));
  }

  private static String insert(int id) {
    return "INSERT INTO wide VALUES (%d, ".formatted(id)
        + list(i -> i % 2 == 0 ? Integer.toString(id * i) : i % 3 == 0 ? "NULL" : "'t" + i + "'")
        + ")";
  }

  @Test
  void isMadeFilledChangedReadAndSubscribedTo() {
    List<MethodSize> methods = new ArrayList<>();
    LaminarOptions options =
        LaminarOptions.defaults()
            .withCompilation((_, generated) -> methods.addAll(generated.methods()));
    try (Laminar database = Laminar.open(options)) {
      database.execute(CREATE_TABLE);
      database.execute(CREATE_VIEW);
      database.execute(insert(1));
      database.execute(insert(2));
      try (Subscription<Change<Row>> changes = database.changes("wide_view").subscribe()) {
        assertRow(next(changes, 1), 1, 0);
        assertRow(next(changes, 1), 2, 0);
        assertThat(changes.next()).isInstanceOf(Change.EpochEnd.class);
        database.execute("UPDATE wide SET c998 = c998 + 5, c1 = NULL WHERE id = 2");
        List<Row> changed = List.of(next(changes, -1, 1), next(changes, -1, 1));
        changed.forEach(row -> assertRow(row, 2, row.weight() < 0 ? 0 : 5));
        assertThat(changed).extracting(Row::weight).containsExactlyInAnyOrder(-1, 1);
        assertThat(changes.next()).isInstanceOf(Change.EpochEnd.class);
      }
      assertThat(database.query("wide_view").times().generateNs())
          .as("seconds would be a defect, not a slow machine")
          .isLessThan(20_000_000_000L);
    }
    assertThat(methods).hasSizeGreaterThan(20);
    assertThat(methods)
        .allSatisfy(method -> assertThat(method.bytes()).isLessThanOrEqualTo(HUGE_METHOD_BYTES));
  }

  private static Row next(Subscription<Change<Row>> changes, int... weights) {
    if (changes.next() instanceof Change.Update<Row> update) {
      assertThat(weights).contains(update.weight());
      return update.row();
    }
    throw new AssertionError("an end too early");
  }

  private static void assertRow(Row row, int id, int added) {
    assertThat(row.get("id")).isEqualTo(id);
    for (int i = 0; i < COLUMNS; i++) {
      Object expected = expected(id, i);
      if (i == 998) {
        expected = id * 998L + 998 + added;
      } else if (i == 1 && added > 0) {
        expected = null;
      }
      assertThat(row.get("c" + i)).as("c" + i).isEqualTo(expected);
    }
  }

  private static @Nullable Object expected(int id, int column) {
    if (column % 2 == 0) {
      return (long) id * column + column;
    }
    return column % 3 == 0 ? null : "t" + column;
  }

  @Test
  void isReadByJdbc() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:");
        Statement statement = connection.createStatement()) {
      statement.execute(CREATE_TABLE);
      statement.execute(CREATE_VIEW);
      assertThat(statement.executeUpdate(insert(3))).isEqualTo(1);
      assertThat(statement.executeUpdate("UPDATE wide SET c998 = 0 WHERE c2 = 6")).isEqualTo(1);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM wide_view WHERE id = 3")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(COLUMNS + 1);
        assertThat(rows.getLong("c2")).isEqualTo(3 * 2 + 2);
        assertThat(rows.getLong("c998")).isEqualTo(998);
        assertThat(rows.getString("c997")).isEqualTo("t997");
        assertThat(rows.getString("c999")).isNull();
        assertThat(rows.next()).isFalse();
      }
    }
  }
}
