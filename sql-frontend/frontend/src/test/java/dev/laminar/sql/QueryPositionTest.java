package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.AnalyzedQuery.OutputColumn;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.Test;

/** What a query's parts are called, and where they stand. */
class QueryPositionTest {

  private static final String OHLC =
      """
      SELECT symbol,
             TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar,
             FIRST_VALUE(price) AS open, count(*),
             SUM(qty) FILTER (WHERE qty / 2 > 3) AS big
      FROM trades
      WHERE price * 2 > 10 AND symbol <> 'x'
      GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE)
      HAVING COUNT(*) > 1
      EMIT ON WINDOW CLOSE\
      """;

  @Test
  void outputColumns() {
    assertThat(FrontendFixture.analyze(OHLC).columns())
        .extracting(column -> column.name() + " " + FrontendFixture.at(column.span()))
        .containsExactly(
            "symbol 1:8-1:13", "bar 2:8-2:44", "open 3:8-3:25", "count 3:36-3:43", "big 4:8-4:42");
  }

  @Test
  void clauses() {
    AnalyzedQuery query = FrontendFixture.analyze(OHLC);

    assertThat(FrontendFixture.at(query.clauses().where())).isEqualTo("6:7-6:38");
    assertThat(query.clauses().groupBy())
        .extracting(FrontendFixture::at)
        .containsExactly("7:10-7:15", "7:18-7:48");
    assertThat(FrontendFixture.at(query.clauses().having())).isEqualTo("8:8-8:19");
    assertThat(FrontendFixture.at(query.clauses().qualify())).isEqualTo("none");
    assertThat(FrontendFixture.at(query.emit().span())).isEqualTo("9:1-9:20");
    assertThat(FrontendFixture.at(query.span())).isEqualTo("1:1-9:20");
  }

  @Test
  void expressionsAndAggregates() {
    List<String> positions = new ArrayList<>();
    AnalyzedQuery query = FrontendFixture.analyze(OHLC);
    query
        .rel()
        .accept(
            new RelHomogeneousShuttle() {
              @Override
              public RelNode visit(RelNode rel) {
                rel.accept(
                    new RexShuttle() {
                      @Override
                      public RexNode visitCall(RexCall call) {
                        positions.add(
                            call.getOperator().getName()
                                + " "
                                + FrontendFixture.at(
                                    query.script().span(call.getParserPosition())));
                        return super.visitCall(call);
                      }
                    });
                if (rel instanceof Aggregate aggregate) {
                  aggregate
                      .getAggCallList()
                      .forEach(call ->
                          positions.add(
                              call.getAggregation().getName()
                                  + " "
                                  + FrontendFixture.at(
                                      query.script().span(call.getParserPosition()))));
                }
                return super.visit(rel);
              }
            });

    assertThat(positions)
        .contains(
            "* 6:7-6:15",
            "> 6:7-6:20",
            "<> 6:26-6:38",
            "AND 6:7-6:38",
            "/ 4:31-4:37",
            "$TUMBLE 7:18-7:48",
            "FIRST_VALUE 3:8-3:25",
            "COUNT 3:36-3:43",
            "SUM 4:8-4:15");
  }

  @Test
  void namesOfUnnamedColumns() {
    assertThat(
            FrontendFixture.analyze(
                    "SELECT UPPER(symbol), price + 1, CAST(qty AS BIGINT), qty, CASE WHEN ok THEN 1 END, UPPER(note),"
                        + " DATE_TRUNC('day', ts), 5, COALESCE(qty, 0) FROM trades")
                .columns())
        .extracting(OutputColumn::name)
        .containsExactly(
            "upper",
            "column2",
            "qty_2",
            "qty",
            "case",
            "upper_2",
            "date_trunc",
            "column8",
            "coalesce");
  }

  @Test
  void aStarStandsForItsColumns() {
    assertThat(FrontendFixture.analyze("SELECT q.*, 1 AS one FROM quotes AS q").columns())
        .extracting(column -> column.name() + " " + FrontendFixture.at(column.span()))
        .containsExactly("symbol 1:8-1:10", "bid 1:8-1:10", "ts 1:8-1:10", "one 1:13-1:13");
  }

  @Test
  void nothingIsFoldedOrSimplified() {
    AnalyzedQuery query =
        FrontendFixture.analyze(
            "SELECT 1 / 0 AS x FROM trades WHERE qty IN (1, 2) AND 1 / 0 > 3 AND NOT (qty > 3)");

    assertThat(RelOptUtil.toString(query.rel()).replace("\r", ""))
        .isEqualTo(
            """
            LogicalProject(x=[/(1, 0)])
              LogicalFilter(condition=[AND(OR(=($2, 1), =($2, 2)), >(/(1, 0), 3), NOT(>($2, 3)))])
                LogicalTableScan(table=[[trades]])
            """);
  }

  @Test
  void longInListsStayConditions() {
    String list = "1" + ", 2".repeat(100);

    assertThat(
            RelOptUtil.toString(
                FrontendFixture.analyze("SELECT qty FROM trades WHERE qty IN (" + list + ")")
                    .rel()))
        .doesNotContain("Join")
        .contains("OR(");
  }

  @Test
  void analysisLeavesTheTreeAsItWas() {
    ParsedStatement statement = FrontendFixture.parse(OHLC);
    SqlNode node = statement.statement().node();
    String before = node.toString();
    AnalyzedQuery first =
        FrontendFixture.FRONTEND.analyzeQuery(statement, node, FrontendFixture.catalog());
    AnalyzedQuery second =
        FrontendFixture.FRONTEND.analyzeQuery(statement, node, FrontendFixture.catalog());

    assertThat(node.toString()).isEqualTo(before);
    assertThat(RelOptUtil.toString(second.rel())).isEqualTo(RelOptUtil.toString(first.rel()));
  }

  @Test
  void inputsIncludeThoseOfSubqueries() {
    assertThat(
            FrontendFixture.analyze(
                    "SELECT symbol FROM trades AS t WHERE EXISTS (SELECT 1 FROM Quotes q WHERE q.symbol = t.symbol)")
                .inputs())
        .containsExactlyInAnyOrder("trades", "quotes");
  }
}
