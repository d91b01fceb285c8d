package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserRoutine;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Compiles statements one after the other against a catalog that grows with them: hands each to the
 * compiler of its kind. Nothing is run. Not thread safe.
 */
public final class StatementCompiler implements AutoCloseable {

  private final SqlFrontend frontend = new SqlFrontend();
  private final Definitions definitions = new Definitions();
  private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Settings settings = new Settings(variables);
  private final CreateSourceCompiler createSource;
  private final CreateTableCompiler createTable;
  private final CreateStreamCompiler createStream;
  private final ChangeCompiler change;
  private final CreateSinkCompiler createSink;
  private final InsertCompiler insert;
  private final SelectCompiler select;
  private final CreateFunctionCompiler createFunction;
  private final FollowCompiler follow;
  private final DropCompiler drop;
  private final ExplainCompiler explain;
  private final ShowCompiler show;
  private @Nullable ParsedStatement current;

  /**
   * @param codegen settings of code generation
   * @param variables what {@code ${NAME}} in options stands for
   */
  public StatementCompiler(CompileSettings codegen, Map<String, String> variables) {
    this.variables.putAll(variables);
    ConnectorRegistry connectors = new ConnectorRegistry();
    ClassFactory classes = new ClassFactory(codegen);
    SinkCompiler sinks = new SinkCompiler(connectors, classes);
    QueryTranslator queries = new QueryTranslator(definitions, classes, settings);
    SinkFeeder feeder = new SinkFeeder(definitions, sinks, queries);
    Replacements replacements = new Replacements(definitions, settings);
    this.createSource =
        new CreateSourceCompiler(
            frontend, definitions, replacements, new SourceCompiler(connectors, classes));
    StoredRowsCompiler stored = new StoredRowsCompiler(classes);
    this.createTable = new CreateTableCompiler(frontend, definitions, replacements, stored);
    this.change = new ChangeCompiler(frontend, definitions, queries);
    LateSinks lateSinks = new LateSinks(frontend, definitions, feeder);
    this.createStream =
        new CreateStreamCompiler(
            frontend, definitions, queries, settings, replacements, stored, lateSinks);
    this.createSink =
        new CreateSinkCompiler(frontend, definitions, replacements, sinks, feeder, lateSinks);
    this.insert = new InsertCompiler(frontend, definitions, feeder);
    this.select = new SelectCompiler(frontend, definitions, queries, feeder);
    FunctionUses uses = new FunctionUses(definitions);
    this.createFunction = new CreateFunctionCompiler(frontend, definitions, uses);
    this.follow = new FollowCompiler(frontend, definitions, queries);
    this.drop = new DropCompiler(definitions, uses);
    this.explain = new ExplainCompiler(frontend, definitions, sinks, queries, select, settings);
    this.show = new ShowCompiler(definitions);
  }

  /** What is defined so far. */
  public Catalog catalog() {
    return definitions.catalog();
  }

  /** The query of a stream. */
  public Optional<CompiledQuery> query(String stream) {
    return definitions.query(stream);
  }

  /** Names of the functions that a statement may use. */
  public List<String> executableFunctions() {
    return FunctionList.executable(frontend.functionNames());
  }

  /** The functions that users wrote, by name. */
  public List<FunctionObject> userFunctions() {
    return definitions.catalog().objects().stream()
        .filter(FunctionObject.class::isInstance)
        .map(FunctionObject.class::cast)
        .sorted(Comparator.comparing(FunctionObject::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /**
   * Defines a function of a program's class.
   *
   * @throws LaminarException DUPLICATE_OBJECT
   */
  public CompiledStatement createFunction(UserRoutine routine) {
    definitions.begin();
    return createFunction.define(routine);
  }

  /** The reserved words that SQL-92 does not have, sorted. */
  public List<String> keywords() {
    return frontend.keywords();
  }

  /** Where a name stands in the statement being compiled. */
  public SourceSpan nameSpan(SqlNode name) {
    return current == null ? SourceSpan.NONE : SqlFrontend.span(current, name);
  }

  /** Whether a query is that of a SELECT. */
  public boolean isAnonymous(String query) {
    return definitions.anonymousQueries().contains(query);
  }

  /** Name of the query that a sink owns. */
  public static String sinkQueryName(String sink) {
    return sink + "_query";
  }

  /** Splits a script into statements. */
  public List<ParsedStatement> parse(String scriptName, String text) {
    return frontend.parse(scriptName, text);
  }

  /** Sets variables for the statements that follow. */
  public void setVariables(Map<String, String> values) {
    variables.putAll(values);
  }

  /**
   * Compiles a statement and adds what it defines to the catalog.
   *
   * @throws LaminarException when the statement is wrong, or not executed in this version; nothing
   *     has changed then
   */
  public CompiledStatement compile(ParsedStatement statement) {
    return compile(statement, this::dispatch);
  }

  /**
   * Compiles a query, or SUBSCRIBE, that follows what it reads: where a SELECT answers once, this
   * goes on with what changes.
   */
  public CompiledStatement follow(ParsedStatement statement) {
    return compile(statement, follow::compile);
  }

  /** Compiles as {@link #follow} does, for the caller, who closes it: it is not going to run. */
  public CompiledQuery preview(ParsedStatement statement) {
    return follow.preview(statement);
  }

  private CompiledStatement compile(
      ParsedStatement statement, Function<ParsedStatement, CompiledStatement> compiling) {
    definitions.begin();
    current = statement;
    try {
      return compiling.apply(statement);
    } catch (RuntimeException e) {
      undo();
      throw e;
    }
  }

  /**
   * What a statement takes and answers with. Of SHOW, DESCRIBE and EXPLAIN the rows are known where
   * they are answered.
   *
   * @throws LaminarException when a SELECT is wrong, or not executed in this version; whether
   *     others are is seen when they are compiled
   */
  public StatementShape shape(ParsedStatement statement) {
    return statement.statement() instanceof Statement.Query query
        ? select.shape(statement, query)
        : StatementShape.UPDATE;
  }

  /** Says who knows how many rows a table or view has; -1 stands for one that nobody knows. */
  public void setRowCounts(ToLongFunction<String> counts) {
    definitions.setRowCounts(counts);
  }

  /** Moves with each change of what is defined. */
  public long version() {
    return definitions.version();
  }

  /**
   * Compiles a SELECT over what ends, to be run any number of times by the caller, who closes it.
   *
   * @return empty for a SELECT that goes on
   */
  public Optional<CompiledQuery> answer(ParsedStatement statement) {
    return statement.statement() instanceof Statement.Query query
        ? select.answer(statement, query)
        : Optional.empty();
  }

  /**
   * Compiles a change of a table, to be run any number of times by the caller, who closes it.
   *
   * @return empty when it is another statement
   */
  public Optional<CompiledStatement.Change> change(ParsedStatement statement) {
    return switch (statement.statement()) {
      case Statement.Insert inserted when !changesTable(inserted) -> Optional.empty();
      case Statement.Insert _,
          Statement.InsertOnConflict _,
          Statement.Update _,
          Statement.Delete _ ->
          Optional.of(change.compile(statement));
      default -> Optional.empty();
    };
  }

  /** Like {@link #compile}, but a bare SELECT becomes a {@code print} sink. */
  public CompiledStatement compilePrinting(ParsedStatement statement) {
    CompiledStatement compiled = compile(statement);
    if (!(compiled instanceof CompiledStatement.Select selected)) {
      return compiled;
    }
    try {
      return select.print(statement, selected.query());
    } catch (RuntimeException e) {
      undo();
      throw e;
    }
  }

  private CompiledStatement dispatch(ParsedStatement statement) {
    return switch (statement.statement()) {
      case Statement.CreateSource create -> createSource.compile(statement, create, variables);
      case Statement.CreateQuery create -> createStream.compile(statement, create, variables);
      case Statement.CreateSink create -> createSink.compile(statement, create, variables);
      case Statement.CreateTable create -> createTable.compile(statement, create);
      case Statement.CreateFunction create -> createFunction.compile(statement, create);
      case Statement.Insert inserted ->
          changesTable(inserted) ? change.compile(statement) : insert.compile(statement, inserted);
      case Statement.InsertOnConflict _, Statement.Update _, Statement.Delete _ ->
          change.compile(statement);
      case Statement.Truncate _ -> change.truncate(statement);
      case Statement.Query query -> select.compile(statement, query);
      case Statement.Subscribe _ -> follow.compile(statement);
      case Statement.Drop dropped -> drop.compile(statement, dropped);
      case Statement.SetVariable set -> setVariable(statement, set);
      case Statement.Explain explained -> explain.compile(statement, explained, variables);
      case Statement.Show shown -> show.compile(statement, shown);
      case Statement.Describe describe -> new CompiledStatement.Describe(describe.node());
      case Statement.Report report -> report(statement, report);
      case Statement.CreateLookupTable _,
          Statement.AlterSource _,
          Statement.DeclareCursor _,
          Statement.Fetch _,
          Statement.CloseCursor _,
          Statement.Control _,
          Statement.Checkpoint _,
          Statement.Restore _ ->
          throw Unsupported.statement(statement);
    };
  }

  private boolean changesTable(Statement.Insert insert) {
    return changesTable(insert, definitions.catalog());
  }

  /** Whether an INSERT is into a table or a source; else it feeds a sink. */
  static boolean changesTable(Statement.Insert insert, Catalog catalog) {
    return insert.node().getTargetTable() instanceof SqlIdentifier name
        && catalog
            .find(name.names.getLast())
            .filter(object -> object instanceof TableObject || object instanceof SourceObject)
            .isPresent();
  }

  private CompiledStatement report(ParsedStatement statement, Statement.Report report) {
    SourceSpan span = SqlFrontend.span(statement, report.node().name());
    CatalogObject object =
        definitions.catalog().require(report.node().name().names.getLast(), span);
    String query = object.kind() == ObjectKind.SINK ? sinkQueryName(object.name()) : object.name();
    CompiledQuery running =
        query(query)
            .orElseThrow(() ->
                new LaminarException(
                    ErrorCode.INVALID_STATEMENT,
                    "'%s' is a %s, which no query computes"
                        .formatted(object.name(), Catalog.kindName(object.kind())),
                    span,
                    "name a stream, a materialized view or a sink"));
    return new CompiledStatement.Report(report.node().kind(), object.name(), running);
  }

  private CompiledStatement setVariable(ParsedStatement statement, Statement.SetVariable set) {
    OptionSet.Option option = settings.set(statement, set.node());
    definitions.settingChanged();
    return new CompiledStatement.Variable(option.key(), option.value());
  }

  /** Takes back what the last statement changed here, when the engine could not do what it says. */
  public void undo() {
    definitions.undo();
  }

  /** Releases the classes of what the last statement replaced, which the engine has no more. */
  public void releaseReplaced() {
    definitions.releaseRetired();
  }

  /** Releases the classes of a source, stream, sink or query that the engine has no more. */
  public void release(String name) {
    definitions.release(name);
  }

  @Override
  public void close() {
    definitions.close();
  }
}
