package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.SourceObject.SourceColumn;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SourceAnalysisTest {

  @Test
  void columnsKeepTheirOrderAndExpressionsReadPhysicalColumnsFirst() {
    SourceObject source =
        source(
            """
            CREATE SOURCE Trades (
              Symbol VARCHAR NOT NULL,
              cost AS price * qty,
              price DECIMAL(10, 2),
              qty INT,
              taxed AS COST * 2,
              ts TIMESTAMP,
              WATERMARK FOR ts AS ts - INTERVAL '5' SECOND,
              PRIMARY KEY (symbol, TS))\
            """);

    assertThat(source.name()).isEqualTo("Trades");
    assertThat(source.columns())
        .extracting(column ->
            column.name() + " " + column.type() + (column.type().isNullable() ? "" : " NOT NULL"))
        .containsExactly(
            "Symbol VARCHAR NOT NULL",
            "cost DECIMAL(20, 2)",
            "price DECIMAL(10, 2)",
            "qty INTEGER",
            "taxed DECIMAL(30, 2)",
            "ts TIMESTAMP(6)");
    assertThat(source.physicalColumns())
        .extracting(SourceColumn::name)
        .containsExactly("Symbol", "price", "qty", "ts");
    assertThat(source.computedColumns())
        .extracting(SourceColumn::expression)
        .map(Objects::toString)
        .containsExactly("*($1, $2)", "*($4, 2)");
    assertThat(source.primaryKey()).containsExactly("Symbol", "ts");
    SourceObject.Watermark watermark = Objects.requireNonNull(source.watermark());
    assertThat(watermark.column()).isEqualTo("ts");
    assertThat(watermark.columnIndex()).isEqualTo(5);
    assertThat(watermark.expression()).hasToString("-($3, 5000:INTERVAL SECOND)");
    assertThat(FrontendFixture.at(watermark.span())).isEqualTo("8:3-8:46");
    assertThat(FrontendFixture.at(watermark.columnSpan())).isEqualTo("8:17-8:18");
  }

  @Test
  void columnsMayBeIntervals() {
    SourceObject source =
        source(
            "CREATE SOURCE s (a INTERVAL DAY TO SECOND NOT NULL, b INTERVAL YEAR, c INTERVAL HOUR TO MINUTE)");
    assertThat(source.columns())
        .extracting(column -> column.type().getFullTypeString())
        .containsExactly(
            "INTERVAL DAY TO SECOND NOT NULL", "INTERVAL YEAR", "INTERVAL HOUR TO MINUTE");
  }

  @Test
  void theWatermarkMayBeTheColumnItself() {
    SourceObject source =
        source("CREATE SOURCE s (ms BIGINT, ts AS TIMESTAMP_MILLIS(ms), WATERMARK FOR ts)");

    SourceObject.Watermark watermark = Objects.requireNonNull(source.watermark());
    assertThat(watermark.columnIndex()).isEqualTo(1);
    assertThat(watermark.expression()).hasToString("$1");
  }

  @Test
  void optionsOfConnectorFormatAndWithAreOneSet() {
    OptionSet options =
        source(
                """
                CREATE SOURCE s (a INT)
                FROM Kafka (topic = 't', 'Group.id' = 7) FORMAT JSON (ignore_errors = true)
                WITH (wal_mode = off, path = '${data}/x-${Data}')\
                """)
            .options();

    assertThat(options.asMap())
        .containsExactly(
            Map.entry("connector", "kafka"),
            Map.entry("topic", "t"),
            Map.entry("Group.id", "7"),
            Map.entry("format", "json"),
            Map.entry("ignore_errors", "true"),
            Map.entry("wal_mode", "off"),
            Map.entry("path", "/data/x-/data"));
    assertThat(options.value("GROUP.ID")).contains("7");
    assertThat(FrontendFixture.at(options.keySpan("group.id"))).isEqualTo("2:26-2:35");
    assertThat(FrontendFixture.at(options.valueSpan("group.id"))).isEqualTo("2:39-2:39");
    assertThat(FrontendFixture.at(options.valueSpan("connector"))).isEqualTo("2:6-2:10");
    assertThat(FrontendFixture.at(options.valueSpan("nothing"))).isEqualTo("none");
  }

  private static SourceObject source(String sql) {
    ParsedStatement statement = FrontendFixture.parse(sql);
    return FrontendFixture.FRONTEND.analyzeSource(
        statement,
        ((Statement.CreateSource) statement.statement()).node(),
        new Catalog(),
        Map.of("DATA", "/data"));
  }
}
