package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Aggregate#2 */
public final class Pipeline0_Trades_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_qty; // -100
  private final int const1_qty; // 100
  private final int const2_qty; // 200

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    while (row < rowCount) {
      GroupTable table = state.table();
      MemorySegment index = table.index();
      int shift = table.shift();
      long mask = table.mask();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      table.defineMultiset(0, 1, 0);
      for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:16:16] BIT_AND(account) AS every_bit, BIT_OR(qty) AS any_bit, BIT_XOR(qty) AS odd_bits, BIT_XOR(DISTINCT account) AS odd_acc...
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
        if (!Slots.getBoolean(slots, slot + 226L)) {
          Slots.putBoolean(slots, slot + 226L, true);
          table.markChanged(slot);
        }
        long in_account = in_accountValues[row];
        Slots.putLong(slots, slot + 96L, Slots.getLong(slots, slot + 96L) & in_account);
        Slots.putLong(slots, slot + 104L, Slots.getLong(slots, slot + 104L) + 1L);
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        if (!in_qtyIsNull) {
          Slots.putLong(slots, slot + 112L, Slots.getLong(slots, slot + 112L) | (long) in_qty);
          Slots.putLong(slots, slot + 120L, Slots.getLong(slots, slot + 120L) + 1L);
        }
        if (!in_qtyIsNull) {
          Slots.putLong(slots, slot + 128L, Slots.getLong(slots, slot + 128L) ^ (long) in_qty);
          Slots.putLong(slots, slot + 136L, Slots.getLong(slots, slot + 136L) + 1L);
        }
        Multiset aggregate2_multiset = table.multiset(0);
        aggregate2_multiset.put(0, in_account);
        long aggregate2_before = aggregate2_multiset.add(slots, slot + 16L, slot, 1L);
        if (aggregate2_before == 0L) {
          Slots.putLong(slots, slot + 144L, Slots.getLong(slots, slot + 144L) ^ in_account);
          Slots.putLong(slots, slot + 152L, Slots.getLong(slots, slot + 152L) + 1L);
        }
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        if (!in_buyIsNull) {
          Slots.putBoolean(slots, slot + 212L, Slots.getBoolean(slots, slot + 212L) && in_buy);
          Slots.putBoolean(slots, slot + 213L, true);
        }
        if (!in_buyIsNull) {
          Slots.putBoolean(slots, slot + 214L, Slots.getBoolean(slots, slot + 214L) || in_buy);
          Slots.putBoolean(slots, slot + 215L, true);
        }
        boolean aggregate2_greaterThan = in_qty > const0_qty;
        if (!in_qtyIsNull) {
          Slots.putBoolean(slots, slot + 216L,
              Slots.getBoolean(slots, slot + 216L) && aggregate2_greaterThan);
          Slots.putBoolean(slots, slot + 217L, true);
        }
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        if (!in_noteIsNull && !Slots.getBoolean(slots, slot + 219L)) {
          Slots.putBoolean(slots, slot + 219L, true);
          Slots.putBoolean(slots, slot + 218L, !in_noteIsNull);
          if (!in_noteIsNull) {
            StoredText.replace(slots, slot + 32L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
          }
        }
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        if (!in_qtyIsNull && in_qty > const1_qty) {
          if (!in_priceIsNull && !Slots.getBoolean(slots, slot + 221L)) {
            Slots.putBoolean(slots, slot + 221L, true);
            Slots.putBoolean(slots, slot + 220L, !in_priceIsNull);
            if (!in_priceIsNull) {
              Slots.putLong(slots, slot + 160L, in_price);
            }
          }
        }
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        if (!in_noteIsNull && !in_feeIsNull
            && (!Slots.getBoolean(slots, slot + 222L)
                || DoubleMath.compare(Slots.getDouble(slots, slot + 168L), in_fee) > 0)) {
          StoredText.replace(slots, slot + 48L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
          Slots.putDouble(slots, slot + 168L, in_fee);
          Slots.putBoolean(slots, slot + 222L, true);
        }
        long in_rn = in_rnValues[row];
        if (!in_priceIsNull
            && (!Slots.getBoolean(slots, slot + 223L)
                || Long.compare(Slots.getLong(slots, slot + 184L), in_rn) < 0)) {
          Slots.putLong(slots, slot + 176L, in_price);
          Slots.putLong(slots, slot + 184L, in_rn);
          Slots.putBoolean(slots, slot + 223L, true);
        }
        if (!in_noteIsNull
            && (!Slots.getBoolean(slots, slot + 224L)
                || StoredText.compare(slots, slot + 80L, bytes, in_noteHeap, in_noteOffset, in_noteLength)
                    > 0)) {
          StoredText.replace(slots, slot + 64L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
          StoredText.replace(slots, slot + 80L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
          Slots.putBoolean(slots, slot + 224L, true);
        }
        if (!in_qtyIsNull && !in_priceIsNull
            && (!Slots.getBoolean(slots, slot + 225L)
                || Long.compare(Slots.getLong(slots, slot + 192L), in_price) < 0)) {
          Slots.putInt(slots, slot + 208L, in_qty);
          Slots.putLong(slots, slot + 192L, in_price);
          Slots.putBoolean(slots, slot + 225L, true);
        }
        if (!in_qtyIsNull && in_qty > const2_qty) {
          Slots.putLong(slots, slot + 200L, Slots.getLong(slots, slot + 200L) + 1L);
        }
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
    Slots.putLong(slots, slot + 96L, -1L);
    Slots.putBoolean(slots, slot + 212L, true);
    Slots.putBoolean(slots, slot + 214L, false);
    Slots.putBoolean(slots, slot + 216L, true);
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
    this.const0_qty = this.context.constants().getInt(0);
    this.const1_qty = this.context.constants().getInt(1);
    this.const2_qty = this.context.constants().getInt(2);
  }
}
