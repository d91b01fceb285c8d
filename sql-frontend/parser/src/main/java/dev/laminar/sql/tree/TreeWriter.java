package dev.laminar.sql.tree;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** Shared parts of unparsing. */
final class TreeWriter {

  private TreeWriter() {}

  static void create(
      SqlWriter writer, boolean replace, String kind, boolean ifNotExists, SqlIdentifier name) {
    writer.keyword((replace ? "CREATE OR REPLACE " : "CREATE ") + kind);
    if (ifNotExists) {
      writer.keyword("IF NOT EXISTS");
    }
    name.unparse(writer, 0, 0);
  }

  /** {@code CONSTRAINT name}, when there is a name. */
  static void constraintName(SqlWriter writer, @Nullable SqlIdentifier name) {
    if (name != null) {
      writer.keyword("CONSTRAINT");
      name.unparse(writer, 0, 0);
    }
  }

  /** The nodes in parentheses, separated by commas. */
  static void list(SqlWriter writer, SqlNodeList nodes) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (SqlNode node : nodes) {
      writer.sep(",");
      node.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }
}
