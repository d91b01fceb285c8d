package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.ExecuteOptions;
import dev.laminar.Execution;
import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.PreparedCommand;
import dev.laminar.Row;
import dev.laminar.Subscription;
import dev.laminar.codegen.load.CompilationListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often statements are compiled, and how many classes they make. */
@Timeout(60)
class CompilationCountTest {

  private static final String TABLE =
      "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR NOT NULL, v BIGINT);"
          + "INSERT INTO t VALUES (1, 'one', 10), (2, 'two', 20), (3, 'three', NULL)";

  /** Names of the classes that statements were given, in order: those made and those found. */
  private final List<String> used = new ArrayList<>();

  private final CompilationListener listener = (_, generated) -> used.add(generated.binaryName());

  private final Laminar database =
      Laminar.open(LaminarOptions.defaults().withCompilation(listener));

  @AfterEach
  void close() {
    database.close();
  }

  private void begin() {
    used.clear();
  }

  private int compilations() {
    return used.size();
  }

  private Set<String> classes() {
    return new HashSet<>(used);
  }

  private static List<Object> rows(PreparedCommand select, Object... parameters) {
    List<Object> values = new ArrayList<>();
    try (Execution.Rows rows =
        (Execution.Rows) select.execute(List.of(parameters), ExecuteOptions.defaults())) {
      while (rows.cursor().next()) {
        values.add(rows.cursor().getObject(0));
      }
    }
    return values;
  }

  @Test
  void preparedStatementsAreCompiledOnce() {
    database.execute(TABLE);
    try (PreparedCommand select = database.prepare("SELECT v FROM t WHERE id = ?");
        PreparedCommand update = database.prepare("UPDATE t SET v = v + ? WHERE id = ?");
        PreparedCommand insert = database.prepare("INSERT INTO t VALUES (?, ?, ?)")) {
      begin();
      for (int i = 0; i < 50; i++) {
        assertThat(rows(select, 1)).containsExactly(10L + i);
        update.execute(List.of(1, 1), ExecuteOptions.defaults()).close();
        insert.execute(List.of(100 + i, "x", i), ExecuteOptions.defaults()).close();
      }
      assertThat(compilations()).isZero();
    }
  }

  @Test
  void theSameTextIsCompiledOnce() {
    database.execute(TABLE);
    begin();
    for (int i = 0; i < 20; i++) {
      try (PreparedCommand select = database.prepare("SELECT name FROM t WHERE v > 15");
          PreparedCommand update = database.prepare("UPDATE t SET v = v + 1 WHERE id = 2")) {
        assertThat(rows(select)).containsExactly("two");
        update.execute(List.of(), ExecuteOptions.defaults()).close();
        if (i == 0) {
          assertThat(compilations()).isPositive();
          begin();
        }
      }
    }
    assertThat(compilations()).isZero();

    database.execute("CREATE TABLE other (a INT)");
    try (PreparedCommand select = database.prepare("SELECT name FROM t WHERE v > 15")) {
      assertThat(rows(select)).containsExactly("two");
      assertThat(compilations()).as("a definition changed").isPositive();
    }
  }

  /** Two that are open at one time do not get into each other's way. */
  @Test
  void theSameTextMayBeOpenTwice() {
    database.execute(TABLE);
    for (int i = 0; i < 3; i++) {
      try (PreparedCommand first = database.prepare("SELECT id FROM t WHERE id >= ?");
          PreparedCommand second = database.prepare("SELECT id FROM t WHERE id >= ?")) {
        try (Execution.Rows open =
            (Execution.Rows) first.execute(List.of(2), ExecuteOptions.defaults())) {
          assertThat(rows(second, 3)).containsExactly(3);
          assertThat(open.cursor().next()).isTrue();
          assertThat(open.cursor().getLong(0)).isEqualTo(2);
        }
      }
    }
  }

  @Test
  void statementsThatDifferInLiteralsAreOneClass() {
    database.execute(TABLE);
    String[] statements = {
      "SELECT name, v FROM t WHERE v > %d AND id < %d",
      "UPDATE t SET v = v + %d WHERE id = %d",
      "INSERT INTO t VALUES (%d, 'n', %d)",
      "DELETE FROM t WHERE id > %d AND v = %d"
    };
    for (String statement : statements) {
      begin();
      execute(statement.formatted(1_000, 7));
      int classesOfOne = classes().size();
      for (int i = 1; i < 20; i++) {
        execute(statement.formatted(1_000 + i, 7 + i));
      }
      assertThat(classes()).as(statement).hasSize(classesOfOne);
    }
  }

  private void execute(String sql) {
    if (sql.startsWith("SELECT")) {
      try (Subscription<Row> rows = database.queryRows(sql)) {
        rows.forEach(_ -> {});
      }
    } else {
      database.execute(sql);
    }
  }
}
