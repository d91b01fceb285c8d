package dev.laminar.sql.statement;

import dev.laminar.sql.tree.SqlAlterSource;
import dev.laminar.sql.tree.SqlCheckpoint;
import dev.laminar.sql.tree.SqlCloseCursor;
import dev.laminar.sql.tree.SqlControlQuery;
import dev.laminar.sql.tree.SqlCreateFunction;
import dev.laminar.sql.tree.SqlCreateLookupTable;
import dev.laminar.sql.tree.SqlCreateQuery;
import dev.laminar.sql.tree.SqlCreateSink;
import dev.laminar.sql.tree.SqlCreateSource;
import dev.laminar.sql.tree.SqlCreateTable;
import dev.laminar.sql.tree.SqlDeclareCursor;
import dev.laminar.sql.tree.SqlDescribe;
import dev.laminar.sql.tree.SqlDropObject;
import dev.laminar.sql.tree.SqlExplainStatement;
import dev.laminar.sql.tree.SqlFetch;
import dev.laminar.sql.tree.SqlInsertOnConflict;
import dev.laminar.sql.tree.SqlReport;
import dev.laminar.sql.tree.SqlRestore;
import dev.laminar.sql.tree.SqlSetVariable;
import dev.laminar.sql.tree.SqlShow;
import dev.laminar.sql.tree.SqlSubscribe;
import dev.laminar.sql.tree.SqlTruncateTable;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUpdate;

/** A statement by kind, around its syntax tree. */
public sealed interface Statement {

  /** The syntax tree; every node of it has its position in the script. */
  SqlNode node();

  /**
   * A query without a name; a {@link dev.laminar.sql.tree.SqlStreamingQuery} when it has an EMIT
   * clause.
   */
  record Query(SqlNode node) implements Statement {}

  record CreateSource(SqlCreateSource node) implements Statement {}

  record CreateTable(SqlCreateTable node) implements Statement {}

  record CreateLookupTable(SqlCreateLookupTable node) implements Statement {}

  /** CREATE STREAM and CREATE MATERIALIZED VIEW. */
  record CreateQuery(SqlCreateQuery node) implements Statement {}

  record CreateSink(SqlCreateSink node) implements Statement {}

  record CreateFunction(SqlCreateFunction node) implements Statement {}

  record Insert(SqlInsert node) implements Statement {}

  /** INSERT … ON CONFLICT. */
  record InsertOnConflict(SqlInsertOnConflict node) implements Statement {}

  record Update(SqlUpdate node) implements Statement {}

  record Delete(SqlDelete node) implements Statement {}

  record Truncate(SqlTruncateTable node) implements Statement {}

  record Drop(SqlDropObject node) implements Statement {}

  record AlterSource(SqlAlterSource node) implements Statement {}

  record Show(SqlShow node) implements Statement {}

  record Describe(SqlDescribe node) implements Statement {}

  record SetVariable(SqlSetVariable node) implements Statement {}

  record Subscribe(SqlSubscribe node) implements Statement {}

  record DeclareCursor(SqlDeclareCursor node) implements Statement {}

  record Fetch(SqlFetch node) implements Statement {}

  /** CLOSE of a cursor, or of all. */
  record CloseCursor(SqlCloseCursor node) implements Statement {}

  /** PAUSE and RESUME. */
  record Control(SqlControlQuery node) implements Statement {}

  record Checkpoint(SqlCheckpoint node) implements Statement {}

  record Restore(SqlRestore node) implements Statement {}

  /**
   * EXPLAIN.
   *
   * @param explained the statement to explain
   */
  record Explain(SqlExplainStatement node, Statement explained) implements Statement {}

  /** EXPLAIN ANALYZE and DIAGNOSE of a query that runs. */
  record Report(SqlReport node) implements Statement {}

  /** The statement that a tree made by the parser is. */
  static Statement of(SqlNode node) {
    return switch (node) {
      case SqlExplainStatement explain -> new Explain(explain, of(explain.statement()));
      case SqlCreateSource s -> new CreateSource(s);
      case SqlCreateTable s -> new CreateTable(s);
      case SqlCreateLookupTable s -> new CreateLookupTable(s);
      case SqlCreateQuery s -> new CreateQuery(s);
      case SqlCreateSink s -> new CreateSink(s);
      case SqlCreateFunction s -> new CreateFunction(s);
      case SqlInsert s -> new Insert(s);
      case SqlInsertOnConflict s -> new InsertOnConflict(s);
      case SqlUpdate s -> new Update(s);
      case SqlDelete s -> new Delete(s);
      case SqlTruncateTable s -> new Truncate(s);
      case SqlDropObject s -> new Drop(s);
      case SqlAlterSource s -> new AlterSource(s);
      case SqlShow s -> new Show(s);
      case SqlDescribe s -> new Describe(s);
      case SqlReport s -> new Report(s);
      case SqlSetVariable s -> new SetVariable(s);
      case SqlSubscribe s -> new Subscribe(s);
      case SqlDeclareCursor s -> new DeclareCursor(s);
      case SqlFetch s -> new Fetch(s);
      case SqlCloseCursor s -> new CloseCursor(s);
      case SqlControlQuery s -> new Control(s);
      case SqlCheckpoint s -> new Checkpoint(s);
      case SqlRestore s -> new Restore(s);
      default -> new Query(node);
    };
  }
}
