package dev.laminar.cli.shell;

/**
 * A stretch of SQL text.
 *
 * @param end behind its last character
 * @param open whether the text ended before what ends it: a quote, for example
 */
record SqlToken(Kind kind, int start, int end, boolean open) {

  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    COMMENT,
    SYMBOL
  }

  String in(String text) {
    return text.substring(start, end);
  }

  /** Whether it is a name, which may also be a keyword. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  boolean isWord(String text, String word) {
    return kind == Kind.WORD
        && end - start == word.length()
        && text.regionMatches(true, start, word, 0, word.length());
  }

  boolean isSymbol(String text, char symbol) {
    return kind == Kind.SYMBOL && text.charAt(start) == symbol;
  }
}
