package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 6: Scan(Union#17) > Aggregate#18 */
public final class Pipeline6_Union_17_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_input; // 0
  private final int const1_input; // 1

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
    BooleanVector in_buyVector = (BooleanVector) input.column(1);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BooleanVector in_EXPR_2Vector = (BooleanVector) input.column(2);
    boolean[] in_EXPR_2Values = in_EXPR_2Vector.values();
    boolean[] in_EXPR_2Nulls = in_EXPR_2Vector.nulls();
    IntVector in_inputVector = (IntVector) input.column(3);
    int[] in_inputValues = in_inputVector.values();
    while (row < rowCount) {
      GroupTable table = state.table();
      MemorySegment index = table.index();
      int shift = table.shift();
      long mask = table.mask();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      for (; row < rowCount; row++) {
        // Aggregate#18 [query.sql:15:1] SELECT symbol, buy, qty > 300 AS large FROM trades WHERE rn % 2 = 0 EXCEPT ALL SELECT symbol, buy, qty > 500 FROM tra...
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        boolean in_EXPR_2 = in_EXPR_2Values[row];
        boolean in_EXPR_2IsNull = in_EXPR_2Nulls[row];
        boolean aggregate18_buyKey = in_buyIsNull ? false : in_buy;
        boolean aggregate18_EXPR_2Key = in_EXPR_2IsNull ? false : in_EXPR_2;
        int aggregate18_nulls = (in_buyIsNull ? 1 : 0) | (in_EXPR_2IsNull ? 2 : 0);
        long aggregate18_tag = (Hashing.combine(Hashing.combine(Hashing.hashText(in_symbolHeap,
                        in_symbolOffset, in_symbolLength),
                    Hashing.hashLong(aggregate18_buyKey ? 1L : 0L)),
                Hashing.hashLong(aggregate18_EXPR_2Key ? 1L : 0L))
            & -4294967296L) | 4294967296L;
        long slot = aggregate18_find(index, shift, mask, slots, bytes, aggregate18_tag, in_symbolHeap,
            in_symbolOffset, in_symbolLength, aggregate18_buyKey, aggregate18_EXPR_2Key, aggregate18_nulls);
        if (slot < 0L) {
          if (!table.isReady()) {
            aggregate18_admit(table, aggregate18_tag, in_symbolHeap, in_symbolOffset, in_symbolLength,
                aggregate18_buyKey, aggregate18_EXPR_2Key, aggregate18_nulls);
            break;
          }
          slot = aggregate18_create(table, table.add(-1L - slot, aggregate18_tag), aggregate18_tag,
              in_symbolHeap, in_symbolOffset, in_symbolLength, aggregate18_buyKey, aggregate18_EXPR_2Key,
              aggregate18_nulls);
        }
        state.touch(row, slot);
        if (!Slots.getBoolean(slots, slot + 55L)) {
          Slots.putBoolean(slots, slot + 55L, true);
          table.markChanged(slot);
        }
        int in_input = in_inputValues[row];
        if (in_input == const0_input) {
          Slots.putLong(slots, slot + 16L, Slots.getLong(slots, slot + 16L) + 1L);
        }
        if (in_input == const1_input) {
          Slots.putLong(slots, slot + 24L, Slots.getLong(slots, slot + 24L) + 1L);
        }
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#18: linear probing for the group with these keys.
  private static long aggregate18_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength,
      boolean key_buy, boolean key_EXPR_2, int key_nulls) {
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
                    key_symbolOffset, key_symbolLength))
            && Slots.getBoolean(slots, slot + 52L) == key_buy
            && Slots.getBoolean(slots, slot + 53L) == key_EXPR_2
            && Slots.getInt(slots, slot + 48L) == key_nulls) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#18: keys and start values of a new group.
  private static long aggregate18_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, boolean key_buy, boolean key_EXPR_2, int key_nulls) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putBoolean(slots, slot + 52L, key_buy);
    Slots.putBoolean(slots, slot + 53L, key_EXPR_2);
    Slots.putInt(slots, slot + 48L, key_nulls);
    return slot;
  }

  // Aggregate#18: a group not found while the table grows or has to.
  private static void aggregate18_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, boolean key_buy, boolean key_EXPR_2, int key_nulls) {
    if (table.migrating()) {
      long old = aggregate18_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_symbolHeap, key_symbolOffset, key_symbolLength, key_buy, key_EXPR_2,
          key_nulls);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate18_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength, key_buy, key_EXPR_2, key_nulls);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline6_Union_17_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_input = this.context.constants().getInt(0);
    this.const1_input = this.context.constants().getInt(1);
  }
}
