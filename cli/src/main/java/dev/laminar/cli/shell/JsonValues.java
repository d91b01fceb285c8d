package dev.laminar.cli.shell;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON as sinks do. */
final class JsonValues {

  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 6;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, DIGITS, true)
          .toFormatter();

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd ").append(TIME).toFormatter();

  private JsonValues() {}

  /** A string in quotes. */
  static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ') {
            out.append("\\u").append(HEX.toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** A value as {@link dev.laminar.Row} has it: part of an ARRAY, MAP or ROW, or one of these. */
  static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          out.append(i == 0 ? "" : ",");
          append(out, list.get(i));
        }
        out.append(']');
      }
      case Map<?, ?> map -> {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(first ? "" : ",");
          first = false;
          appendString(out, text(entry.getKey()));
          out.append(':');
          append(out, entry.getValue());
        }
        out.append('}');
      }
      case Boolean truth -> out.append(truth.booleanValue());
      case Double number when !Double.isFinite(number) -> appendString(out, text(number));
      case Float number when !Float.isFinite(number) -> appendString(out, text(number));
      case Number number -> out.append(text(number));
      default -> appendString(out, text(value));
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case LocalTime time -> TIME.format(time);
      case LocalDateTime timestamp -> TIMESTAMP.format(timestamp);
      case Instant instant -> TIMESTAMP.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
      case null, default -> String.valueOf(value);
    };
  }
}
