package dev.laminar.sql;

import dev.laminar.sql.error.SyntaxErrors;
import dev.laminar.sql.function.LaminarConformance;
import dev.laminar.sql.parser.ScriptStatement;
import dev.laminar.sql.parser.generated.LaminarSqlParserImpl;
import dev.laminar.sql.parser.generated.ParseException;
import dev.laminar.sql.parser.generated.TokenMgrError;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.statement.Statement;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.util.SourceStringReader;

/**
 * Parses scripts. Identifiers keep the case they are written in and match without regard to it;
 * double quotes quote them; statements are separated by semicolons; {@code --} and {@code /*
 * *}{@code /} comment.
 */
public final class LaminarParser {

  private static final int MAX_IDENTIFIER_LENGTH = 256;

  /**
   * Parses all statements of a script, in order.
   *
   * @throws dev.laminar.kernel.error.LaminarException with the position of the first syntax error
   */
  public List<ParsedStatement> parse(ScriptText script) {
    return run(script, LaminarSqlParserImpl::Script).stream()
        .map(statement -> place(script, statement))
        .toList();
  }

  /** The reserved words that SQL-92 does not have, sorted. */
  public List<String> keywords() {
    return List.of(parser(" ").getMetadata().getJdbcKeywords().split(","));
  }

  private static ParsedStatement place(ScriptText script, ScriptStatement statement) {
    return new ParsedStatement(
        script, script.span(statement.span()), Statement.of(statement.node()));
  }

  private static <T> T run(ScriptText script, Production<T> production) {
    String text = script.text().isEmpty() ? " " : script.text(); // an empty buffer cannot grow
    LaminarSqlParserImpl parser = parser(text);
    try {
      return production.parse(parser);
    } catch (ParseException e) {
      if (e.expectedTokenSequences == null) {
        throw SyntaxErrors.of(script, parser.normalizeException(e));
      }
      throw SyntaxErrors.unexpected(script, e, parser.getMetadata());
    } catch (Exception | StackOverflowError | TokenMgrError e) {
      throw SyntaxErrors.of(script, parser.normalizeException(e));
    }
  }

  private static LaminarSqlParserImpl parser(String text) {
    LaminarSqlParserImpl parser =
        (LaminarSqlParserImpl) LaminarSqlParserImpl.FACTORY.getParser(new SourceStringReader(text));
    parser.setTabSize(1);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.UNCHANGED);
    parser.setIdentifierMaxLength(MAX_IDENTIFIER_LENGTH);
    parser.setConformance(LaminarConformance.INSTANCE);
    parser.switchTo(LexicalState.DQID);
    return parser;
  }

  private interface Production<T> {
    T parse(LaminarSqlParserImpl parser) throws Exception;
  }
}
