package dev.laminar.compile;

import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.kernel.engine.Retention;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import dev.laminar.sql.tree.SqlSubscribe;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * SUBSCRIBE, and queries that a program subscribes to: they get what is there and then what
 * changes, where a SELECT would have answered once.
 */
final class FollowCompiler {

  private static final String PREFIX = "subscription_";

  private final SqlFrontend frontend;
  private final Definitions definitions;
  private final QueryTranslator queries;
  private long lastNumber;

  FollowCompiler(SqlFrontend frontend, Definitions definitions, QueryTranslator queries) {
    this.frontend = frontend;
    this.definitions = definitions;
    this.queries = queries;
  }

  /** Compiles a query that is going to run. */
  CompiledStatement.Select compile(ParsedStatement statement) {
    String name;
    do {
      lastNumber++;
      name = PREFIX + lastNumber;
    } while (definitions.catalog().find(name).isPresent());
    CompiledQuery compiled = translate(statement, name);
    definitions.addQuery(compiled);
    definitions.addAnonymous(compiled);
    return new CompiledStatement.Select(compiled);
  }

  /** Compiles a query to learn what it puts out; the caller closes it. */
  CompiledQuery preview(ParsedStatement statement) {
    return translate(statement, "subscription");
  }

  private CompiledQuery translate(ParsedStatement statement, String name) {
    long start = System.nanoTime();
    AnalyzedQuery analyzed =
        frontend.analyzeQuery(statement, query(statement), definitions.catalog());
    LateSinks.refuse(analyzed);
    if (!analyzed.parameters().isEmpty()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "a subscription takes no parameters",
          statement.span(),
          "write the values into the query");
    }
    long analyzeNs = System.nanoTime() - start;
    Retention retention = retention(statement);
    return queries.translate(analyzed, name, new RowTaker.Readers(), analyzeNs).with(retention);
  }

  /** With which epoch a subscription begins. */
  private Retention retention(ParsedStatement statement) {
    if (!(statement.statement() instanceof Statement.Subscribe subscribe)
        || subscribe.node().epoch() == null) {
      return Retention.NONE;
    }
    SqlNumericLiteral epoch = subscribe.node().epoch();
    SourceSpan span = SqlFrontend.span(statement, epoch);
    if (subscribe.node().name().names.size() > 1) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "late rows are not kept: there are none of epochs that have passed",
          span,
          "leave AS OF EPOCH out");
    }
    String name = subscribe.node().name().getSimple();
    CatalogObject object = definitions.catalog().require(name, span);
    if (object.kind() != ObjectKind.STREAM) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "only a stream keeps epochs that have passed, and '"
              + object.name()
              + "' is a "
              + Catalog.kindName(object.kind()),
          span,
          "leave AS OF EPOCH out: a table or view begins with its contents, a source with what"
              + " comes next");
    }
    if (definitions.query(object.name()).filter(Settings::keepsHistory).isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "stream '" + object.name() + "' keeps no epochs that have passed",
          span,
          "create it with an option: WITH ('retain_history' = '64mb')");
    }
    try {
      return Retention.from(epoch.bigDecimalValue().longValueExact(), span);
    } catch (ArithmeticException e) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, "an epoch is a whole number", span, "", e);
    }
  }

  private static SqlNode query(ParsedStatement statement) {
    return switch (statement.statement()) {
      case Statement.Query query -> query.node();
      case Statement.Subscribe subscribe -> select(subscribe.node());
      default ->
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "only a query can be subscribed to",
              statement.span(),
              "use execute for other statements");
    };
  }

  private static SqlSelect select(SqlSubscribe subscribe) {
    SqlParserPos pos = subscribe.getParserPosition();
    return new SqlSelect(
        pos,
        null,
        new SqlNodeList(List.of(SqlIdentifier.star(pos)), pos),
        subscribe.name(),
        subscribe.where(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
