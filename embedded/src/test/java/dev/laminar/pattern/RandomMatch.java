package dev.laminar.pattern;

import dev.laminar.pattern.ReferenceMatcher.Alternation;
import dev.laminar.pattern.ReferenceMatcher.Concatenation;
import dev.laminar.pattern.ReferenceMatcher.Condition;
import dev.laminar.pattern.ReferenceMatcher.Exclusion;
import dev.laminar.pattern.ReferenceMatcher.Match;
import dev.laminar.pattern.ReferenceMatcher.Pattern;
import dev.laminar.pattern.ReferenceMatcher.Permutation;
import dev.laminar.pattern.ReferenceMatcher.Quantifier;
import dev.laminar.pattern.ReferenceMatcher.Row;
import dev.laminar.pattern.ReferenceMatcher.Skip;
import dev.laminar.pattern.ReferenceMatcher.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A random MATCH_RECOGNIZE, as SQL and as objects. */
final class RandomMatch {

  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  /** A value by SQL and by definition. */
  private record Value(String sql, Function<Match, @Nullable Long> of) {}

  /** A measure: its value at a row of a match, the last one for one row per match. */
  record Measure(String sql, boolean whole, Function<Match, @Nullable Object> of) {}

  private final Random random;
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final List<String> definitions = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final Pattern pattern;
  private final String patternSql;
  private final boolean allRows;
  private final long withinUs;
  private final Skip skip;
  private final String skipTo;

  RandomMatch(Random random) {
    this.random = random;
    this.allRows = random.nextInt(3) == 0;
    StringBuilder sql = new StringBuilder();
    this.pattern = pattern(2, sql);
    this.patternSql = sql.toString();
    List<String> used = new ArrayList<>();
    collect(pattern, used);
    for (String name : NAMES) {
      if (used.contains(name) && random.nextInt(6) > 0) {
        condition(name, used);
      }
    }
    if (definitions.isEmpty()) {
      definitions.add(used.getFirst() + " AS v >= 0");
    }
    this.withinUs = random.nextInt(3) == 0 ? (1 + random.nextInt(8)) * 1_000_000L : 0;
    int skips = random.nextInt(6);
    this.skip =
        switch (skips) {
          case 0, 1 -> Skip.NEXT_ROW;
          case 2 -> Skip.TO_FIRST;
          case 3 -> Skip.TO_LAST;
          default -> Skip.PAST_LAST_ROW;
        };
    this.skipTo = used.get(random.nextInt(used.size()));
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      measures.add(measure(used));
    }
  }

  ReferenceMatcher reference() {
    return new ReferenceMatcher(pattern, conditions, withinUs, skip, skipTo);
  }

  /** The clauses behind ORDER BY. */
  String sql() {
    StringBuilder sql = new StringBuilder("MEASURES MATCH_NUMBER() AS m");
    for (int i = 0; i < measures.size(); i++) {
      sql.append(", ").append(measures.get(i).sql()).append(" AS x").append(i);
    }
    sql.append(allRows ? "\nALL ROWS PER MATCH" : "\nONE ROW PER MATCH");
    sql.append(
        switch (skip) {
          case NEXT_ROW -> "\nAFTER MATCH SKIP TO NEXT ROW";
          case PAST_LAST_ROW -> random.nextBoolean() ? "\nAFTER MATCH SKIP PAST LAST ROW" : "";
          case TO_FIRST -> "\nAFTER MATCH SKIP TO FIRST " + skipTo;
          case TO_LAST -> "\nAFTER MATCH SKIP TO LAST " + skipTo;
        });
    sql.append("\nPATTERN (").append(patternSql).append(")");
    if (withinUs > 0) {
      sql.append(" WITHIN INTERVAL '").append(withinUs / 1_000_000).append("' SECOND");
    }
    return sql.append("\nDEFINE ").append(String.join(", ", definitions)).toString();
  }

  /** The rows that come out of a partition. */
  List<String> expected(String key, List<Row> rows) {
    List<String> out = new ArrayList<>();
    long number = 0;
    for (Match match : reference().matches(rows)) {
      number++;
      int last = match.mapped().size() - 1;
      if (last < 0) {
        Row first = rows.get(match.start());
        out.add(line(key, allRows ? first : null, number, match, match));
      } else if (allRows) {
        for (int row = 0; row <= last; row++) {
          if (!match.mapped().get(row).excluded()) {
            out.add(line(key, rows.get(match.start() + row), number, match.upTo(row), match));
          }
        }
      } else {
        out.add(line(key, null, number, match, match));
      }
    }
    return out;
  }

  private String line(String key, @Nullable Row row, long number, Match running, Match whole) {
    List<String> values = new ArrayList<>();
    values.add(key);
    if (row != null) {
      values.add(String.valueOf(row.arrival()));
    }
    values.add(String.valueOf(number));
    for (Measure measure : measures) {
      values.add(String.valueOf(measure.of().apply(measure.whole() ? whole : running)));
    }
    return String.join(" ", values);
  }

  /** Columns of the result, as they are compared. */
  String columns() {
    StringBuilder columns = new StringBuilder(allRows ? "k, arrival, m" : "k, m");
    for (int i = 0; i < measures.size(); i++) {
      columns.append(", x").append(i);
    }
    return columns.toString();
  }

  private static void collect(Pattern pattern, List<String> names) {
    switch (pattern) {
      case Variable(String name) -> {
        if (!names.contains(name)) {
          names.add(name);
        }
      }
      case Concatenation(List<Pattern> parts) -> parts.forEach(part -> collect(part, names));
      case Alternation(List<Pattern> parts) -> parts.forEach(part -> collect(part, names));
      case Permutation(List<Pattern> parts) -> parts.forEach(part -> collect(part, names));
      case Exclusion(Pattern part) -> collect(part, names);
      case Quantifier quantifier -> collect(quantifier.part(), names);
    }
  }

  private Pattern pattern(int depth, StringBuilder sql) {
    if (depth == 0) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      sql.append(name);
      return new Variable(name);
    }
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> parts(depth, sql, "(", " ", ")", Concatenation::new);
      case 3 -> parts(depth, sql, "(", " | ", ")", RandomMatch::alternation);
      case 4 ->
          random.nextInt(3) == 0
              ? parts(depth, sql, "PERMUTE(", ", ", ")", Permutation::new)
              : pattern(depth - 1, sql);
      case 5 -> {
        if (!allRows || random.nextBoolean()) {
          yield pattern(depth - 1, sql);
        }
        sql.append("({- ");
        Pattern inside = pattern(depth - 1, sql);
        sql.append(" -})");
        yield new Exclusion(inside);
      }
      default -> quantifier(depth, sql);
    };
  }

  /** Calcite reads (A | B | C) as ((A | B) | C), which is the same. */
  private static Pattern alternation(List<Pattern> parts) {
    return new Alternation(parts);
  }

  private Pattern parts(
      int depth,
      StringBuilder sql,
      String open,
      String between,
      String close,
      Function<List<Pattern>, Pattern> make) {
    List<Pattern> parts = new ArrayList<>();
    sql.append(open);
    int count = 2 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      sql.append(i == 0 ? "" : between);
      parts.add(pattern(depth - 1, sql));
    }
    sql.append(close);
    return make.apply(parts);
  }

  private Pattern quantifier(int depth, StringBuilder sql) {
    sql.append("(");
    Pattern part = pattern(depth - 1, sql);
    sql.append(")");
    boolean reluctant = random.nextInt(3) == 0;
    int least = random.nextInt(3);
    int most = least + 1 + random.nextInt(2);
    Quantifier quantifier =
        switch (random.nextInt(6)) {
          case 0 -> {
            sql.append("*");
            yield new Quantifier(part, 0, -1, reluctant);
          }
          case 1, 2 -> {
            sql.append("+");
            yield new Quantifier(part, 1, -1, reluctant);
          }
          case 3 -> {
            sql.append("?");
            yield new Quantifier(part, 0, 1, reluctant);
          }
          case 4 -> {
            sql.append("{").append(least).append(",").append(most).append("}");
            yield new Quantifier(part, least, most, reluctant);
          }
          default -> {
            sql.append("{").append(least).append(",}");
            yield new Quantifier(part, least, -1, reluctant);
          }
        };
    sql.append(reluctant ? "?" : "");
    return quantifier;
  }

  private void condition(String name, List<String> used) {
    Value left = definition(name, used);
    Value right = random.nextInt(3) == 0 ? constant() : definition(name, used);
    String operator = List.of("<", "<=", ">", ">=", "<>", "=").get(random.nextInt(6));
    BiPredicate<Long, Long> test =
        switch (operator) {
          case "<" -> (a, b) -> a < b;
          case "<=" -> (a, b) -> a <= b;
          case ">" -> (a, b) -> a > b;
          case ">=" -> (a, b) -> a >= b;
          case "<>" -> (a, b) -> !a.equals(b);
          default -> Long::equals;
        };
    boolean orNull = random.nextInt(4) == 0;
    definitions.add(
        name
            + " AS "
            + left.sql()
            + " "
            + operator
            + " "
            + right.sql()
            + (orNull ? " OR " + right.sql() + " IS NULL" : ""));
    conditions.put(
        name,
        match -> {
          Long a = left.of().apply(match);
          Long b = right.of().apply(match);
          return b == null ? orNull : a != null && test.test(a, b);
        });
  }

  private Value constant() {
    long value = random.nextInt(6);
    return new Value(String.valueOf(value), match -> value);
  }

  private Value definition(String name, List<String> used) {
    String other = used.get(random.nextInt(used.size()));
    int offset = random.nextInt(2);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> column(null, false, 0, 0, "v");
      case 3 -> column(name, false, 0, 0, name + ".v");
      case 4, 5 -> column(null, false, 0, -1, "PREV(v)");
      case 6 -> column(name, false, 0, 1, "NEXT(" + name + ".v)");
      case 7 -> column(other, false, 0, 0, other + ".v");
      case 8 -> column(other, false, offset, -2, "PREV(LAST(" + other + ".v, " + offset + "), 2)");
      case 9 -> column(other, true, offset, 0, "FIRST(" + other + ".v, " + offset + ")");
      case 10 -> aggregate(other);
      default -> column(null, true, 0, 0, "FIRST(v)");
    };
  }

  private static Value column(
      @Nullable String variable, boolean first, int occurrence, int shift, String sql) {
    return new Value(
        sql,
        match -> {
          Row row = match.find(variable, first, occurrence, shift);
          return row == null ? null : (long) row.value();
        });
  }

  private Value aggregate(String variable) {
    String of = random.nextInt(3) == 0 ? null : variable;
    String column = of == null ? "v" : of + ".v";
    return switch (random.nextInt(4)) {
      case 0 ->
          new Value(
              of == null ? "COUNT(*)" : "COUNT(" + column + ")",
              match -> (long) match.of(of).size());
      case 1 -> new Value("SUM(" + column + ")", match -> sum(match.of(of)));
      case 2 ->
          new Value(
              "MAX(" + column + ")",
              match ->
                  match.of(of).isEmpty()
                      ? null
                      : match.of(of).stream().mapToLong(Row::value).max().getAsLong());
      default ->
          new Value(
              "MIN(" + column + ")",
              match ->
                  match.of(of).isEmpty()
                      ? null
                      : match.of(of).stream().mapToLong(Row::value).min().getAsLong());
    };
  }

  private static @Nullable Long sum(List<Row> rows) {
    return rows.isEmpty() ? null : rows.stream().mapToLong(Row::value).sum();
  }

  private Measure measure(List<String> used) {
    int kind = random.nextInt(8);
    boolean whole = !allRows;
    String other = used.get(random.nextInt(used.size()));
    if (kind == 0) {
      return new Measure(
          "CLASSIFIER()",
          whole,
          match -> match.mapped().isEmpty() ? null : match.mapped().getLast().variable());
    }
    Value value =
        switch (kind) {
          case 1, 2 -> aggregate(other);
          case 3 -> column(other, false, 0, 1, "NEXT(" + other + ".v)");
          case 4 -> column(other, true, 1, -1, "PREV(FIRST(" + other + ".v, 1))");
          case 5 -> column(other, false, 0, 0, other + ".v");
          case 6 -> column(null, true, 0, 0, "FIRST(v)");
          default -> column(null, false, 0, 0, "v");
        };
    boolean navigates = kind >= 5 || kind <= 2;
    if (allRows && navigates && kind != 7 && random.nextBoolean()) {
      String sql = kind == 5 ? "LAST(" + value.sql() + ")" : value.sql();
      return new Measure("FINAL " + sql, true, value.of()::apply);
    }
    return new Measure(value.sql(), whole, value.of()::apply);
  }
}
