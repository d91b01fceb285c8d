package dev.laminar.cli.shell;

import dev.laminar.cli.shell.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was typed, or stands in a script, cut into statements and commands.
 *
 * @param text all of it
 * @param pieces what is complete
 * @param open what the end of the text leaves open
 * @param restStart where what is not complete begins
 */
record Input(String text, List<Piece> pieces, Open open, int restStart) {

  /** Commands that need neither a backslash nor a dot. */
  private static final Set<String> BARE_COMMANDS = Set.of("help", "quit", "exit");

  Input {
    pieces = List.copyOf(pieces);
  }

  /** What a line leaves open, and what the prompt of the next one shows for it. */
  enum Open {
    NOTHING(""),
    STATEMENT("-"),
    PARENTHESIS("("),
    STRING("'"),
    COMMENT("*");

    private final String mark;

    Open(String mark) {
      this.mark = mark;
    }

    String mark() {
      return mark;
    }
  }

  /** A statement without its semicolon, or a command, which is one line. */
  record Piece(int start, int end, boolean isCommand) {

    String in(String text) {
      return text.substring(start, end);
    }

    /**
     * The piece at its place of the text, blanks before it: positions in messages are those of the
     * whole text.
     */
    String padded(String text) {
      StringBuilder padded = new StringBuilder();
      int lineStart = text.lastIndexOf('\n', start - 1) + 1;
      for (int i = 0; i < lineStart; i++) {
        if (text.charAt(i) == '\n') {
          padded.append('\n');
        }
      }
      return padded.append(" ".repeat(start - lineStart)).append(text, start, end).toString();
    }
  }

  static Input of(String text) {
    List<Piece> pieces = new ArrayList<>();
    SqlLexer lexer = new SqlLexer(text, 0);
    int statementStart = -1;
    int restStart = 0;
    int depth = 0;
    SqlToken token = lexer.next();
    while (token != null) {
      if (token.open()) {
        int openStart = statementStart < 0 ? token.start() : restStart;
        if (token.kind() == Kind.QUOTED_NAME) {
          // No further line can close it: the parser tells.
          pieces.add(new Piece(openStart, text.stripTrailing().length(), false));
          return new Input(text, pieces, Open.NOTHING, text.length());
        }
        return new Input(
            text, pieces, token.kind() == Kind.STRING ? Open.STRING : Open.COMMENT, openStart);
      }
      if (token.kind() == Kind.COMMENT) {
        token = lexer.next();
        continue;
      }
      if (statementStart < 0) {
        int commandEnd = commandEnd(text, token.start());
        if (commandEnd > 0) {
          pieces.add(new Piece(token.start(), commandEnd, true));
          restStart = commandEnd;
          lexer.moveTo(commandEnd);
          token = lexer.next();
          continue;
        }
        statementStart = token.start();
        restStart = statementStart;
        depth = 0;
      }
      if (token.isSymbol(text, ';')) {
        if (token.start() > statementStart) {
          pieces.add(new Piece(statementStart, token.start(), false));
        }
        statementStart = -1;
        restStart = token.end();
      } else if (token.isSymbol(text, '(')) {
        depth++;
      } else if (token.isSymbol(text, ')')) {
        depth--;
      }
      token = lexer.next();
    }
    Open open = statementStart < 0 ? Open.NOTHING : depth > 0 ? Open.PARENTHESIS : Open.STATEMENT;
    return new Input(text, pieces, open, restStart);
  }

  /** Where a command that starts here ends; 0 when none does. */
  private static int commandEnd(String text, int start) {
    int newline = text.indexOf('\n', start);
    int lineEnd = newline < 0 ? text.length() : newline;
    char first = text.charAt(start);
    if (first == '\\' || first == '.') {
      return lineEnd;
    }
    String line = text.substring(start, lineEnd).strip();
    String word = line.endsWith(";") ? line.substring(0, line.length() - 1).strip() : line;
    return BARE_COMMANDS.contains(word.toLowerCase(Locale.ROOT)) ? lineEnd : 0;
  }

  /** The last statement of a script needs no semicolon. */
  Input closed() {
    if (open != Open.STATEMENT && open != Open.PARENTHESIS) {
      return this;
    }
    List<Piece> all = new ArrayList<>(pieces);
    all.add(new Piece(restStart, text.stripTrailing().length(), false));
    return new Input(text, all, Open.NOTHING, text.length());
  }
}
