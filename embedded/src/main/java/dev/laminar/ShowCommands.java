package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.StatementCompiler;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.HistorySnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SinkSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SourceSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.StoredSnapshot;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.nativebindings.memory.MappedMemory;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.tree.ObjectKind;
import dev.laminar.sql.tree.SqlDescribe;
import dev.laminar.sql.tree.SqlShow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers SHOW and DESCRIBE from the catalog and the engine's figures. */
final class ShowCommands {

  /** The columns of DESCRIBE. */
  static final List<String> DESCRIBED = List.of("column", "type", "note");

  /** The column of EXPLAIN as rows: a line of its text each. */
  static final List<String> EXPLAINED = List.of("plan");

  private ShowCommands() {}

  /** The columns of SHOW; where it answers with a text, that of its lines. */
  static List<String> columns(SqlShow.Subject subject) {
    return switch (subject) {
      case SOURCES ->
          List.of(
              "source",
              "connector",
              "input",
              "rows",
              "bytes",
              "malformed",
              "last_error",
              "state",
              "watermark",
              "partitions");
      case STREAMS ->
          List.of(
              "stream",
              "status",
              "changelog",
              "rows_out",
              "history_bytes",
              "oldest_epoch",
              "dropped_epochs");
      case SINKS -> List.of("sink", "connector", "query", "rows");
      case QUERIES ->
          List.of(
              "query",
              "status",
              "rows_in",
              "rows_out",
              "rows_late",
              "rows_without_event_time",
              "rows_expired",
              "watermark",
              "groups",
              "state_bytes",
              "failure");
      case TABLES -> List.of("table", "rows", "state_bytes", "key", "read_by");
      case MATERIALIZED_VIEWS ->
          List.of("view", "status", "rows", "state_bytes", "reads", "read_by", "failure");
      case CHECKPOINTS -> List.of("name");
      case FUNCTIONS -> List.of("function", "signature");
      case RUNTIME -> List.of("what", "value", "why");
      case CREATE -> List.of("definition");
      case CODE -> List.of("code");
    };
  }

  static StatementResult show(SqlShow show, StatementCompiler compiler, EngineSnapshot snapshot) {
    return switch (show.subject()) {
      case SOURCES -> table(show, sources(snapshot));
      case STREAMS -> table(show, streams(compiler, snapshot));
      case SINKS -> table(show, sinks(snapshot));
      case QUERIES -> table(show, queries(snapshot));
      case TABLES -> table(show, tables(compiler.catalog(), snapshot));
      case MATERIALIZED_VIEWS -> table(show, views(compiler.catalog(), snapshot));
      case FUNCTIONS -> table(show, functions(compiler));
      case RUNTIME -> table(show, runtime(snapshot));
      case CREATE ->
          new StatementResult.Text(
              compiler
                  .catalog()
                  .require(Objects.requireNonNull(show.name()).getSimple(), SourceSpan.NONE)
                  .sql());
      case CHECKPOINTS, CODE ->
          throw new IllegalStateException("refused or explained while compiling: " + show);
    };
  }

  /** Those of users first, a row for each overload. */
  private static List<List<@Nullable String>> functions(StatementCompiler compiler) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (FunctionObject function : compiler.userFunctions()) {
      function
          .routine()
          .signatures()
          .forEach(signature -> rows.add(row(function.name(), signature)));
    }
    compiler.executableFunctions().forEach(name -> rows.add(row(name, null)));
    return rows;
  }

  private static List<List<@Nullable String>> sources(EngineSnapshot snapshot) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (SourceSnapshot source : snapshot.sources()) {
      rows.add(
          row(
              source.name(),
              source.connector().isEmpty() ? "push" : source.connector(),
              source.bounded() ? "bounded" : "unbounded",
              Long.toString(source.rows()),
              Long.toString(source.bytes()),
              Long.toString(source.malformed()),
              source.lastError().isEmpty() ? null : source.lastError(),
              state(source),
              Timestamps.watermark(source.watermarkUs()),
              partitions(source)));
    }
    return rows;
  }

  private static String state(SourceSnapshot source) {
    String state = source.state().toLowerCase(Locale.ROOT);
    if (source.rowsDroppedAhead() > 0) {
      return state + ", " + source.rowsDroppedAhead() + " rows dropped ahead of its group";
    }
    return source.timesAhead() > 0
        ? state + ", " + source.timesAhead() + " times ahead of its group"
        : state;
  }

  private static @Nullable String partitions(SourceSnapshot source) {
    if (source.partitions() == 0) {
      return null;
    }
    return source.idlePartitions() == 0
        ? Integer.toString(source.partitions())
        : source.partitions() + ", " + source.idlePartitions() + " idle";
  }

  private static List<List<@Nullable String>> streams(
      StatementCompiler compiler, EngineSnapshot snapshot) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (QuerySnapshot query : snapshot.queries()) {
      boolean isStream =
          compiler
              .catalog()
              .find(query.name())
              .filter(object -> object.kind() == ObjectKind.STREAM)
              .isPresent();
      if (isStream) {
        String changelog =
            compiler.query(query.name()).map(CompiledQuery::changelog).map(Enum::name).orElse("");
        HistorySnapshot history = query.history();
        rows.add(
            row(
                query.name(),
                query.status().name(),
                changelog,
                Long.toString(query.rowsOut()),
                history == null ? null : Long.toString(history.bytes()),
                history == null || history.oldestEpoch() < 0
                    ? null
                    : Long.toString(history.oldestEpoch()),
                history == null ? null : Long.toString(history.droppedEpochs())));
      }
    }
    return rows;
  }

  private static List<List<@Nullable String>> tables(Catalog catalog, EngineSnapshot snapshot) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (StoredSnapshot stored : byName(snapshot)) {
      if (catalog.find(stored.name()).orElse(null) instanceof TableObject table) {
        rows.add(
            row(
                table.name(),
                Long.toString(stored.rows()),
                Long.toString(stored.stateBytes()),
                key(table),
                list(catalog.readers(table.name()))));
      }
    }
    return rows;
  }

  private static @Nullable String key(TableObject table) {
    return table.primaryKey().isEmpty()
        ? null
        : table.primaryKey().stream()
            .map(column -> table.columns().get(column).name())
            .collect(Collectors.joining(", "));
  }

  private static List<List<@Nullable String>> views(Catalog catalog, EngineSnapshot snapshot) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (StoredSnapshot stored : byName(snapshot)) {
      CatalogObject view = catalog.find(stored.name()).orElse(null);
      if (view == null || view.kind() != ObjectKind.MATERIALIZED_VIEW) {
        continue;
      }
      for (QuerySnapshot query : snapshot.queries()) {
        if (query.name().equals(view.name())) {
          rows.add(
              row(
                  view.name(),
                  query.status().name(),
                  Long.toString(stored.rows()),
                  Long.toString(stored.stateBytes() + query.stateBytes()),
                  list(view.dependsOn()),
                  list(catalog.readers(view.name())),
                  query.failure() == null ? null : query.failure().getMessage()));
        }
      }
    }
    return rows;
  }

  private static List<StoredSnapshot> byName(EngineSnapshot snapshot) {
    return snapshot.stored().stream()
        .sorted(Comparator.comparing(StoredSnapshot::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** Names in a cell; NULL for none. */
  private static @Nullable String list(Collection<String> names) {
    return names.isEmpty()
        ? null
        : names.stream().sorted(String.CASE_INSENSITIVE_ORDER).collect(Collectors.joining(", "));
  }

  private static List<List<@Nullable String>> sinks(EngineSnapshot snapshot) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (SinkSnapshot sink : snapshot.sinks()) {
      rows.add(row(sink.name(), sink.connector(), sink.query(), Long.toString(sink.rows())));
    }
    return rows;
  }

  private static List<List<@Nullable String>> queries(EngineSnapshot snapshot) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (QuerySnapshot query : snapshot.queries()) {
      rows.add(
          row(
              query.name(),
              query.status().name(),
              Long.toString(query.rowsIn()),
              Long.toString(query.rowsOut()),
              Long.toString(query.rowsLate()),
              Long.toString(query.rowsWithoutEventTime()),
              Long.toString(query.rowsExpired()),
              Timestamps.watermark(query.watermarkUs()),
              Long.toString(query.groupCount()),
              Long.toString(query.stateBytes()),
              query.failure() == null ? null : query.failure().getMessage()));
    }
    return rows;
  }

  private static List<List<@Nullable String>> runtime(EngineSnapshot snapshot) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    rows.add(row("agents", "1", "one thread runs every query"));
    rows.add(
        row(
            "batch rows",
            Integer.toString(ColumnBatch.DEFAULT_CAPACITY),
            "most rows handled at a time"));
    rows.add(
        row(
            "state memory",
            MappedMemory.isNative() ? "mmap" : "JVM",
            MappedMemory.isNative()
                ? "anonymous mappings, huge pages advised"
                : MappedMemory.unavailabilityCause()));
    rows.add(row("state bytes", Long.toString(snapshot.stateBytes()), "mapped now"));
    rows.add(
        row(
            "state bytes peak",
            Long.toString(snapshot.peakStateBytes()),
            "most mapped at one time"));
    rows.add(
        row(
            "batch time p99 us",
            Long.toString(snapshot.batchTimes().p99Ns() / 1_000),
            "from read to last sink"));
    rows.add(row("java", System.getProperty("java.vm.name") + " " + Runtime.version(), ""));
    return rows;
  }

  static StatementResult describe(SqlDescribe describe, StatementCompiler compiler) {
    CatalogObject object =
        compiler.catalog().require(describe.name().getSimple(), compiler.nameSpan(describe.name()));
    List<List<@Nullable String>> rows = new ArrayList<>();
    if (object instanceof FunctionObject function) {
      function
          .routine()
          .signatures()
          .forEach(signature -> rows.add(row(signature, null, function.routine().target())));
    }
    for (CatalogObject.Field field : object.fields()) {
      rows.add(row(field.name(), field.type().getFullTypeString(), note(object, field.name())));
    }
    if (describe.extended()) {
      rows.add(row("(kind)", Catalog.kindName(object.kind()), null));
      for (String dependency : object.dependsOn().stream().sorted().toList()) {
        rows.add(row("(reads)", dependency, null));
      }
      for (String reader : compiler.catalog().readers(object.name())) {
        rows.add(row("(read by)", reader, null));
      }
      compiler
          .query(object.name())
          .ifPresent(query -> rows.add(row("(changelog)", query.changelog().name(), null)));
    }
    return new StatementResult.Table(DESCRIBED, rows);
  }

  private static @Nullable String note(CatalogObject object, String column) {
    if (!(object instanceof SourceObject source)) {
      return null;
    }
    if (source.watermark() != null && source.watermark().column().equals(column)) {
      return "event time";
    }
    return source.columns().stream()
            .anyMatch(each -> each.name().equals(column) && !each.isPhysical())
        ? "computed"
        : null;
  }

  private static StatementResult table(SqlShow show, List<List<@Nullable String>> rows) {
    return new StatementResult.Table(columns(show.subject()), rows);
  }

  private static List<@Nullable String> row(@Nullable String... values) {
    List<@Nullable String> row = new ArrayList<>();
    for (String value : values) {
      row.add(value);
    }
    return row;
  }
}
