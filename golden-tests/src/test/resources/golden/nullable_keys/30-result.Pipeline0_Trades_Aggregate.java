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
    IntVector in_qtyVector = (IntVector) input.column(1);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(2);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    LongVector in_priceVector = (LongVector) input.column(0);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    for (; row < rowCount; row++) {
      // Aggregate#2 [query.sql:15:31] COUNT(*) AS n, SUM(price)
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      int aggregate2_divide = in_qty / 100;
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      int aggregate2_qtyKey = in_qtyIsNull ? 0 : aggregate2_divide;
      boolean aggregate2_buyKey = in_buyIsNull ? false : in_buy;
      long aggregate2_header = (Hashing.combine(Hashing.hashLong((long) aggregate2_qtyKey),
              Hashing.hashLong(aggregate2_buyKey ? 1L : 0L))
          & -65536L) | (32768L | (in_qtyIsNull ? 1L : 0L) | (in_buyIsNull ? 2L : 0L));
      long slot = aggregate2_find(slots, shift, mask, bytes, aggregate2_header, aggregate2_qtyKey,
          aggregate2_buyKey);
      if (slot < 0L) {
        slot = aggregate2_insert(table, slots, -1L - slot, aggregate2_header, aggregate2_qtyKey,
            aggregate2_buyKey);
      }
      long header = Slots.getLong(slots, slot);
      if ((header & 16384L) == 0L) {
        Slots.putLong(slots, slot, header | 16384L);
        table.markChanged(slot);
      }
      MemorySegment group = Slots.slice(slots, slot, 40L);
      Slots.putLong(group, 24L, Slots.getLong(group, 24L) + 1L);
      long in_price = in_priceValues[row];
      boolean in_priceIsNull = in_priceNulls[row];
      if (!in_priceIsNull) {
        Sums.add(slots, slot + 8L, in_price);
        Slots.putBoolean(group, 37L, true);
      }
      taken++;
    }
    context.metrics().batch(rowCount, taken, filtered, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment slots, int shift, long mask, ByteSlab bytes, long header,
      int key_qty, boolean key_buy) {
    for (long index = header >>> shift;; index = (index + 1L) & mask) {
      long slot = index * 40L;
      long stored = Slots.getLong(slots, slot);
      if ((stored & -16385L) == header && Slots.getInt(slots, slot + 32L) == key_qty
          && Slots.getBoolean(slots, slot + 36L) == key_buy) {
        return slot;
      }
      if (stored == 0L) {
        return -1L - slot;
      }
    }
  }

  // Aggregate#2: header, keys and start values.
  private static long aggregate2_create(GroupTable table, MemorySegment slots, long empty, long header,
      int key_qty, boolean key_buy) {
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, empty, header);
    Slots.putInt(slots, empty + 32L, key_qty);
    Slots.putBoolean(slots, empty + 36L, key_buy);
    table.added();
    return empty;
  }

  // Aggregate#2: while the table grows, the group may be in the old one.
  private static long aggregate2_move(GroupTable table, MemorySegment slots, long empty, long header,
      int key_qty, boolean key_buy) {
    long old = aggregate2_find(table.oldSlots(), table.oldShift(), table.oldMask(), table.bytes(), header,
        key_qty, key_buy);
    if (old < 0L) {
      return aggregate2_create(table, slots, empty, header, key_qty, key_buy);
    }
    table.moveFromOld(old, empty);
    return empty;
  }

  // Aggregate#2: a group seen for the first time.
  private static long aggregate2_insert(GroupTable table, MemorySegment slots, long empty, long header,
      int key_qty, boolean key_buy) {
    if (table.migrating()) {
      return aggregate2_move(table, slots, empty, header, key_qty, key_buy);
    }
    return aggregate2_create(table, slots, empty, header, key_qty, key_buy);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
