package dev.laminar;

import dev.laminar.binding.RecordBinder;
import dev.laminar.binding.RowReader;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.Locale;
import java.util.Set;

/** Finds what a program subscribes to: by name, or by the text of a query. */
final class Feeds {

  private static final Set<String> FIRST_WORDS =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "SUBSCRIBE");

  private final Laminar database;

  Feeds(Laminar database) {
    this.database = database;
  }

  <T> Feed<T> rows(String what, Class<T> type) {
    FeedOrigin origin = origin(what);
    return rows(origin, type);
  }

  /** Rows of a query as records. */
  static <T> Feed<T> rows(FeedOrigin origin, Class<T> type) {
    if (origin.mode() == ChangelogMode.RETRACT) {
      throw new LaminarException(
          ErrorCode.CHANGELOG_MISMATCH,
          origin.name() + " also takes rows back, which a record cannot say",
          SourceSpan.NONE,
          "subscribe to changes(…): updates with a weight; or to rows without a record class");
    }
    RowReader<T> reader = RecordBinder.reader(type, origin.schema(), origin.name());
    return feed(origin, new Elements.Rows<>(origin.name(), reader, false));
  }

  Feed<Row> rows(String what) {
    return rows(origin(what));
  }

  /** Rows of a query, which tell their weight. */
  static Feed<Row> rows(FeedOrigin origin) {
    return feed(origin, new Elements.Rows<>(origin.name(), Row.reader(origin.schema()), true));
  }

  <T> Feed<Change<T>> changes(String what, Class<T> type) {
    FeedOrigin origin = origin(what);
    return feed(
        origin, new Elements.Changes<>(RecordBinder.reader(type, origin.schema(), origin.name())));
  }

  Feed<Change<Row>> changes(String what) {
    FeedOrigin origin = origin(what);
    return feed(origin, new Elements.Changes<>(Row.reader(origin.schema())));
  }

  private static <E> Feed<E> feed(FeedOrigin origin, Elements<E> elements) {
    return new Feed<>(origin, elements, SubscribeOptions.defaults());
  }

  private FeedOrigin origin(String what) {
    if (database.isReadByEach(what)) {
      return followed(what, "SUBSCRIBE \"" + what.replace("\"", "\"\"") + "\"");
    }
    if (!database.isKnown(what) && FIRST_WORDS.contains(firstWord(what))) {
      return followed("the query", what);
    }
    return named(database.query(what));
  }

  private static String firstWord(String text) {
    return text.strip().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
  }

  /** A query that runs under its name, whoever subscribes. */
  FeedOrigin named(CompiledQuery query) {
    return FeedOrigin.of(
        "stream " + query.name(), query, listener -> database.attach(query.name(), listener));
  }

  /** A query that runs for each subscription. */
  private FeedOrigin followed(String name, String sql) {
    ParsedStatement statement = database.parseOne(sql, "one query is expected");
    try (CompiledQuery shape = database.preview(statement)) {
      return FeedOrigin.of(
          name, shape, listener -> database.follow(statement, shape.schema(), listener));
    }
  }
}
