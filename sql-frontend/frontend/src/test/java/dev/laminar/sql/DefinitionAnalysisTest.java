package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.analysis.AnalyzedInsert;
import dev.laminar.sql.analysis.AnalyzedSink;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionAnalysisTest {

  @Test
  void aStreamHasTheColumnsOfItsQuery() {
    ParsedStatement statement =
        FrontendFixture.parse(
            "CREATE STREAM Big WITH (retain_history = '64mb') AS SELECT symbol, qty * 2 AS twice FROM trades");
    AnalyzedStream stream =
        FrontendFixture.FRONTEND.analyzeStream(
            statement,
            ((Statement.CreateQuery) statement.statement()).node(),
            FrontendFixture.catalog(),
            Map.of());

    assertThat(stream.object().name()).isEqualTo("Big");
    assertThat(stream.object().kind()).isEqualTo(ObjectKind.STREAM);
    assertThat(stream.object().fields())
        .extracting(CatalogObject.Field::name)
        .containsExactly("symbol", "twice");
    assertThat(stream.object().dependsOn()).containsExactly("trades");
    assertThat(stream.object().options().value("retain_history")).contains("64mb");
    assertThat(stream.object().sql()).startsWith("CREATE STREAM Big").endsWith("FROM trades");
  }

  @Test
  void aSinkIsFedByANameByAQueryOrLater() {
    AnalyzedSink named = sink("CREATE SINK k FROM quotes WITH (connector = 'print')");
    assertThat(named.query().orElseThrow().columns()).hasSize(3);
    assertThat(named.sink().dependsOn()).containsExactly("quotes");

    AnalyzedSink queried =
        sink("CREATE SINK k INTO PRINT (prefix = 'x') AS SELECT bid FROM quotes WHERE bid > 3");
    assertThat(queried.sink().fields())
        .extracting(CatalogObject.Field::name)
        .containsExactly("bid");
    assertThat(queried.sink().options().asMap())
        .containsEntry("connector", "print")
        .containsEntry("prefix", "x");

    AnalyzedSink declared = sink("CREATE SINK k WITH (connector = 'print')");
    assertThat(declared.query()).isEmpty();
    assertThat(declared.sink().fields()).isEmpty();
  }

  @Test
  void insertsGoIntoSinksAndSources() {
    AnalyzedInsert sink = insert("INSERT INTO alerts SELECT symbol, bid FROM quotes");
    assertThat(sink.target().name()).isEqualTo("alerts");

    AnalyzedChange source =
        FrontendFixture.FRONTEND.analyzeChange(
            FrontendFixture.parse("INSERT INTO quotes (TS, symbol) SELECT ts, symbol FROM trades"),
            FrontendFixture.catalog());
    assertThat(source.kind()).isEqualTo(AnalyzedChange.Kind.PUSH);
    assertThat(source.table().name()).isEqualTo("quotes");
    assertThat(source.rows().columns()).hasSize(source.table().columns().size());
  }

  private static AnalyzedSink sink(String sql) {
    ParsedStatement statement = FrontendFixture.parse(sql);
    return FrontendFixture.FRONTEND.analyzeSink(
        statement,
        ((Statement.CreateSink) statement.statement()).node(),
        FrontendFixture.catalog(),
        Map.of());
  }

  private static AnalyzedInsert insert(String sql) {
    ParsedStatement statement = FrontendFixture.parse(sql);
    return FrontendFixture.FRONTEND.analyzeInsert(
        statement, ((Statement.Insert) statement.statement()).node(), FrontendFixture.catalog());
  }
}
