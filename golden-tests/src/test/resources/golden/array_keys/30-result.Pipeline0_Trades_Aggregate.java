package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.NumericCasts;
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
  private final CompositeBuilder aggregate2_arrayBuilder;
  private final CompositeBuilder aggregate2_arrayBuilder_2;
  private final CompositeBuilder aggregate2_arrayBuilder_3;
  private final int const0_qty; // 50
  private final CompositeBuilder aggregate2_arrayBuilder_4;

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
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    while (row < rowCount) {
      GroupTable table = state.table();
      MemorySegment index = table.index();
      int shift = table.shift();
      long mask = table.mask();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      table.defineMultiset(0, 1, 1);
      for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:15:57] COUNT(*) AS n, MIN(ARRAY[account, rn]) AS least, MAX(ARRAY[fee, price]) AS most, COUNT(DISTINCT ARRAY[qty > 50, buy])
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        byte[] aggregate2_choiceHeap = null;
        int aggregate2_choiceOffset = 0;
        int aggregate2_choiceLength = 0;
        boolean aggregate2_choiceIsNull = true;
        if (!in_buyIsNull && in_buy) {
          aggregate2_choiceIsNull = in_noteIsNull;
          aggregate2_choiceHeap = in_noteHeap;
          aggregate2_choiceOffset = in_noteOffset;
          aggregate2_choiceLength = in_noteLength;
        }
        aggregate2_arrayBuilder.begin();
        aggregate2_arrayBuilder.putText(in_symbolHeap, in_symbolOffset, in_symbolLength);
        if (!aggregate2_choiceIsNull) {
          aggregate2_arrayBuilder.putText(aggregate2_choiceHeap, aggregate2_choiceOffset,
              aggregate2_choiceLength);
        } else {
          aggregate2_arrayBuilder.putNull(0);
        }
        aggregate2_arrayBuilder.end();
        byte[] aggregate2_kKey = aggregate2_arrayBuilder.heap;
        int aggregate2_kKey_2 = aggregate2_arrayBuilder.length;
        long aggregate2_tag = (Hashing.hashText(aggregate2_kKey, 0, aggregate2_kKey_2) & -4294967296L)
            | 4294967296L;
        long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag, aggregate2_kKey, 0,
            aggregate2_kKey_2);
        if (slot < 0L) {
          if (!table.isReady()) {
            aggregate2_admit(table, aggregate2_tag, aggregate2_kKey, 0, aggregate2_kKey_2);
            break;
          }
          slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
              aggregate2_kKey, 0, aggregate2_kKey_2);
        }
        state.touch(row, slot);
        if (!Slots.getBoolean(slots, slot + 82L)) {
          Slots.putBoolean(slots, slot + 82L, true);
          table.markChanged(slot);
        }
        Slots.putLong(slots, slot + 64L, Slots.getLong(slots, slot + 64L) + 1L);
        long in_rn = in_rnValues[row];
        long in_account = in_accountValues[row];
        aggregate2_arrayBuilder_2.begin();
        aggregate2_arrayBuilder_2.putLong(in_account);
        aggregate2_arrayBuilder_2.putLong(in_rn);
        aggregate2_arrayBuilder_2.end();
        if (!Slots.getBoolean(slots, slot + 80L)
            || StoredText.compare(slots, slot + 16L, bytes, aggregate2_arrayBuilder_2.heap, 0,
                    aggregate2_arrayBuilder_2.length)
                > 0) {
          StoredText.replace(slots, slot + 16L, bytes, aggregate2_arrayBuilder_2.heap, 0,
              aggregate2_arrayBuilder_2.length);
          Slots.putBoolean(slots, slot + 80L, true);
        }
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        double aggregate2_cast = in_priceIsNull ? 0.0 : NumericCasts.decimalToDouble(in_price, 2);
        aggregate2_arrayBuilder_3.begin();
        if (!in_feeIsNull) {
          aggregate2_arrayBuilder_3.putDouble(in_fee);
        } else {
          aggregate2_arrayBuilder_3.putNull(8);
        }
        if (!in_priceIsNull) {
          aggregate2_arrayBuilder_3.putDouble(aggregate2_cast);
        } else {
          aggregate2_arrayBuilder_3.putNull(8);
        }
        aggregate2_arrayBuilder_3.end();
        if (!Slots.getBoolean(slots, slot + 81L)
            || StoredText.compare(slots, slot + 32L, bytes, aggregate2_arrayBuilder_3.heap, 0,
                    aggregate2_arrayBuilder_3.length)
                < 0) {
          StoredText.replace(slots, slot + 32L, bytes, aggregate2_arrayBuilder_3.heap, 0,
              aggregate2_arrayBuilder_3.length);
          Slots.putBoolean(slots, slot + 81L, true);
        }
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        boolean aggregate2_greaterThan = in_qty > const0_qty;
        aggregate2_arrayBuilder_4.begin();
        if (!in_qtyIsNull) {
          aggregate2_arrayBuilder_4.putBoolean(aggregate2_greaterThan);
        } else {
          aggregate2_arrayBuilder_4.putNull(1);
        }
        if (!in_buyIsNull) {
          aggregate2_arrayBuilder_4.putBoolean(in_buy);
        } else {
          aggregate2_arrayBuilder_4.putNull(1);
        }
        aggregate2_arrayBuilder_4.end();
        Multiset aggregate2_multiset = table.multiset(0);
        aggregate2_multiset.put(0, aggregate2_arrayBuilder_4.heap, 0, aggregate2_arrayBuilder_4.length);
        long aggregate2_before = aggregate2_multiset.add(slots, slot + 48L, slot, 1L);
        if (aggregate2_before == 0L) {
          Slots.putLong(slots, slot + 72L, Slots.getLong(slots, slot + 72L) + 1L);
        }
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_kHeap, int key_kOffset, int key_kLength) {
    long word0 = TextKeys.word0(key_kHeap, key_kOffset, key_kLength);
    long word1 = key_kLength <= 12 ? TextKeys.word1(key_kHeap, key_kOffset, key_kLength) : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot) == word0
            && (key_kLength <= 12 ? Slots.getLong(slots, slot + 8L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 8L), key_kLength, key_kHeap, key_kOffset,
                    key_kLength))) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag, byte[] key_kHeap,
      int key_kOffset, int key_kLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_kHeap, key_kOffset, key_kLength);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, byte[] key_kHeap, int key_kOffset,
      int key_kLength) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_kHeap, key_kOffset, key_kLength);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate2_create(table, table.addMigrating(tag), tag, key_kHeap, key_kOffset, key_kLength);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_arrayBuilder = new CompositeBuilder();
    this.aggregate2_arrayBuilder_2 = new CompositeBuilder();
    this.aggregate2_arrayBuilder_3 = new CompositeBuilder();
    this.const0_qty = this.context.constants().getInt(0);
    this.aggregate2_arrayBuilder_4 = new CompositeBuilder();
  }
}
