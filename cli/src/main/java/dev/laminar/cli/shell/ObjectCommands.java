package dev.laminar.cli.shell;

import dev.laminar.Laminar;
import dev.laminar.ObjectInfo;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.tree.ObjectKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and describes what is defined: the commands of {@code \d}. */
final class ObjectCommands {

  private final Session session;
  private final Laminar database;
  private final Console console;

  ObjectCommands(Session session, Laminar database, Console console) {
    this.session = session;
    this.database = database;
    this.console = console;
  }

  /** Objects of some kinds; of all, when none is given. */
  Outcome list(ObjectKind... kinds) {
    List<ObjectKind> wanted = Arrays.asList(kinds.length == 0 ? ObjectKind.values() : kinds);
    List<ObjectInfo> found =
        database.objects().stream().filter(object -> wanted.contains(object.kind())).toList();
    if (found.isEmpty()) {
      console.messages().println("nothing is defined; \\h CREATE shows how");
      return Outcome.DONE;
    }
    Map<String, String> status = status();
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (ObjectInfo object : found) {
      List<@Nullable String> row = new ArrayList<>();
      row.add(object.name());
      row.add(kind(object));
      row.add(status.getOrDefault(object.name(), ""));
      row.add(String.join(", ", object.dependsOn()));
      rows.add(row);
    }
    session.showTable(List.of("name", "kind", "status", "reads"), rows);
    return Outcome.DONE;
  }

  /** By object: of a source, its connector and rows; of others, what its query does. */
  private Map<String, String> status() {
    EngineSnapshot snapshot = database.metrics();
    Map<String, String> status = new HashMap<>();
    for (EngineSnapshot.QuerySnapshot query : snapshot.queries()) {
      status.put(query.name(), query.status().name().toLowerCase(Locale.ROOT));
    }
    for (EngineSnapshot.SinkSnapshot sink : snapshot.sinks()) {
      status.put(sink.name(), status.getOrDefault(sink.query(), ""));
    }
    for (EngineSnapshot.SourceSnapshot source : snapshot.sources()) {
      String connector = source.connector().isEmpty() ? "pushed" : source.connector();
      status.put(source.name(), "%s, %,d rows".formatted(connector, source.rows()));
    }
    return status;
  }

  private static String kind(ObjectInfo object) {
    return object.kind().sql().toLowerCase(Locale.ROOT);
  }

  Outcome describe(String name) {
    if (name.isEmpty()) {
      return list();
    }
    ObjectInfo object = require(name);
    PrintWriter out = console.rows().writer();
    out.println(kind(object) + " " + object.name());
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (ObjectInfo.ColumnDetail column : object.columns()) {
      List<@Nullable String> row = new ArrayList<>();
      row.add(column.name());
      row.add(column.type().toString());
      row.add(note(object, column));
      rows.add(row);
    }
    session.showTable(List.of("column", "type", "note"), rows);
    for (ObjectInfo.Key key : object.keys()) {
      out.println(
          (key.isPrimary() ? "primary key: " : "unique: ") + String.join(", ", key.columns()));
    }
    if (object.kind() == ObjectKind.STREAM || object.kind() == ObjectKind.MATERIALIZED_VIEW) {
      describe(database.query(object.name()), out);
    }
    if (object.watermark() != null) {
      out.println("watermark: of " + object.watermark());
    }
    line(out, "reads: ", object.dependsOn());
    line(
        out,
        "read by: ",
        database.objects().stream()
            .filter(other -> other.dependsOn().contains(object.name()))
            .map(ObjectInfo::name)
            .toList());
    out.println("definition:");
    out.println(object.definition().strip().indent(2).stripTrailing());
    return Outcome.DONE;
  }

  private static void describe(CompiledQuery query, PrintWriter out) {
    for (List<Integer> key : query.keys()) {
      List<String> names = key.stream().map(i -> query.schema().column(i).name()).toList();
      out.println(
          "key: "
              + (names.isEmpty() ? "none is needed, there is one row" : String.join(", ", names)));
    }
    out.println(
        switch (query.changelog()) {
          case APPEND -> "changes: rows are only added";
          case UPSERT -> "changes: rows replace those of the same key";
          case RETRACT -> "changes: rows are added and taken back";
        });
  }

  private static void line(PrintWriter out, String label, List<String> names) {
    if (!names.isEmpty()) {
      out.println(label + String.join(", ", names));
    }
  }

  private static String note(ObjectInfo object, ObjectInfo.ColumnDetail column) {
    if (column.name().equals(object.watermark())) {
      return column.isComputed() ? "event time, computed" : "event time";
    }
    if (column.isComputed()) {
      return "computed";
    }
    return column.defaultValue() == null ? "" : "default " + column.defaultValue();
  }

  /** The object of that name, in any case, with or without quotes. */
  ObjectInfo require(String name) {
    String wanted = StatementScope.unquoted(name);
    List<ObjectInfo> objects = database.objects();
    return objects.stream()
        .filter(object -> object.name().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(() -> {
          String near = NearestNames.help(wanted, objects.stream().map(ObjectInfo::name).toList());
          return new LaminarException(
              ErrorCode.UNDEFINED_OBJECT,
              name.isEmpty() ? "the name of an object is missing" : "there is no '" + name + "'",
              SourceSpan.NONE,
              near.isEmpty() ? "\\d lists what there is" : near);
        });
  }

  /** Names of functions, as many in a line as fit. */
  Outcome functions(String part) {
    String wanted = part.toUpperCase(Locale.ROOT);
    List<String> names =
        database.functions().stream().filter(name -> name.contains(wanted)).toList();
    if (names.isEmpty()) {
      console.messages().println("no function has '" + part + "' in its name");
      return Outcome.DONE;
    }
    Output output = console.rows();
    int width = 2 + names.stream().mapToInt(String::length).max().orElse(0);
    int perLine = output.width() == 0 ? 1 : Math.max(1, output.width() / width);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      line.append(names.get(i)).append(" ".repeat(width - names.get(i).length()));
      if (i % perLine == perLine - 1 || i == names.size() - 1) {
        output.writer().println(line.toString().stripTrailing());
        line.setLength(0);
      }
    }
    return Outcome.DONE;
  }
}
