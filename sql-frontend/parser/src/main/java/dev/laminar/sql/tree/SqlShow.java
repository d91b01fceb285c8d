package dev.laminar.sql.tree;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableNullableList;
import org.jspecify.annotations.Nullable;

/** SHOW of a list of objects, or of one object's definition or code. */
public final class SqlShow extends SqlCall {

  private static final SqlOperator OPERATOR = new SqlSpecialOperator("SHOW", SqlKind.OTHER);

  private final Subject subject;
  private final @Nullable SqlIdentifier name;

  public SqlShow(SqlParserPos pos, Subject subject, @Nullable SqlIdentifier name) {
    super(pos);
    this.subject = subject;
    this.name = name;
  }

  @Override
  public SqlOperator getOperator() {
    return OPERATOR;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return ImmutableNullableList.of(name);
  }

  public Subject subject() {
    return subject;
  }

  /** The object of SHOW CREATE and SHOW CODE FOR; null for the others. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("SHOW " + subject.sql());
    if (name != null) {
      name.unparse(writer, 0, 0);
    }
  }

  /** What is shown. */
  public enum Subject {
    SOURCES,
    STREAMS,
    SINKS,
    TABLES,
    MATERIALIZED_VIEWS,
    QUERIES,
    FUNCTIONS,
    CHECKPOINTS,
    RUNTIME,
    /** The definition of one object. */
    CREATE,
    /** The generated code of one query. */
    CODE;

    /** As SQL writes it. */
    public String sql() {
      return this == CODE ? "CODE FOR" : name().replace('_', ' ');
    }
  }
}
