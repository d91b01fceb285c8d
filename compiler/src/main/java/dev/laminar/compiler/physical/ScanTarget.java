package dev.laminar.compiler.physical;

import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/** What a scan reads. */
public sealed interface ScanTarget {

  String name();

  /** Stands for a number of rows that is not known. */
  long UNKNOWN_ROWS = -1;

  /** All columns there are; a scan reads some of them. */
  RowSchema schema();

  /** Whether it ends by itself. */
  boolean bounded();

  /** What tells its rows apart, by column index. */
  UniqueKey key();

  /**
   * A source of the catalog; {@code schema} holds its physical columns.
   *
   * @param lookup how rows are looked up in it, if it is a lookup table
   */
  record Source(String name, RowSchema schema, UniqueKey key, boolean bounded, LookupKind lookup)
      implements ScanTarget {}

  /**
   * What another query puts out.
   *
   * @param eventTime of its output edge, by column index of {@code schema}
   * @param key of its output edge
   * @param late whether it is the rows that come too late for the query
   */
  record Stream(
      String name,
      RowSchema schema,
      ChangelogMode changelog,
      EventTime eventTime,
      UniqueKey key,
      boolean bounded,
      boolean late)
      implements ScanTarget {}

  /**
   * What a recursion has added last.
   *
   * @param name of the recursion
   */
  record Working(String name, RowSchema schema) implements ScanTarget {
    @Override
    public boolean bounded() {
      return true;
    }

    @Override
    public UniqueKey key() {
      return UniqueKey.NONE;
    }
  }

  /**
   * A table, or the contents of a view.
   *
   * @param changelog RETRACT when its changes are followed, APPEND when it is read once
   * @param bounded whether it is read once
   * @param indexes that find rows by a key
   * @param rowCount how many rows there are now, about; -1 when that is not known
   */
  record Table(
      String name,
      RowSchema schema,
      UniqueKey key,
      ChangelogMode changelog,
      boolean bounded,
      List<TableIndex> indexes,
      long rowCount)
      implements ScanTarget {
    public Table {
      indexes = List.copyOf(indexes);
    }
  }
}
