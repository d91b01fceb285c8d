package dev.laminar.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.sql.tree.SqlComputedColumn;
import dev.laminar.sql.tree.SqlCreateSource;
import dev.laminar.sql.tree.SqlCreateTable;
import dev.laminar.sql.tree.SqlEmit;
import dev.laminar.sql.tree.SqlInsertOnConflict;
import dev.laminar.sql.tree.SqlOption;
import dev.laminar.sql.tree.SqlStreamingQuery;
import dev.laminar.sql.tree.SqlTableCheck;
import dev.laminar.sql.tree.SqlTableColumn;
import dev.laminar.sql.tree.SqlTableKey;
import dev.laminar.sql.tree.SqlWatermark;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts, positions, and words that are names as well. */
class ScriptGrammarTest {

  @Test
  void statementsHaveTheSpanOfTheirText() {
    List<ScriptStatement> statements =
        Scripts.parse(
            """
            -- a comment; with a semicolon
            ;;
            SELECT a
            FROM t;  /* another; one */
              DROP SOURCE s ;
            SELECT b FROM t ORDER BY b LIMIT 3\
            """);

    assertThat(statements)
        .extracting(statement -> Scripts.at(statement.span()))
        .containsExactly("3:1-4:6", "5:3-5:15", "6:1-6:34");
  }

  @ParameterizedTest
  @ValueSource(strings = {"  \n", ";", "-- only a comment", "/* only a comment */ ;"})
  void scriptsMayBeEmpty(String text) {
    assertThat(Scripts.parse(text)).isEmpty();
  }

  @Test
  void partsOfDefinitionsHavePositions() {
    SqlCreateSource source =
        (SqlCreateSource)
            Scripts.one(
                """
                CREATE SOURCE trades (
                  price DOUBLE,
                  cost AS price * 2,
                \tWATERMARK FOR ts AS ts - INTERVAL '5' SECOND
                ) WITH ('path' = 'x',
                        rate = 10)\
                """);

    assertThat(Scripts.at(source.getParserPosition())).isEqualTo("1:1-6:18");
    assertThat(Scripts.at(source.name().getParserPosition())).isEqualTo("1:15-1:20");
    assertThat(Scripts.at(source.elements().get(0).getParserPosition())).isEqualTo("2:3-2:14");
    SqlComputedColumn computed = (SqlComputedColumn) source.elements().get(1);
    assertThat(Scripts.at(computed.expression().getParserPosition())).isEqualTo("3:11-3:19");
    SqlWatermark watermark = (SqlWatermark) source.elements().get(2);
    assertThat(Scripts.at(watermark.getParserPosition())).isEqualTo("4:2-4:45");
    assertThat(Scripts.at(watermark.column().getParserPosition())).isEqualTo("4:16-4:17");
    SqlOption rate = (SqlOption) source.connection().options().get(1);
    assertThat(Scripts.at(rate.keyNode().getParserPosition())).isEqualTo("6:9-6:12");
    assertThat(Scripts.at(rate.valueNode().getParserPosition())).isEqualTo("6:16-6:17");
  }

  @Test
  void optionsAreText() {
    SqlCreateSource source =
        (SqlCreateSource)
            Scripts.one(
                "CREATE SOURCE s (a INT) WITH ('k' = 'it''s', a.b.c = Earliest, n = 10, m = -2.50, t = true, \"Q x\" = ON)");

    assertThat(source.connection().options())
        .map(node -> (SqlOption) node)
        .extracting(option -> option.key() + "=" + option.value())
        .containsExactly("k=it's", "a.b.c=Earliest", "n=10", "m=-2.50", "t=true", "Q x=on");
  }

  @Test
  void emitBelongsToTheQueryOfAnInsert() {
    SqlInsert insert = (SqlInsert) Scripts.one("INSERT INTO k SELECT a FROM t EMIT FINAL");

    SqlStreamingQuery source = (SqlStreamingQuery) insert.getSource();
    assertThat(source.emit().mode()).isEqualTo(SqlEmit.Mode.FINAL);
    assertThat(Scripts.at(source.emit().getParserPosition())).isEqualTo("1:31-1:40");
  }

  @Test
  void clausesAreToldFromAliases() {
    SqlSelect alias =
        (SqlSelect) Scripts.one("SELECT emit.a FROM t emit JOIN u late ON emit.a = late.a");
    assertThat(Scripts.unparse(alias)).contains("\"t\" AS \"emit\"").contains("\"u\" AS \"late\"");

    SqlStreamingQuery both =
        (SqlStreamingQuery) Scripts.one("SELECT emit.a FROM t AS emit EMIT ON UPDATE");
    assertThat(Scripts.unparse(both)).contains("\"t\" AS \"emit\"").contains("EMIT ON UPDATE");
  }

  @Test
  void parametersCountFromOneStatementOn() {
    List<ScriptStatement> statements =
        Scripts.parse("DELETE FROM t WHERE a = ?; DELETE FROM t WHERE b = ? AND c = ?");

    List<Integer> indexes = new ArrayList<>();
    statements
        .getLast()
        .node()
        .accept(
            new SqlBasicVisitor<Void>() {
              @Override
              public Void visit(SqlDynamicParam parameter) {
                indexes.add(parameter.getIndex());
                return null;
              }
            });
    assertThat(indexes).containsExactly(0, 1);
  }

  @Test
  void constraintsOfColumnsAreConstraintsOfTheTable() {
    SqlCreateTable table =
        (SqlCreateTable)
            Scripts.one(
                """
                CREATE TABLE t (
                  a INT PRIMARY KEY DEFAULT 3,
                  b INT CONSTRAINT low CHECK (b < 9)
                )\
                """);

    assertThat(table.elements())
        .extracting(node -> Scripts.at(node.getParserPosition()))
        .containsExactly("2:3-2:29", "2:9-2:19", "3:3-3:36", "3:9-3:36");
    SqlTableColumn column = (SqlTableColumn) table.elements().get(0);
    assertThat(column.defaultValue()).isNotNull();
    SqlTableKey key = (SqlTableKey) table.elements().get(1);
    assertThat(key.isPrimary()).isTrue();
    SqlTableCheck check = (SqlTableCheck) table.elements().get(3);
    assertThat(check.name()).hasToString("low");
    assertThat(Scripts.at(check.condition().getParserPosition())).isEqualTo("3:31-3:35");
  }

  @Test
  void onConflictHasPositions() {
    SqlInsertOnConflict insert =
        (SqlInsertOnConflict)
            Scripts.one(
                """
                INSERT INTO t VALUES (1)
                ON CONFLICT (a) DO UPDATE SET b = EXCLUDED.b
                  WHERE t.b < 3\
                """);

    assertThat(Scripts.at(insert.getParserPosition())).isEqualTo("1:1-3:15");
    assertThat(Scripts.at(insert.onConflict().getParserPosition())).isEqualTo("2:1-3:15");
    assertThat(Scripts.at(insert.onConflict().target().getParserPosition())).isEqualTo("2:13-2:15");
    assertThat(Scripts.at(insert.onConflict().values().get(0).getParserPosition()))
        .isEqualTo("2:35-2:44");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "conflict",
        "nothing",
        "do",
        "sink",
        "stream2",
        "emit",
        "watermark",
        "symbol",
        "value",
        "timestamp",
        "time",
        "date",
        "count",
        "min",
        "max",
        "sum",
        "avg",
        "open",
        "high",
        "low",
        "close",
        "first",
        "last",
        "volume",
        "side",
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "rank",
        "key",
        "type",
        "level",
        "percent",
        "result",
        "position",
        "period",
        "range",
        "call",
        "put",
        "text",
        "string",
        "list",
        "step",
        "code",
        "late",
        "changes",
        "checkpoint",
        "pause",
        "runtime",
        "temporal",
        "probe",
        "logical",
        "function",
        "language",
        "start",
        "data",
        "name",
        "state",
        "no",
        "one",
        "old",
        "condition",
        "scale",
        "at",
        "uuid",
        "element",
        "system",
        "match",
        "floor",
        "power",
        "mod"
      })
  void wordsThatAreNamesToo(String word) {
    String sql =
        "CREATE SOURCE s (%1$s INT, b AS %1$s + 1); SELECT %1$s, t.%1$s, (%1$s), -%1$s, SUM(%1$s) AS %1$s FROM t WHERE %1$s > 3 GROUP BY %1$s ORDER BY %1$s"
            .formatted(word);

    assertThat(Scripts.parse(sql)).hasSize(2);
  }
}
