package dev.laminar.compile;

import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.SqlEmit;
import dev.laminar.sql.type.KernelTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;

/** A bare SELECT: a query without a name of its own. */
final class SelectCompiler {

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final QueryTranslator queries;
  private final SinkFeeder feeder;
  private int lastNumber;

  SelectCompiler(
      SqlFrontend frontend, Definitions definitions, QueryTranslator queries, SinkFeeder feeder) {
    this.frontend = frontend;
    this.definitions = definitions;
    this.queries = queries;
    this.feeder = feeder;
  }

  CompiledStatement.Select compile(ParsedStatement statement, Statement.Query query) {
    long start = System.nanoTime();
    AnalyzedQuery analyzed = analyze(statement, query);
    long analyzeNs = System.nanoTime() - start;
    String name;
    do {
      lastNumber++;
      name = "select_" + lastNumber;
    } while (definitions.catalog().find(name).isPresent());
    CompiledQuery compiled =
        follows(analyzed)
            ? queries.translate(analyzed, name, new RowTaker.Asker(), analyzeNs)
            : queries.onceBesideOthers(analyzed, name, analyzeNs);
    definitions.addQuery(compiled);
    definitions.addAnonymous(compiled);
    return new CompiledStatement.Select(compiled);
  }

  /**
   * Compiles a SELECT to learn what it takes and answers with, and forgets it.
   *
   * @throws LaminarException when the statement is wrong, or not executed in this version
   */
  StatementShape shape(ParsedStatement statement, Statement.Query query) {
    AnalyzedQuery analyzed = analyze(statement, query);
    try (CompiledQuery compiled = translate(analyzed, "prepared", 0)) {
      return new StatementShape(
          analyzed.parameters().stream().map(SelectCompiler::parameter).toList(),
          compiled.schema(),
          compiled.changelog(),
          compiled.keys());
    }
  }

  /** Compiles a SELECT as it would run, to be looked at. */
  CompiledQuery explained(ParsedStatement statement, Statement.Query query) {
    return translate(analyze(statement, query), "explained", 0);
  }

  /** Compiles a SELECT over what ends; empty for others. */
  Optional<CompiledQuery> answer(ParsedStatement statement, Statement.Query query) {
    long start = System.nanoTime();
    AnalyzedQuery analyzed = frontend.analyzeAnswer(statement, query.node(), definitions.catalog());
    LateSinks.refuse(analyzed);
    return follows(analyzed)
        ? Optional.empty()
        : Optional.of(queries.once(analyzed, "answer", System.nanoTime() - start));
  }

  /** A query over what ends answers once; others follow what they read. */
  private boolean follows(AnalyzedQuery query) {
    return query.emit().mode() != SqlEmit.Mode.DEFAULT
        || !query.inputs().stream().allMatch(definitions::ends);
  }

  private AnalyzedQuery analyze(ParsedStatement statement, Statement.Query query) {
    AnalyzedQuery analyzed = frontend.analyzeQuery(statement, query.node(), definitions.catalog());
    LateSinks.refuse(analyzed);
    return analyzed;
  }

  private CompiledQuery translate(AnalyzedQuery query, String name, long analyzeNs) {
    return follows(query)
        ? queries.translate(query, name, new RowTaker.Asker(), analyzeNs)
        : queries.once(query, name, analyzeNs);
  }

  static DataType parameter(RelDataType type) {
    return KernelTypes.of(type)
        .orElseThrow(() -> new LaminarException(ErrorCode.INTERNAL, "a parameter of type " + type));
  }

  /** Has a {@code print} sink take the rows of a SELECT, or of SUBSCRIBE, with their weights. */
  CompiledStatement.NewSink print(ParsedStatement statement, CompiledQuery query) {
    List<OptionSet.Option> options = new ArrayList<>();
    options.add(option("connector", "print"));
    if (statement.statement() instanceof Statement.Subscribe
        && query.changelog() != ChangelogMode.APPEND) {
      options.add(option("json.weight_key", "_weight"));
    }
    SinkObject sink =
        new SinkObject(
            query.name() + "_print",
            List.of(),
            new OptionSet(options),
            Set.of(),
            statement.sql(),
            statement.span());
    return feeder.attach(sink, query, statement.span());
  }

  private static OptionSet.Option option(String key, String value) {
    return new OptionSet.Option(key, value, SourceSpan.NONE, SourceSpan.NONE);
  }
}
