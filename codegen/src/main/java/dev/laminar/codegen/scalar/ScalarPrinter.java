package dev.laminar.codegen.scalar;

import dev.laminar.kernel.composite.CompositeText;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders a {@link Scalar} as SQL-like text, for plans, comments and messages. */
public final class ScalarPrinter {

  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("ADD", "+"),
          Map.entry("SUBTRACT", "-"),
          Map.entry("MULTIPLY", "*"),
          Map.entry("DIVIDE", "/"),
          Map.entry("MOD", "%"),
          Map.entry("EQUALS", "="),
          Map.entry("NOT_EQUALS", "<>"),
          Map.entry("LESS_THAN", "<"),
          Map.entry("LESS_THAN_OR_EQUAL", "<="),
          Map.entry("GREATER_THAN", ">"),
          Map.entry("GREATER_THAN_OR_EQUAL", ">="),
          Map.entry("AND", "AND"),
          Map.entry("OR", "OR"),
          Map.entry("CONCAT", "||"),
          Map.entry("IS_DISTINCT_FROM", "IS DISTINCT FROM"),
          Map.entry("IS_NOT_DISTINCT_FROM", "IS NOT DISTINCT FROM"));

  private static final Map<String, String> POSTFIX =
      Map.of(
          "IS_NULL", "IS NULL",
          "IS_NOT_NULL", "IS NOT NULL",
          "IS_TRUE", "IS TRUE",
          "IS_NOT_TRUE", "IS NOT TRUE",
          "IS_FALSE", "IS FALSE",
          "IS_NOT_FALSE", "IS NOT FALSE",
          "IS_UNKNOWN", "IS UNKNOWN",
          "IS_NOT_UNKNOWN", "IS NOT UNKNOWN");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter();

  private ScalarPrinter() {}

  /** The expression on one line, operators in parentheses. */
  public static String print(Scalar scalar) {
    StringBuilder out = new StringBuilder();
    print(scalar, out);
    return out.toString();
  }

  /** A constant as a SQL literal. */
  public static String printConstant(Scalar.Constant constant) {
    return literal(constant.value(), constant.type());
  }

  private static void print(Scalar scalar, StringBuilder out) {
    switch (scalar) {
      case Scalar.InputColumn column -> out.append(column.name());
      case Scalar.Constant constant -> out.append(printConstant(constant));
      case Scalar.Parameter parameter -> out.append('?').append(parameter.index() + 1);
      case Scalar.Call call -> printCall(call, out);
      case Scalar.UserCall call -> {
        printJoined(call.arguments(), ", ", out.append(call.method().function()).append('('));
        out.append(')');
      }
      case Scalar.Case branches -> printCase(branches, out);
      case Scalar.Cast cast -> {
        out.append(cast.safe() ? "TRY_CAST(" : "CAST(");
        print(cast.operand(), out);
        out.append(" AS ").append(cast.type().toSql()).append(')');
      }
      case Scalar.InList in -> printInList(in, out);
    }
  }

  private static void printCall(Scalar.Call call, StringBuilder out) {
    List<Scalar> arguments = call.arguments();
    String infix = BINARY.get(call.function());
    String postfix = POSTFIX.get(call.function());
    if (infix != null && arguments.size() >= 2) {
      printJoined(arguments, " " + infix + " ", out.append('('));
    } else if (postfix != null && arguments.size() == 1) {
      printJoined(arguments, "", out.append('('));
      out.append(' ').append(postfix);
    } else if (call.function().equals("ITEM")) {
      print(arguments.getFirst(), out);
      printJoined(arguments.subList(1, 2), "", out.append('['));
      out.append(']');
      return;
    } else if (call.function().equals("FIELD")
        && arguments.get(1) instanceof Scalar.Constant(Object index, _, _)) {
      print(arguments.getFirst(), out);
      out.append('.').append(arguments.getFirst().type().parts().get((Integer) index).name());
      return;
    } else if (call.function().equals("NOT")) {
      printJoined(arguments, "", out.append("(NOT "));
    } else if (call.function().equals("NEGATE")) {
      printJoined(arguments, "", out.append("(- "));
    } else {
      printJoined(arguments, ", ", out.append(call.function()).append('('));
    }
    out.append(')');
  }

  private static void printJoined(List<Scalar> arguments, String separator, StringBuilder out) {
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      print(arguments.get(i), out);
    }
  }

  private static void printCase(Scalar.Case branches, StringBuilder out) {
    out.append("CASE");
    for (Scalar.Branch branch : branches.branches()) {
      print(branch.condition(), out.append(" WHEN "));
      print(branch.value(), out.append(" THEN "));
    }
    print(branches.otherwise(), out.append(" ELSE "));
    out.append(" END");
  }

  private static void printInList(Scalar.InList in, StringBuilder out) {
    print(in.operand(), out.append('('));
    out.append(in.negated() ? " NOT IN (" : " IN (");
    out.append(
        in.constants().stream()
            .map(ScalarPrinter::printConstant)
            .collect(Collectors.joining(", ")));
    out.append("))");
  }

  private static String literal(@Nullable Object value, DataType type) {
    if (value == null) {
      return "NULL";
    }
    return switch (type.kind()) {
      case BOOLEAN, NULL -> (Boolean) value ? "TRUE" : "FALSE";
      case TINYINT, SMALLINT, INTEGER, BIGINT -> value.toString();
      case REAL, DOUBLE -> value + (type.kind() == TypeKind.REAL ? "f" : "e0");
      case DECIMAL -> decimal(value, type.scale());
      case DATE -> date((Integer) value);
      case TIME -> time((Long) value);
      case TIMESTAMP, TIMESTAMP_LTZ -> "TIMESTAMP '" + timestamp((Long) value) + "'";
      case INTERVAL_YEAR_MONTH -> months((Integer) value);
      case INTERVAL_DAY_TIME -> interval((Long) value);
      case CHAR, VARCHAR ->
          "'" + new String((byte[]) value, StandardCharsets.UTF_8).replace("'", "''") + "'";
      case BINARY, VARBINARY ->
          "X'" + HexFormat.of().withUpperCase().formatHex((byte[]) value) + "'";
      case ARRAY, MAP, ROW -> composite((byte[]) value, type);
    };
  }

  private static String composite(byte[] value, DataType type) {
    if (value.length == 0) {
      // What stands for NULL where keys are compared.
      return type.kind() + " ''";
    }
    BytesResult text = new BytesResult();
    new CompositeText(type).write(value, 0, text);
    return new String(text.heap, text.offset, text.length, StandardCharsets.UTF_8);
  }

  private static String decimal(Object value, int scale) {
    BigInteger unscaled = value instanceof BigInteger big ? big : BigInteger.valueOf((Long) value);
    return new BigDecimal(unscaled, scale).toPlainString();
  }

  private static String date(int days) {
    return "DATE '" + LocalDate.ofEpochDay(days) + "'";
  }

  private static String time(long micros) {
    try {
      return "TIME '" + LocalTime.ofNanoOfDay(Math.multiplyExact(micros, 1000L)).format(TIME) + "'";
    } catch (DateTimeException | ArithmeticException outside) {
      return "TIME '" + micros + " us'";
    }
  }

  private static String timestamp(long micros) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L),
            (int) Math.floorMod(micros, 1_000_000L) * 1000,
            ZoneOffset.UTC);
    return time.toLocalDate() + " " + time.toLocalTime().format(TIME);
  }

  private static String months(int months) {
    long magnitude = Math.abs((long) months);
    return "INTERVAL '"
        + (months < 0 ? "-" : "")
        + magnitude / 12
        + "-"
        + magnitude % 12
        + "' YEAR TO MONTH";
  }

  private static String interval(long micros) {
    BigInteger magnitude = BigInteger.valueOf(micros).abs();
    BigInteger[] days = magnitude.divideAndRemainder(BigInteger.valueOf(86_400_000_000L));
    LocalTime time = LocalTime.ofNanoOfDay(days[1].longValueExact() * 1000L);
    return "INTERVAL '"
        + (micros < 0 ? "-" : "")
        + days[0]
        + " "
        + time.format(TIME)
        + "' DAY TO SECOND";
  }
}
