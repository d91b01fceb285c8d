package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.TableObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A validated INSERT, UPDATE or DELETE of a table, or INSERT into a source, as a query whose rows
 * are the changes. With {@code n} columns of the table and {@code k} checks, in the order of {@link
 * TableObject#columns()} and {@link TableObject#checks()}, a row is
 *
 * <ul>
 *   <li>INSERT: the new row (n), then whether it passes each check (k, BOOLEAN NOT NULL);
 *   <li>UPDATE: the old row (n), the new row (n), then whether the new row passes each check (k);
 *   <li>DELETE: the old row (n).
 * </ul>
 *
 * <p>Values have the types of their columns: what narrows them fails when it runs. They have not
 * been checked against NOT NULL: where a value may be NULL its type is nullable, whatever the
 * column is. A check whose condition is NULL is passed.
 *
 * @param table for a source: its physical columns, without keys and checks
 * @param rows the query; its inputs include the table for UPDATE and DELETE
 * @param onConflict of INSERT … ON CONFLICT
 * @param parameters types of the {@code ?} of the whole statement, by index: nullable, and text
 *     without limit
 */
public record AnalyzedChange(
    Kind kind,
    TableObject table,
    AnalyzedQuery rows,
    Optional<OnConflict> onConflict,
    List<RelDataType> parameters) {

  public AnalyzedChange {
    parameters = List.copyOf(parameters);
  }

  /** What is done with the rows. */
  public enum Kind {
    INSERT,
    UPDATE,
    DELETE,
    /** INSERT INTO a source without connector: its rows are as those of INSERT. */
    PUSH
  }

  /**
   * What becomes of a proposed row whose key exists.
   *
   * @param key index into {@link TableObject#uniqueKeys()}; empty for any of them, which is DO
   *     NOTHING only
   * @param update of DO UPDATE: a query over {@link ConflictTable} (the existing row, then the
   *     proposed one: n + n columns, then the number of the pair) with one row for each pair whose
   *     row is to be updated: the number of the pair (BIGINT NOT NULL), the new row (n), whether it
   *     passes each check (k). Empty for DO NOTHING
   */
  public record OnConflict(OptionalInt key, Optional<AnalyzedQuery> update) {}
}
