package dev.laminar.sql.error;

import dev.laminar.sql.parser.generated.ParseException;
import dev.laminar.sql.parser.generated.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.Metadata;

/**
 * What the parser would have accepted instead of the token it stopped at, without what nobody wants
 * to read: names of functions, every operator, every word that is also a name.
 *
 * @param unexpected the token it stopped at
 * @param words keywords that fit, upper case
 * @param signs punctuation that fits
 */
record ExpectedTokens(
    Token unexpected,
    boolean allowsName,
    boolean allowsString,
    boolean allowsNumber,
    Set<String> words,
    Set<String> signs) {

  /** Signs that say something; operators are left out. */
  private static final Set<String> USEFUL_SIGNS = Set.of("(", ")", ",", ";", "=");

  /** Words that are hardly ever what was meant. */
  private static final Set<String> RARE_WORDS =
      Set.of("UESCAPE", "DECIMAL", "MULTISET", "TABLESAMPLE", "MATCH_RECOGNIZE");

  /** The clauses of a query in their order: named before other words. */
  private static final List<String> CLAUSES =
      List.of(
          "FROM", "JOIN", "ON", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "UNION",
          "EMIT");

  /** Where these fit, a statement begins. */
  private static final Set<String> STATEMENTS = Set.of("CREATE", "DROP", "EXPLAIN");

  /**
   * What begins a query: the parser looks ahead for it, so that it is not among what it reports.
   */
  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES");

  static ExpectedTokens of(ParseException error, Metadata metadata) {
    Token first = error.currentToken.next;
    Token second = first.next;
    Set<Integer> afterFirst = new LinkedHashSet<>();
    Set<Integer> atFirst = new LinkedHashSet<>();
    for (int[] sequence : error.expectedTokenSequences) {
      atFirst.add(sequence[0]);
      if (sequence.length > 1 && sequence[0] == first.kind) {
        afterFirst.add(sequence[1]);
      }
    }
    boolean stoppedAtSecond =
        second != null && !afterFirst.isEmpty() && !afterFirst.contains(second.kind);
    return of(
        stoppedAtSecond ? second : first,
        stoppedAtSecond ? afterFirst : atFirst,
        error.tokenImage,
        metadata);
  }

  private static ExpectedTokens of(
      Token unexpected, Set<Integer> kinds, String[] images, Metadata metadata) {
    Set<String> words = new TreeSet<>();
    Set<String> signs = new TreeSet<>();
    boolean name = false;
    boolean string = false;
    boolean number = false;
    for (int kind : kinds) {
      String image = images[kind];
      switch (image) {
        case "<IDENTIFIER>" -> name = true;
        case "<QUOTED_STRING>" -> string = true;
        case "<UNSIGNED_INTEGER_LITERAL>" -> number = true;
        default -> {
          String plain = image.startsWith("\"") ? image.substring(1, image.length() - 1) : "";
          if (metadata.isKeyword(plain)) {
            words.add(plain);
          } else if (USEFUL_SIGNS.contains(plain)) {
            signs.add(plain);
          }
        }
      }
    }
    if (name) {
      words.removeIf(word -> !metadata.isReservedWord(word));
    }
    words.removeAll(RARE_WORDS);
    if (words.containsAll(STATEMENTS)) {
      words.addAll(QUERIES);
    }
    return new ExpectedTokens(unexpected, name, string, number, words, signs);
  }

  /** Whether any expression could have stood there. */
  private boolean allowsExpression() {
    return allowsName && allowsNumber && words.contains("CASE");
  }

  /** Whether a statement could have ended there. */
  boolean allowsEndOfStatement() {
    return signs.contains(";");
  }

  /** The expected tokens in words, most telling first. */
  List<String> readable() {
    if (words.containsAll(STATEMENTS)) {
      return List.of("a statement, such as SELECT or CREATE");
    }
    if (allowsExpression()) {
      return List.of("an expression");
    }
    List<String> readable = new ArrayList<>();
    if (allowsName) {
      readable.add("a name");
    }
    if (allowsString) {
      readable.add("a string");
    }
    if (allowsNumber) {
      readable.add("a number");
    }
    signs.forEach(sign -> readable.add("'" + sign + "'"));
    CLAUSES.stream().filter(words::contains).forEach(readable::add);
    words.stream().filter(word -> !CLAUSES.contains(word)).forEach(readable::add);
    return readable;
  }
}
