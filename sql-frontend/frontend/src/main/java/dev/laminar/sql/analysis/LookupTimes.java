package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.SourceObject;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSnapshot;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * {@code l FOR SYSTEM_TIME AS OF PROCTIME()} of a lookup table {@code l}: rows are looked up as
 * they are when the row that asks comes by, which is what a join with the table does without the
 * clause, too.
 */
final class LookupTimes extends SqlShuttle {

  private final Catalog catalog;

  private LookupTimes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The query without the clause where it stands behind a lookup table. */
  static SqlNode dropped(SqlNode query, Catalog catalog) {
    return Objects.requireNonNull(query.accept(new LookupTimes(catalog)));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSnapshot snapshot
        && snapshot.getTableRef() instanceof SqlIdentifier table
        && isLookupTable(table)
        && isProcessingTime(snapshot.getPeriod())) {
      return table;
    }
    return super.visit(call);
  }

  private boolean isLookupTable(SqlIdentifier name) {
    return name.isSimple()
        && catalog.find(name.getSimple()).orElse(null) instanceof SourceObject source
        && source.lookup();
  }

  private static boolean isProcessingTime(SqlNode period) {
    return period instanceof SqlCall call
        && call.operandCount() == 0
        && call.getOperator().getName().equalsIgnoreCase("PROCTIME");
  }
}
