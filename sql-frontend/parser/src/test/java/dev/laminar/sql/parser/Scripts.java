package dev.laminar.sql.parser;

import dev.laminar.sql.parser.generated.LaminarSqlParserImpl;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.util.SourceStringReader;

/** Drives the generated parser. */
final class Scripts {

  private Scripts() {}

  static List<ScriptStatement> parse(String text) {
    LaminarSqlParserImpl parser =
        (LaminarSqlParserImpl) LaminarSqlParserImpl.FACTORY.getParser(new SourceStringReader(text));
    parser.setTabSize(1);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.UNCHANGED);
    parser.setIdentifierMaxLength(128);
    parser.setConformance(SqlConformanceEnum.BABEL);
    parser.switchTo(LexicalState.DQID);
    try {
      return parser.Script();
    } catch (Exception e) {
      throw new AssertionError(text + "\n" + parser.normalizeException(e).getMessage(), e);
    }
  }

  static SqlNode one(String text) {
    return parse(text).getFirst().node();
  }

  /** The tree as text on one line, names quoted only where they must be. */
  static String unparse(SqlNode node) {
    SqlWriterConfig config =
        SqlPrettyWriter.config()
            .withDialect(
                new AnsiSqlDialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString("\"")))
            .withQuoteAllIdentifiers(true)
            .withAlwaysUseParentheses(false);
    return new SqlPrettyWriter(config).format(node).replaceAll("\\s+", " ");
  }

  static String at(SqlParserPos pos) {
    return pos.getLineNum()
        + ":"
        + pos.getColumnNum()
        + "-"
        + pos.getEndLineNum()
        + ":"
        + pos.getEndColumnNum();
  }
}
