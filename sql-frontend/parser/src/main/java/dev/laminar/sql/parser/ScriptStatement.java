package dev.laminar.sql.parser;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * One statement of a script.
 *
 * @param span from its first to its last token, without the semicolon; {@code node}'s own position
 *     may be shorter, as Calcite keeps only the last token of some nodes
 */
public record ScriptStatement(SqlNode node, SqlParserPos span) {}
