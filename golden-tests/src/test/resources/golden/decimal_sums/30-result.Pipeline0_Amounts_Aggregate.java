package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(amounts) > Aggregate#2 */
public final class Pipeline0_Amounts_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_a; // 0.00

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    LongVector in_aVector = (LongVector) input.column(0);
    long[] in_aValues = in_aVector.values();
    LongVector in_bVector = (LongVector) input.column(1);
    long[] in_bValues = in_bVector.values();
    boolean[] in_bNulls = in_bVector.nulls();
    Decimal128Vector in_cVector = (Decimal128Vector) input.column(2);
    long[] in_cHigh = in_cVector.high();
    long[] in_cLow = in_cVector.low();
    Decimal128Vector in_dVector = (Decimal128Vector) input.column(3);
    long[] in_dHigh = in_dVector.high();
    long[] in_dLow = in_dVector.low();
    // a row that fails says which one it was
    try {
      while (row < rowCount) {
        GroupTable table = state.table();
        MemorySegment index = table.index();
        int shift = table.shift();
        long mask = table.mask();
        MemorySegment slots = table.slots();
        ByteSlab bytes = table.bytes();
        for (; row < rowCount; row++) {
          // Aggregate#2 [query.sql:11:23] COUNT(b) AS n, SUM(a) AS sum_a, SUM(b) AS sum_b, SUM(c) AS sum_c, SUM(d) AS sum_d, MIN(c) AS min_c, MAX(d) AS max_d, ...
          long in_a = in_aValues[row];
          boolean aggregate2_greaterThan = in_a > const0_a;
          long aggregate2_tag = (Hashing.hashLong(aggregate2_greaterThan ? 1L : 0L) & -4294967296L)
              | 4294967296L;
          long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag,
              aggregate2_greaterThan);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate2_admit(table, aggregate2_tag, aggregate2_greaterThan);
              break;
            }
            slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
                aggregate2_greaterThan);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 132L)) {
            Slots.putBoolean(slots, slot + 132L, true);
            table.markChanged(slot);
          }
          long in_b = in_bValues[row];
          boolean in_bIsNull = in_bNulls[row];
          if (!in_bIsNull) {
            Slots.putLong(slots, slot + 112L, Slots.getLong(slots, slot + 112L) + 1L);
          }
          Sums.add(slots, slot, in_a);
          if (!in_bIsNull) {
            Sums.add(slots, slot + 16L, in_b);
            Slots.putBoolean(slots, slot + 129L, true);
          }
          long in_cHigh_2 = in_cHigh[row];
          long in_cLow_2 = in_cLow[row];
          Sums.add(slots, slot + 32L, in_cHigh_2, in_cLow_2, sites, 0);
          long in_dHigh_2 = in_dHigh[row];
          long in_dLow_2 = in_dLow[row];
          Sums.add(slots, slot + 48L, in_dHigh_2, in_dLow_2, sites, 1);
          if (!Slots.getBoolean(slots, slot + 130L)
              || Decimal128.compare(Slots.getLong(slots, slot + 64L), Slots.getLong(slots, slot + 72L),
                      in_cHigh_2, in_cLow_2)
                  > 0) {
            Slots.putLong(slots, slot + 64L, in_cHigh_2);
            Slots.putLong(slots, slot + 72L, in_cLow_2);
            Slots.putBoolean(slots, slot + 130L, true);
          }
          if (!Slots.getBoolean(slots, slot + 131L)
              || Decimal128.compare(Slots.getLong(slots, slot + 80L), Slots.getLong(slots, slot + 88L),
                      in_dHigh_2, in_dLow_2)
                  < 0) {
            Slots.putLong(slots, slot + 80L, in_dHigh_2);
            Slots.putLong(slots, slot + 88L, in_dLow_2);
            Slots.putBoolean(slots, slot + 131L, true);
          }
          if (!in_bIsNull) {
            Sums.add(slots, slot + 96L, in_b);
            Slots.putLong(slots, slot + 120L, Slots.getLong(slots, slot + 120L) + 1L);
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, boolean key_sign) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getBoolean(slots, slot + 128L) == key_sign) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag, boolean key_sign) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putBoolean(slots, slot + 128L, key_sign);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, boolean key_sign) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_sign);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate2_create(table, table.addMigrating(tag), tag, key_sign);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Amounts_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_a = this.context.constants().getLong(0);
  }
}
