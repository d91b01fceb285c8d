package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Moments;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
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
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    DoubleVector in_feeVector = (DoubleVector) input.column(4);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    BooleanVector in_buyVector = (BooleanVector) input.column(5);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    while (row < rowCount) {
      GroupTable table = state.table();
      MemorySegment index = table.index();
      int shift = table.shift();
      long mask = table.mask();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      table.defineMultiset(0, 1, 0);
      for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:16:16] REGR_COUNT(fee, qty) AS n, CAST(STDDEV(DISTINCT account) AS DECIMAL(30, 4)) AS sd, CAST(VAR_POP(qty) FILTER (WHERE bu...
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        long aggregate2_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
            & -4294967296L) | 4294967296L;
        long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag, in_symbolHeap,
            in_symbolOffset, in_symbolLength);
        if (slot < 0L) {
          if (!table.isReady()) {
            aggregate2_admit(table, aggregate2_tag, in_symbolHeap, in_symbolOffset, in_symbolLength);
            break;
          }
          slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
              in_symbolHeap, in_symbolOffset, in_symbolLength);
        }
        state.touch(row, slot);
        if (!Slots.getBoolean(slots, slot + 200L)) {
          Slots.putBoolean(slots, slot + 200L, true);
          table.markChanged(slot);
        }
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        if (!in_feeIsNull && !in_qtyIsNull) {
          Moments.add(slots, slot + 144L, slot + 16L, slot + 32L, slot + 152L, (double) in_qty, in_fee, 1L);
        }
        long in_account = in_accountValues[row];
        Multiset aggregate2_multiset = table.multiset(0);
        aggregate2_multiset.put(0, (double) in_account);
        long aggregate2_before = aggregate2_multiset.add(slots, slot + 64L, slot, 1L);
        if (aggregate2_before == 0L) {
          Moments.add(slots, slot + 160L, slot + 48L, (double) in_account, 1L);
        }
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        if (!in_buyIsNull && in_buy) {
          if (!in_qtyIsNull) {
            Moments.add(slots, slot + 168L, slot + 80L, (double) in_qty, 1L);
          }
        }
        if (!in_qtyIsNull) {
          Moments.add(slots, slot + 176L, slot + 96L, (double) in_qty, 1L);
        }
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        double aggregate2_cast = in_priceIsNull ? 0.0 : NumericCasts.decimalToDouble(in_price, 2);
        if (!in_priceIsNull) {
          Moments.add(slots, slot + 184L, slot + 112L, aggregate2_cast, 1L);
        }
        if (!in_feeIsNull) {
          Moments.add(slots, slot + 192L, slot + 128L, in_fee, 1L);
        }
        double aggregate2_cast_2 = in_priceIsNull ? 0.0 : NumericCasts.decimalToDouble(in_price, 2);
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength) {
    long word0 = TextKeys.word0(key_symbolHeap, key_symbolOffset, key_symbolLength);
    long word1 = key_symbolLength <= 12 ? TextKeys.word1(key_symbolHeap, key_symbolOffset, key_symbolLength)
        : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot) == word0
            && (key_symbolLength <= 12 ? Slots.getLong(slots, slot + 8L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 8L), key_symbolLength, key_symbolHeap,
                    key_symbolOffset, key_symbolLength))) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_symbolHeap, key_symbolOffset, key_symbolLength);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate2_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
