package dev.laminar.compiler.physical;

import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/** What a scan reads. */
public sealed interface ScanTarget {

  String name();

  /** All columns there are; a scan reads some of them. */
  RowSchema schema();

  /** Whether it ends by itself. */
  boolean bounded();

  /** Primary key, by column index; empty for none. */
  List<Integer> primaryKey();

  /** A source of the catalog; {@code schema} holds its physical columns. */
  record Source(String name, RowSchema schema, List<Integer> primaryKey, boolean bounded) implements ScanTarget {
    public Source {
      primaryKey = List.copyOf(primaryKey);
    }
  }

  /**
   * What another query puts out.
   *
   * @param eventTime of its output edge, by column index of {@code schema}
   * @param key of its output edge
   */
  record Stream(
      String name, RowSchema schema, ChangelogMode changelog, EventTime eventTime, UniqueKey key, boolean bounded)
      implements ScanTarget {

    @Override
    public List<Integer> primaryKey() {
      return switch (key) {
        case UniqueKey.None() -> List.of();
        case UniqueKey.Columns(List<Integer> indexes) -> indexes;
      };
    }
  }
}
