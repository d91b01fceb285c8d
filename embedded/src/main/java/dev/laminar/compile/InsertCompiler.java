package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedInsert;
import dev.laminar.sql.catalog.SinkObject;
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
    SinkObject declared = analyzed.target();
    SinkObject fed =
        new SinkObject(
            declared.name(),
            analyzed.query().fields(),
            declared.options(),
            analyzed.query().inputs(),
            declared.sql(),
            declared.span());
    if (!declared.fields().isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "sink " + declared.name() + " is fed already",
          statement.span(),
          "create another sink: one query feeds a sink");
    }
    CompiledStatement compiled = feeder.feed(fed, analyzed.query(), analyzeNs, statement.span());
    definitions.replace(declared, fed, statement.span());
    return compiled;
  }
}
