package dev.laminar.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells the line editor whether what was typed is complete, and which word is being completed. A
 * word is a name, or what stands between blanks in a command.
 */
final class ShellParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
      Input input = Input.of(line);
      if (input.open() != Input.Open.NOTHING) {
        throw new EOFError(-1, -1, "not complete", input.open().mark());
      }
    }
    return Line.of(line, cursor);
  }

  /** Nothing is escaped by a backslash: it begins commands. */
  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /**
   * A line with the word before the cursor.
   *
   * @param words those of a command; of SQL, only the one being completed
   */
  record Line(String line, int cursor, String word, List<String> words)
      implements CompletingParsedLine {

    static Line of(String line, int cursor) {
      boolean command = line.startsWith("\\") || line.startsWith(".");
      int start = cursor;
      while (start > 0 && isPart(line.charAt(start - 1), command)) {
        start--;
      }
      String word = line.substring(start, cursor);
      List<String> words = new ArrayList<>();
      if (command) {
        String before = line.substring(0, start).strip();
        if (!before.isEmpty()) {
          words.addAll(List.of(before.split("\\s+")));
        }
      }
      words.add(word);
      return new Line(line, cursor, word, List.copyOf(words));
    }

    private static boolean isPart(char c, boolean command) {
      return command ? !Character.isWhitespace(c) : SqlLexer.isNamePart(c);
    }

    boolean isCommand() {
      return line.startsWith("\\") || line.startsWith(".");
    }

    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return words.size() - 1;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }
}
