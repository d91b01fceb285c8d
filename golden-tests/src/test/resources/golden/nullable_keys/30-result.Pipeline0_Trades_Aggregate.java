package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Aggregate#2 */
public final class Pipeline0_Trades_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    IntVector in_qtyVector = (IntVector) input.column(1);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(2);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    LongVector in_priceVector = (LongVector) input.column(0);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    while (row < rowCount) {
      GroupTable table = state.table();
      MemorySegment index = table.index();
      int shift = table.shift();
      long mask = table.mask();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:15:31] COUNT(*) AS n, SUM(price)
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        int aggregate2_divide = in_qty / 100;
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        int aggregate2_qtyKey = in_qtyIsNull ? 0 : aggregate2_divide;
        boolean aggregate2_buyKey = in_buyIsNull ? false : in_buy;
        int aggregate2_nulls = (in_qtyIsNull ? 1 : 0) | (in_buyIsNull ? 2 : 0);
        long aggregate2_tag = (Hashing.combine(Hashing.hashLong((long) aggregate2_qtyKey),
                Hashing.hashLong(aggregate2_buyKey ? 1L : 0L))
            & -4294967296L) | 4294967296L;
        long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag, aggregate2_qtyKey,
            aggregate2_buyKey, aggregate2_nulls);
        if (slot < 0L) {
          if (!table.isReady()) {
            aggregate2_admit(table, aggregate2_tag, aggregate2_qtyKey, aggregate2_buyKey, aggregate2_nulls);
            break;
          }
          slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
              aggregate2_qtyKey, aggregate2_buyKey, aggregate2_nulls);
        }
        state.touch(row, slot);
        if (!Slots.getBoolean(slots, slot + 34L)) {
          Slots.putBoolean(slots, slot + 34L, true);
          table.markChanged(slot);
        }
        Slots.putLong(slots, slot + 16L, Slots.getLong(slots, slot + 16L) + 1L);
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        if (!in_priceIsNull) {
          Sums.add(slots, slot, in_price);
          Slots.putBoolean(slots, slot + 33L, true);
        }
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, int key_qty, boolean key_buy, int key_nulls) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getInt(slots, slot + 28L) == key_qty && Slots.getBoolean(slots, slot + 32L) == key_buy
            && Slots.getInt(slots, slot + 24L) == key_nulls) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag, int key_qty, boolean key_buy,
      int key_nulls) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putInt(slots, slot + 28L, key_qty);
    Slots.putBoolean(slots, slot + 32L, key_buy);
    Slots.putInt(slots, slot + 24L, key_nulls);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, int key_qty, boolean key_buy,
      int key_nulls) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_qty, key_buy, key_nulls);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate2_create(table, table.addMigrating(tag), tag, key_qty, key_buy, key_nulls);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
