package dev.laminar.cli.shell;

import dev.laminar.cli.shell.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells strings, quoted names, comments and words apart as the grammar does. Unlike the parser it
 * takes text that is not complete yet.
 */
final class SqlLexer {

  private final String text;
  private int position;

  SqlLexer(String text, int start) {
    this.text = text;
    this.position = start;
  }

  /** All of a text. */
  static List<SqlToken> tokens(String text) {
    SqlLexer lexer = new SqlLexer(text, 0);
    List<SqlToken> tokens = new ArrayList<>();
    SqlToken token = lexer.next();
    while (token != null) {
      tokens.add(token);
      token = lexer.next();
    }
    return tokens;
  }

  /** Goes on from another place. */
  void moveTo(int start) {
    position = start;
  }

  /** The next token, comments too; null at the end. */
  @Nullable SqlToken next() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    if (position >= text.length()) {
      return null;
    }
    int start = position;
    char first = text.charAt(start);
    if (text.startsWith("--", start) || text.startsWith("//", start)) {
      int lineEnd = text.indexOf('\n', start);
      return token(Kind.COMMENT, start, lineEnd < 0 ? text.length() : lineEnd, false);
    }
    if (text.startsWith("/*", start)) {
      int close = text.indexOf("*/", start + 2);
      return token(Kind.COMMENT, start, close < 0 ? text.length() : close + 2, close < 0);
    }
    if (first == '\'') {
      return quoted(Kind.STRING, start, start, false);
    }
    if (first == '"') {
      return quoted(Kind.QUOTED_NAME, start, start, false);
    }
    if ((first == 'E' || first == 'e') && text.startsWith("'", start + 1)) {
      return quoted(Kind.STRING, start, start + 1, true);
    }
    if (Character.isDigit(first)) {
      return token(Kind.NUMBER, start, numberEnd(start), false);
    }
    if (isNamePart(first)) {
      return token(Kind.WORD, start, wordEnd(start), false);
    }
    return token(Kind.SYMBOL, start, start + Character.charCount(text.codePointAt(start)), false);
  }

  static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int numberEnd(int start) {
    int end = wordEnd(start);
    if (text.startsWith(".", end) && end + 1 < text.length()) {
      return Character.isDigit(text.charAt(end + 1)) ? wordEnd(end + 1) : end + 1;
    }
    return end;
  }

  /**
   * A doubled quote is one inside; a backslash takes the next character along where it escapes. A
   * name ends with its line at the latest.
   */
  private SqlToken quoted(Kind kind, int start, int quoteAt, boolean escapes) {
    char quote = text.charAt(quoteAt);
    int at = quoteAt + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' && kind == Kind.QUOTED_NAME) {
        return token(kind, start, at, true);
      }
      if (c == '\\' && escapes) {
        at += 2;
      } else if (c != quote) {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return token(kind, start, at + 1, false);
      }
    }
    return token(kind, start, text.length(), true);
  }

  private SqlToken token(Kind kind, int start, int end, boolean open) {
    position = end;
    return new SqlToken(kind, start, end, open);
  }
}
