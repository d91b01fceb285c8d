package dev.laminar.compile;

import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedInsert;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;

/** INSERT INTO a sink that waits for it. */
final class InsertCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final SinkFeeder feeder;

  InsertCompiler(SqlFrontend frontend, Definitions definitions, SinkFeeder feeder) {
    this.frontend = frontend;
    this.definitions = definitions;
    this.feeder = feeder;
  }

  CompiledStatement compile(ParsedStatement statement, Statement.Insert insert) {
    long start = System.nanoTime();
    AnalyzedInsert analyzed =
        frontend.analyzeInsert(statement, insert.node(), definitions.catalog());
    long analyzeNs = System.nanoTime() - start;
    return feeder.feedDeclared(
        analyzed.target(),
        analyzed.query(),
        analyzeNs,
        statement.span(),
        "create another sink: one query feeds a sink");
  }
}
