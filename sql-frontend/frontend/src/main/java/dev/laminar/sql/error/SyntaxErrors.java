package dev.laminar.sql.error;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.parser.generated.ParseException;
import dev.laminar.sql.parser.generated.Token;
import dev.laminar.sql.statement.ScriptText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.Metadata;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/** Syntax errors as users read them: what stands there, and what could have. */
public final class SyntaxErrors {

  private static final int END_OF_TEXT = 0;
  private static final int MAX_HELP_WORDS = 8;

  private static final Pattern LEXICAL =
      Pattern.compile("(?s).*Encountered: (?:\"(.*)\" \\(\\d+\\)|<EOF>).*");

  /** A clause that stands where a name is expected was not meant as a name. */
  private static final Set<String> STRUCTURE_WORDS =
      Set.of(
          "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "ON", "AS", "BY", "HAVING", "UNION",
          "INTO", "WITH", "JOIN");

  private static final Set<String> STATEMENT_WORDS =
      Set.of(
          "SELECT",
          "CREATE",
          "INSERT",
          "DROP",
          "SHOW",
          "EXPLAIN",
          "DESCRIBE",
          "SET",
          "ALTER",
          "DELETE",
          "UPDATE");

  /** Words that begin a clause after a table: misspelt, they are read as the table's alias. */
  private static final Set<String> CLAUSE_WORDS =
      Set.of(
          "FROM", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "UNION", "JOIN", "EMIT",
          "WINDOW");

  private static final Set<String> CREATE_OR_DROP = Set.of("CREATE", "DROP");

  private static final String NO_INDEXES =
      "leave it out: keys and joins have the indexes that they need";

  /**
   * Statements of other databases, by the word behind CREATE or DROP, and what there is instead.
   */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "INDEX", NO_INDEXES,
          "REINDEX", NO_INDEXES,
          "UNIQUE", "write UNIQUE (column, …) in CREATE TABLE",
          "VIEW", "CREATE MATERIALIZED VIEW keeps the rows of a query up to date",
          "TRIGGER", "CREATE MATERIALIZED VIEW, STREAM or SINK follows the changes of a table",
          "TEMP", "leave the word out: everything is in memory",
          "TEMPORARY", "leave the word out: everything is in memory");

  private SyntaxErrors() {}

  /** The error of a token that cannot stand where it stands. */
  public static LaminarException unexpected(
      ScriptText script, ParseException error, Metadata metadata) {
    ExpectedTokens expected = ExpectedTokens.of(error, metadata);
    Token token = expected.unexpected();
    if (token.image.equals("'") || token.image.equals("\"")) {
      return notClosed(
          token.image.equals("'") ? "string" : "quoted name", span(script, token), error);
    }
    Token next = error.currentToken.next;
    String elsewhere = elsewhere(next == token ? error.currentToken : next, token);
    if (!elsewhere.isEmpty()) {
      return new LaminarException(
          ErrorCode.UNSUPPORTED,
          elsewhere + " is not executed in this version",
          span(script, token),
          Objects.requireNonNull(ELSEWHERE.get(token.image.toUpperCase(Locale.ROOT))),
          error);
    }
    String message =
        token.kind == END_OF_TEXT
            ? "the statement is not complete"
            : "unexpected " + quoted(token.image);
    return new LaminarException(
        ErrorCode.SYNTAX_ERROR,
        message,
        span(script, token),
        help(error.currentToken, expected, metadata),
        error);
  }

  /** A statement of other databases; empty when it is none that we know. */
  private static String elsewhere(Token previous, Token token) {
    String word = token.image.toUpperCase(Locale.ROOT);
    String before = previous.image == null ? "" : previous.image.toUpperCase(Locale.ROOT);
    boolean isKnown =
        word.equals("REINDEX")
            ? before.isEmpty() || before.equals(";")
            : CREATE_OR_DROP.contains(before);
    if (!isKnown || !ELSEWHERE.containsKey(word)) {
      return "";
    }
    return word.equals("REINDEX") ? word : before + " " + word;
  }

  private static String help(Token previous, ExpectedTokens expected, Metadata metadata) {
    Token token = expected.unexpected();
    String word = token.kind == END_OF_TEXT ? "" : token.image.toUpperCase(Locale.ROOT);
    if (expected.allowsEndOfStatement() && STATEMENT_WORDS.contains(word)) {
      return "statements are separated by ';'";
    }
    if (word.equals("UNNEST")) {
      return "UNNEST stands in FROM: SELECT x FROM t, UNNEST(t.a) AS u(x)";
    }
    String misread = misread(previous, metadata);
    if (!misread.isEmpty()) {
      return misread;
    }
    if (expected.allowsName() && metadata.isReservedWord(word) && !STRUCTURE_WORDS.contains(word)) {
      return "'"
          + token.image
          + "' is a reserved word: write \""
          + token.image
          + "\" to use it as a name";
    }
    List<String> near = word.isEmpty() ? List.of() : NearestNames.of(word, expected.words());
    if (!near.isEmpty()) {
      return "did you mean " + NearestNames.alternatives(near) + "?";
    }
    List<String> readable = expected.readable();
    if (readable.isEmpty()) {
      return "";
    }
    boolean cut = readable.size() > MAX_HELP_WORDS;
    return "expected "
        + (cut
            ? String.join(", ", readable.subList(0, MAX_HELP_WORDS)) + ", …"
            : NearestNames.alternatives(readable));
  }

  /** Help about the token before: a clause that was read as an alias. */
  private static String misread(Token previous, Metadata metadata) {
    if (previous.image == null) { // the token before the first
      return "";
    }
    String word = previous.image.toUpperCase(Locale.ROOT);
    if (word.equals("EMIT")) {
      return "EMIT takes ON WINDOW CLOSE, AFTER WATERMARK, FINAL, ON UPDATE, CHANGES or EVERY"
          + " INTERVAL '…' …";
    }
    List<String> near =
        word.length() < 4 || metadata.isKeyword(word)
            ? List.of()
            : NearestNames.of(word, CLAUSE_WORDS);
    return near.isEmpty()
        ? ""
        : "'"
            + previous.image
            + "' was read as a name: did you mean "
            + NearestNames.alternatives(near)
            + "?";
  }

  private static SourceSpan span(ScriptText script, Token token) {
    if (token.kind == END_OF_TEXT) {
      return endOfText(script);
    }
    return new SourceSpan(
        script.name(), token.beginLine, token.beginColumn, token.endLine, token.endColumn);
  }

  /** The place after the last character that is not white space. */
  private static SourceSpan endOfText(ScriptText script) {
    String[] lines = script.text().stripTrailing().split("\n", -1);
    int column = lines[lines.length - 1].length() + 1;
    return new SourceSpan(script.name(), lines.length, column, lines.length, column);
  }

  private static String quoted(String image) {
    return image.startsWith("'") ? image : "'" + image + "'";
  }

  /** Any other error of parsing: of the lexer, of literals, of constructs in the wrong place. */
  public static LaminarException of(ScriptText script, SqlParseException error) {
    SourceSpan span = error.getPos() == null ? SourceSpan.NONE : script.span(error.getPos());
    String message = String.valueOf(error.getMessage());
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.matches()) {
      return lexical(script, span, lexical.group(1), error);
    }
    if (error.getCause() instanceof StackOverflowError) {
      return new LaminarException(
          ErrorCode.CODE_TOO_LARGE,
          "the statement is nested too deeply",
          SourceSpan.NONE,
          "",
          error);
    }
    Wording wording = ValidationMessages.of(message);
    ErrorCode code =
        wording.code() == ErrorCode.INVALID_STATEMENT ? ErrorCode.SYNTAX_ERROR : wording.code();
    return new LaminarException(code, wording.message(), span, wording.help(), error);
  }

  private static LaminarException notClosed(String what, SourceSpan span, Throwable cause) {
    return new LaminarException(
        ErrorCode.SYNTAX_ERROR, "this " + what + " is not closed", span, "", cause);
  }

  private static LaminarException lexical(
      ScriptText script, SourceSpan span, @Nullable String character, SqlParseException error) {
    int comment = script.text().lastIndexOf("/*");
    if (character == null && comment >= 0) {
      return notClosed("comment", at(script, comment), error);
    }
    String shown = character == null ? "the end of the text" : "'" + character + "'";
    return new LaminarException(
        ErrorCode.SYNTAX_ERROR, shown + " cannot stand here", span, "", error);
  }

  private static SourceSpan at(ScriptText script, int offset) {
    String before = script.text().substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = offset - before.lastIndexOf('\n');
    return new SourceSpan(script.name(), line, column, line, column + 1);
  }
}
