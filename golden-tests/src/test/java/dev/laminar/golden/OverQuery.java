package dev.laminar.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random query with window functions whose answer does not depend on the order of rows that
 * compare as equal, as Laminar and as DuckDB spell it.
 */
final class OverQuery {

  private final Random random;
  private final boolean unique;
  private final String laminar;
  private final String duckDb;

  /** Both spellings of a function. */
  private record Function(String laminar, String duckDb) {}

  /**
   * @param unique whether column id tells rows apart
   */
  OverQuery(Random random, boolean unique) {
    this.random = random;
    this.unique = unique;
    boolean grouped = unique && random.nextInt(6) == 0;
    String from =
        grouped
            ? "(SELECT k, g, MIN(id) AS id, SUM(v) AS v, MAX(d) AS d, MAX(m) AS m, MIN(ts) AS ts, "
                + "MIN(s) AS s FROM t GROUP BY k, g) AS t"
            : "t";
    if (random.nextInt(8) == 0) {
      String limit =
          "SELECT id, k, v FROM "
              + from
              + " ORDER BY "
              + total()
              + " LIMIT "
              + random.nextInt(6)
              + (random.nextBoolean() ? " OFFSET " + random.nextInt(4) : "");
      laminar = limit;
      duckDb = limit;
      return;
    }
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    int functions = random.nextInt(4);
    for (int i = 0; i < Math.max(1, functions); i++) {
      Function function = function();
      ours.add(function.laminar() + " AS f" + i);
      theirs.add(function.duckDb() + " AS f" + i);
    }
    String qualify = "";
    if (functions == 0 || random.nextInt(5) == 0) {
      qualify =
          " QUALIFY "
              + rank()
              + (random.nextBoolean() ? " <= " : " = ")
              + (1 + random.nextInt(3))
              + (random.nextInt(3) == 0 ? " AND id % 2 = 0" : "");
      if (functions == 0) {
        ours.set(0, "m AS f0");
        theirs.set(0, "m AS f0");
      }
    }
    laminar = "SELECT id, k, v, " + String.join(", ", ours) + " FROM " + from + qualify;
    duckDb = "SELECT id, k, v, " + String.join(", ", theirs) + " FROM " + from + qualify;
  }

  String laminar() {
    return laminar;
  }

  String duckDb() {
    return duckDb;
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String partition() {
    return pick(
        "", "PARTITION BY k ", "PARTITION BY g ", "PARTITION BY k, g ", "PARTITION BY v % 2 ");
  }

  private String key(String column) {
    return column + pick(" ASC", " DESC") + pick(" NULLS FIRST", " NULLS LAST");
  }

  /** Peers are equal rows. */
  private String total() {
    String some = random.nextBoolean() ? "" : key(pick("k", "g", "v", "d", "m", "ts", "s")) + ", ";
    return some + (unique ? key("id") : "id, k, g, v, d, m, ts, s");
  }

  private String partial() {
    return random.nextBoolean()
        ? key(pick("k", "g", "v", "d", "ts", "s"))
        : key(pick("k", "g")) + ", " + key(pick("v", "d", "m"));
  }

  private String rank() {
    return random.nextBoolean()
        ? "ROW_NUMBER() OVER (" + partition() + "ORDER BY " + total() + ")"
        : pick("RANK", "DENSE_RANK") + "() OVER (" + partition() + "ORDER BY " + partial() + ")";
  }

  private Function function() {
    return switch (random.nextInt(9)) {
      case 0 -> same(rank());
      case 1 ->
          same(
              pick("PERCENT_RANK", "CUME_DIST")
                  + "() OVER ("
                  + partition()
                  + "ORDER BY "
                  + partial()
                  + ")");
      case 2 ->
          same(
              "NTILE("
                  + (1 + random.nextInt(4))
                  + ") OVER ("
                  + partition()
                  + "ORDER BY "
                  + total()
                  + ")");
      case 3 -> shifted();
      case 4 -> picked();
      case 5 -> same(aggregate() + " OVER (" + partition() + ")");
      case 6 ->
          same(
              (random.nextInt(4) == 0 ? collection() : aggregate())
                  + " OVER ("
                  + partition()
                  + "ORDER BY "
                  + total()
                  + rows()
                  + ")");
      case 7 ->
          same(aggregate() + " OVER (" + partition() + "ORDER BY " + partial() + peers() + ")");
      default -> same(aggregate() + " OVER (" + partition() + range() + ")");
    };
  }

  private static Function same(String text) {
    return new Function(text, text);
  }

  private Function shifted() {
    String value = pick("v", "d", "s", "k", "m");
    String distance = random.nextInt(3) == 0 ? "" : ", " + random.nextInt(4);
    String otherwise =
        !distance.isEmpty() && value.equals("v") && random.nextBoolean()
            ? ", " + pick("-1", "id")
            : "";
    return nullTreatment(
        pick("LAG", "LEAD"),
        value + distance + otherwise,
        " OVER (" + partition() + "ORDER BY " + total() + ")");
  }

  private Function picked() {
    String function = pick("FIRST_VALUE", "LAST_VALUE", "NTH_VALUE");
    String value = pick("v", "d", "s", "k", "m");
    String arguments =
        function.equals("NTH_VALUE") ? value + ", " + (1 + random.nextInt(3)) : value;
    // Calcite types a value that is never NULL as NOT NULL, whatever the frame.
    boolean safe = function.equals("NTH_VALUE") || !value.equals("s");
    String frame = safe ? rows() : "";
    return nullTreatment(
        function, arguments, " OVER (" + partition() + "ORDER BY " + total() + frame + ")");
  }

  private Function nullTreatment(String function, String arguments, String over) {
    if (random.nextBoolean()) {
      return same(function + "(" + arguments + ")" + over);
    }
    return new Function(
        function + "(" + arguments + ") IGNORE NULLS" + over,
        function + "(" + arguments + " IGNORE NULLS)" + over);
  }

  private String collection() {
    return pick("STRING_AGG(k, '+')", "STRING_AGG(s, ', ')", "STRING_AGG(DISTINCT k)");
  }

  private String aggregate() {
    return pick(
        "COUNT(*)",
        "COUNT(v)",
        "SUM(v)",
        "SUM(d)",
        "AVG(d)",
        "AVG(m)",
        "MIN(v)",
        "MAX(d)",
        "MIN(k)",
        "MAX(s)",
        "SUM(m)",
        "COUNT(DISTINCT k)",
        "VAR_POP(v)",
        "STDDEV_SAMP(d)",
        "MIN(ts)",
        "BIT_XOR(v)",
        "BOOL_AND(v > 3)",
        "BOOL_OR(g = 1)",
        "MEDIAN(v)",
        "MEDIAN(d)",
        "MEDIAN(DISTINCT v)",
        "MEDIAN(v) FILTER (WHERE g = 1)",
        "SUM(v) FILTER (WHERE g = 1)",
        "COUNT(*) FILTER (WHERE v > 5)");
  }

  private String rows() {
    if (random.nextInt(4) == 0) {
      return "";
    }
    int a = random.nextInt(4);
    int b = random.nextInt(4);
    String exclusion =
        random.nextInt(3) > 0
            ? ""
            : pick(" EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES");
    return " ROWS BETWEEN "
        + pick(
            "UNBOUNDED PRECEDING AND CURRENT ROW",
            "UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
            "UNBOUNDED PRECEDING AND " + a + " PRECEDING",
            "UNBOUNDED PRECEDING AND " + a + " FOLLOWING",
            a + " PRECEDING AND CURRENT ROW",
            a + " PRECEDING AND " + b + " FOLLOWING",
            Math.max(a, b) + " PRECEDING AND " + Math.min(a, b) + " PRECEDING",
            Math.min(a, b) + " FOLLOWING AND " + Math.max(a, b) + " FOLLOWING",
            "CURRENT ROW AND " + a + " FOLLOWING",
            "CURRENT ROW AND UNBOUNDED FOLLOWING",
            a + " FOLLOWING AND UNBOUNDED FOLLOWING")
        + exclusion;
  }

  private String peers() {
    return pick(
        "",
        " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
        " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
        " RANGE BETWEEN CURRENT ROW AND CURRENT ROW",
        " RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE GROUP",
        " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES");
  }

  private String range() {
    String column = pick("g", "v", "d", "m", "ts", "id");
    String unit = column.equals("ts") ? "INTERVAL '1' DAY" : column.equals("m") ? "150.5" : "2";
    String other = column.equals("ts") ? "INTERVAL '3' HOUR" : column.equals("m") ? "60" : "1";
    return "ORDER BY "
        + key(column)
        + " RANGE BETWEEN "
        + pick(
            unit + " PRECEDING AND CURRENT ROW",
            unit + " PRECEDING AND " + other + " FOLLOWING",
            unit + " PRECEDING AND " + other + " PRECEDING",
            other + " FOLLOWING AND " + unit + " FOLLOWING",
            "UNBOUNDED PRECEDING AND " + other + " FOLLOWING",
            "CURRENT ROW AND " + unit + " FOLLOWING",
            unit + " PRECEDING AND UNBOUNDED FOLLOWING");
  }
}
