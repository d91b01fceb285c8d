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
    int filtered = 0;
    int row = 0;
    GroupState state = context.state();
    state.beginBatch(rowCount);
    GroupTable table = state.table();
    MemorySegment slots = table.slots();
    int shift = table.shift();
    long mask = table.mask();
    ByteSlab bytes = table.bytes();
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
      for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:11:23] COUNT(b) AS n, SUM(a) AS sum_a, SUM(b) AS sum_b, SUM(c) AS sum_c, SUM(d) AS sum_d, MIN(c) AS min_c, MAX(d) AS max_d, ...
        long in_a = in_aValues[row];
        boolean aggregate2_greaterThan = in_a > const0_a;
        long aggregate2_header = (Hashing.hashLong(aggregate2_greaterThan ? 1L : 0L) & -65536L) | 32768L;
        long slot = aggregate2_find(slots, shift, mask, bytes, aggregate2_header, aggregate2_greaterThan);
        if (slot < 0L) {
          slot = aggregate2_insert(table, slots, -1L - slot, aggregate2_header, aggregate2_greaterThan);
        }
        long header = Slots.getLong(slots, slot);
        if ((header & 16384L) == 0L) {
          Slots.putLong(slots, slot, header | 16384L);
          table.markChanged(slot);
        }
        long in_b = in_bValues[row];
        boolean in_bIsNull = in_bNulls[row];
        if (!in_bIsNull) {
          Slots.putLong(slots, slot + 120L, Slots.getLong(slots, slot + 120L) + 1L);
        }
        Sums.add(slots, slot + 8L, in_a);
        if (!in_bIsNull) {
          Sums.add(slots, slot + 24L, in_b);
          Slots.putBoolean(slots, slot + 137L, true);
        }
        long in_cHigh_2 = in_cHigh[row];
        long in_cLow_2 = in_cLow[row];
        Sums.add(slots, slot + 40L, in_cHigh_2, in_cLow_2, sites, 0);
        long in_dHigh_2 = in_dHigh[row];
        long in_dLow_2 = in_dLow[row];
        Sums.add(slots, slot + 56L, in_dHigh_2, in_dLow_2, sites, 1);
        if (!Slots.getBoolean(slots, slot + 138L)
            || Decimal128.compare(Slots.getLong(slots, slot + 72L), Slots.getLong(slots, slot + 80L),
                    in_cHigh_2, in_cLow_2)
                > 0) {
          Slots.putLong(slots, slot + 72L, in_cHigh_2);
          Slots.putLong(slots, slot + 80L, in_cLow_2);
          Slots.putBoolean(slots, slot + 138L, true);
        }
        if (!Slots.getBoolean(slots, slot + 139L)
            || Decimal128.compare(Slots.getLong(slots, slot + 88L), Slots.getLong(slots, slot + 96L),
                    in_dHigh_2, in_dLow_2)
                < 0) {
          Slots.putLong(slots, slot + 88L, in_dHigh_2);
          Slots.putLong(slots, slot + 96L, in_dLow_2);
          Slots.putBoolean(slots, slot + 139L, true);
        }
        if (!in_bIsNull) {
          Sums.add(slots, slot + 104L, in_b);
          Slots.putLong(slots, slot + 128L, Slots.getLong(slots, slot + 128L) + 1L);
        }
        taken++;
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, filtered, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment slots, int shift, long mask, ByteSlab bytes, long header,
      boolean key_sign) {
    for (long index = header >>> shift;; index = (index + 1L) & mask) {
      long slot = index * 144L;
      long stored = Slots.getLong(slots, slot);
      if (((stored & -16385L) == header) & (Slots.getBoolean(slots, slot + 136L) == key_sign)) {
        return slot;
      }
      if (stored == 0L) {
        return -1L - slot;
      }
    }
  }

  // Aggregate#2: header, keys and start values.
  private static long aggregate2_create(GroupTable table, MemorySegment slots, long empty, long header,
      boolean key_sign) {
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, empty, header);
    Slots.putBoolean(slots, empty + 136L, key_sign);
    table.added();
    return empty;
  }

  // Aggregate#2: while the table grows, the group may be in the old one.
  private static long aggregate2_move(GroupTable table, MemorySegment slots, long empty, long header,
      boolean key_sign) {
    long old = aggregate2_find(table.oldSlots(), table.oldShift(), table.oldMask(), table.bytes(), header,
        key_sign);
    if (old < 0L) {
      return aggregate2_create(table, slots, empty, header, key_sign);
    }
    table.moveFromOld(old, empty);
    return empty;
  }

  // Aggregate#2: a group seen for the first time.
  private static long aggregate2_insert(GroupTable table, MemorySegment slots, long empty, long header,
      boolean key_sign) {
    if (table.migrating()) {
      return aggregate2_move(table, slots, empty, header, key_sign);
    }
    return aggregate2_create(table, slots, empty, header, key_sign);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Amounts_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_a = this.context.constants().getLong(0);
  }
}
