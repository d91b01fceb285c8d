package dev.laminar.cli.shell;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * A value of a table as it is drawn: in one line, without what a terminal would take for orders.
 *
 * @param text as shown
 * @param columns of the terminal that it takes
 */
record Cell(String text, int columns, boolean isNull) {

  private static final Cell NULL = new Cell("NULL", 4, true);
  private static final String CUT = "…";

  static Cell of(@Nullable String value) {
    if (value == null) {
      return NULL;
    }
    String shown = visible(value);
    return new Cell(shown, columns(shown), false);
  }

  /** Columns that a text takes on a terminal: two for most Chinese characters and emoji. */
  static int columns(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return new AttributedString(text).columnLength();
      }
    }
    return text.length();
  }

  /** Control characters as their pictures. */
  static String visible(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
        if (shown == null) {
          shown = new StringBuilder(text);
        }
        shown.setCharAt(i, c == '\n' ? '↵' : c < ' ' ? (char) (0x2400 + c) : c == 0x7f ? '␡' : '�');
      }
    }
    return shown == null ? text : shown.toString();
  }

  /** Adds the text in exactly that many columns, cut with a dot dot dot where it is longer. */
  void append(AttributedStringBuilder line, int width, boolean right, AttributedStyle style) {
    String fitting = text;
    int taken = columns;
    if (columns > width) {
      fitting = new AttributedString(text).columnSubSequence(0, width - 1) + CUT;
      taken = columns(fitting);
    }
    String padding = " ".repeat(Math.max(0, width - taken));
    if (right) {
      line.append(padding);
    }
    line.styled(isNull ? style.faint() : style, fitting);
    if (!right) {
      line.append(padding);
    }
  }
}
