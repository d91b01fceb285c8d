package dev.laminar.testkit;

import dev.laminar.Change;
import dev.laminar.LagPolicy;
import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.ObjectInfo;
import dev.laminar.ObjectInfo.ColumnDetail;
import dev.laminar.Row;
import dev.laminar.SqlScript;
import dev.laminar.SubscribeOptions;
import dev.laminar.Subscription;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a test. Each step is complete, with all that it makes due, before the next begins:
 * statements, rows and watermarks come to the engine one by one, and what queries put out is there
 * when they return.
 */
final class SqltRun implements AutoCloseable {

  private static final int MAX_ROWS = 1_000_000;

  private final SqltFile file;
  private final List<Step> steps;
  private final ManualClock clock = new ManualClock();
  private final Laminar database;
  private final Map<String, Subscription<Change<Row>>> subscriptions = new LinkedHashMap<>();
  private final List<SqltRunner.Replacement> replacements = new ArrayList<>();
  private @Nullable LaminarException reported;

  SqltRun(SqltFile file, List<Step> steps, Consumer<Laminar> preparation) {
    this.file = file;
    this.steps = steps;
    this.database =
        Laminar.open(
            LaminarOptions.defaults()
                .withConsole(OutputStream.nullOutputStream())
                .withEngine(EngineOptions.defaults().withClock(clock)));
    preparation.accept(database);
  }

  /**
   * Takes the steps one by one.
   *
   * @param updates whether tables that differ are to be replaced in the file
   * @return why it ended early
   */
  Optional<Mismatch> perform(boolean updates) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Step next = i + 1 < steps.size() ? steps.get(i + 1) : null;
      Optional<LaminarException> failure = failure(step);
      if (failure.isEmpty()
          && next instanceof Step.Failure
          && step instanceof Step.Query(String query, _, _, _, _, _)) {
        failure = failureOf(query);
      }
      if (next instanceof Step.Failure expected) {
        i++;
        if (failure.isEmpty()) {
          return Optional.of(mismatch(expected, "nothing failed; expected: " + expected.text()));
        }
        if (!failure.get().getMessage().contains(expected.text())) {
          return Optional.of(
              mismatch(
                  expected,
                  "another error was expected: "
                      + expected.text()
                      + "\n"
                      + rendered(failure.get())));
        }
        continue;
      }
      if (failure.isPresent()) {
        return Optional.of(mismatch(step, "failed\n" + rendered(failure.get())));
      }
      Optional<Mismatch> different = compare(step, updates);
      if (different.isPresent()) {
        return different;
      }
    }
    return Optional.empty();
  }

  /** Whether the database has lost rows: known when it was closed. */
  Optional<Mismatch> lostRows() {
    List<String> lost = database.unaccountedRows();
    return lost.isEmpty() || steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            mismatch(
                steps.getLast(),
                "rows are not accounted for, a defect of Laminar: " + String.join("; ", lost)));
  }

  List<SqltRunner.Replacement> replacements() {
    return replacements;
  }

  private String text() {
    return String.join("\n", file.lines());
  }

  private String rendered(LaminarException failure) {
    return failure.render(text()).indent(2).stripTrailing();
  }

  private Mismatch mismatch(Step step, String message) {
    return new Mismatch(file.name(), step.line(), message);
  }

  /** Does what a step says: why it, or a query that it feeds, failed. */
  private Optional<LaminarException> failure(Step step) {
    try {
      perform(step);
      database.awaitCompletion(0, TimeUnit.NANOSECONDS);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new LaminarException(ErrorCode.CANCELLED, "interrupted"));
    } catch (LaminarException e) {
      if (e == reported) {
        return Optional.empty();
      }
      reported = e;
      return Optional.of(e);
    }
  }

  private Optional<LaminarException> failureOf(String query) {
    try {
      answer(query);
      return Optional.empty();
    } catch (LaminarException e) {
      return Optional.of(e);
    }
  }

  private void perform(Step step) {
    switch (step) {
      case Step.Sql sql -> execute(file.name(), sql.text(), file.path());
      case Step.ScriptFile script -> execute(script);
      case Step.Rows rows -> insert(rows);
      case Step.Watermark watermark ->
          database.source(watermark.source()).advanceWatermark(watermark.time());
      case Step.End end -> {
        database.source(end.source()).end();
        database.source(end.source()).flush();
      }
      case Step.Clock moved -> {
        LocalDateTime time = moved.time();
        if (time == null) {
          clock.advance(moved.by());
        } else {
          clock.set(time.toInstant(ZoneOffset.UTC));
        }
        database.runTimers();
      }
      case Step.Expect _, Step.Query _, Step.Failure _ -> {}
    }
  }

  private void execute(Step.ScriptFile script) {
    Path path = file.path().resolveSibling(script.path());
    try {
      execute(String.valueOf(path.getFileName()), Files.readString(path), path);
    } catch (IOException e) {
      throw new LaminarException(
          ErrorCode.MISSING_FILE,
          "script " + path + " cannot be read",
          SourceSpan.NONE,
          "the path is taken from the folder of the test file",
          e);
    }
  }

  private void execute(String name, String sql, Path path) {
    Path folder = path.toAbsolutePath().getParent();
    Map<String, String> variables =
        folder == null ? Map.of() : Map.of("SCRIPT_DIR", folder.toString());
    SqlScript script = new SqlScript(name, sql, variables);
    database.executeScripts(List.of(script), (_, _) -> subscribeToExpected());
  }

  /** Rows are expected of what is defined now: none may pass before somebody looks. */
  private void subscribeToExpected() {
    Set<String> defined = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    database.objects().forEach(object -> defined.add(object.name()));
    for (Step step : steps) {
      if (step instanceof Step.Expect expected
          && !subscriptions.containsKey(expected.query())
          && defined.contains(streamOf(expected.query()))) {
        subscriptions.put(
            expected.query(),
            database
                .changes(expected.query())
                .with(new SubscribeOptions(MAX_ROWS, LagPolicy.FAIL))
                .subscribe());
      }
    }
  }

  /** Whose rows are meant: late ones are {@code stream.late}. */
  private static String streamOf(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Optional<ObjectInfo> find(String name) {
    return database.objects().stream()
        .filter(object -> object.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private void insert(Step.Rows step) {
    ObjectInfo target =
        find(step.target())
            .orElseThrow(() ->
                new LaminarException(
                    ErrorCode.UNDEFINED_TABLE, "there is no '" + step.target() + "'"));
    List<ColumnDetail> columns =
        step.rows().columns().stream().map(name -> column(target, name)).toList();
    StringBuilder sql = new StringBuilder("INSERT INTO ").append(quoted(target.name()));
    sql.append(" (")
        .append(String.join(", ", columns.stream().map(column -> quoted(column.name())).toList()))
        .append(") VALUES ");
    List<String> rows = new ArrayList<>();
    for (List<String> cells : step.rows().rows()) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        values.add(Cells.literal(cells.get(i), columns.get(i).type()));
      }
      rows.add("(" + String.join(", ", values) + ")");
    }
    database.execute(sql.append(String.join(",\n", rows)).toString());
  }

  private static ColumnDetail column(ObjectInfo target, String name) {
    return target.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new LaminarException(
                ErrorCode.UNDEFINED_COLUMN,
                "there is no column '" + name + "' in '" + target.name() + "'"));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private Optional<Mismatch> compare(Step step, boolean updates) {
    return switch (step) {
      case Step.Expect expected -> {
        ActualRows actual = changes(expected.query());
        yield compare(
            expected,
            expected.rows(),
            actual,
            expected.ordered(),
            updates
                ? new SqltRunner.Replacement(
                    expected.line(), expected.lastLine(), actual.table().lines())
                : null);
      }
      case Step.Query query -> {
        ActualRows actual;
        try {
          actual = answer(query.text());
        } catch (LaminarException e) {
          yield Optional.of(mismatch(step, "failed\n" + rendered(e)));
        }
        yield compare(
            query,
            query.rows(),
            actual,
            query.ordered(),
            updates
                ? new SqltRunner.Replacement(
                    query.bodyLine(), query.lastLine(), actual.table().lines())
                : null);
      }
      case Step.Sql _,
          Step.ScriptFile _,
          Step.Rows _,
          Step.Watermark _,
          Step.End _,
          Step.Clock _,
          Step.Failure _ ->
          Optional.empty();
    };
  }

  private Optional<Mismatch> compare(
      Step step,
      TextTable expected,
      ActualRows actual,
      boolean ordered,
      SqltRunner.@Nullable Replacement replacement) {
    String unknown = actual.rows().isEmpty() ? null : actual.unknownColumn(expected);
    if (unknown == null && actual.matches(expected, ordered)) {
      return Optional.empty();
    }
    if (replacement != null) {
      replacements.add(replacement);
      return Optional.empty();
    }
    if (unknown != null) {
      return Optional.of(
          mismatch(
              step,
              "there is no column '%s': the columns are %s"
                  .formatted(unknown, String.join(", ", actual.columns()))));
    }
    if (actual.rows().isEmpty()) {
      return Optional.of(
          mismatch(
              step, "no rows came, expected:" + Mismatch.difference(expected, TextTable.EMPTY)));
    }
    return Optional.of(
        mismatch(
            step,
            "other rows came (- expected, + came):"
                + Mismatch.difference(expected, actual.table())));
  }

  /** What a query has put out since it was asked last. */
  private ActualRows changes(String query) {
    Subscription<Change<Row>> subscription = subscriptions.get(query);
    if (subscription == null) {
      throw new LaminarException(
          ErrorCode.UNDEFINED_TABLE, "there is no '" + query + "' to expect rows of");
    }
    List<Row> rows = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    for (Change<Row> change : waiting(subscription)) {
      if (change instanceof Change.Update<Row>(Row row, int weight, long _)) {
        rows.add(row);
        weights.add(weight);
      }
    }
    List<String> columns = rows.isEmpty() ? List.of() : rows.getFirst().columns();
    return new ActualRows(columns, rows, weights);
  }

  private static List<Change<Row>> waiting(Subscription<Change<Row>> subscription) {
    List<Change<Row>> changes = new ArrayList<>();
    try {
      Optional<Change<Row>> next = subscription.poll(Duration.ZERO);
      while (next.isPresent()) {
        changes.add(next.get());
        next = subscription.poll(Duration.ZERO);
      }
    } catch (LaminarException e) {
      // The query failed: the step that made it fail has told so. What it had put out counts.
    }
    return changes;
  }

  private ActualRows answer(String sql) {
    try (Subscription<Row> answer = database.queryRows(sql)) {
      List<Row> rows = new ArrayList<>();
      answer.forEach(rows::add);
      List<String> columns = rows.isEmpty() ? List.of() : rows.getFirst().columns();
      return new ActualRows(columns, rows, List.of());
    }
  }

  @Override
  public void close() {
    subscriptions.values().forEach(Subscription::close);
    database.close();
  }
}
