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

/** query.sql  Pipeline 2: Scan(Union#7) > Aggregate#8 */
public final class Pipeline2_Union_7_Aggregate extends CompiledPipeline {
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
    BooleanVector in_largeVector = (BooleanVector) input.column(2);
    boolean[] in_largeValues = in_largeVector.values();
    boolean[] in_largeNulls = in_largeVector.nulls();
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
        // Aggregate#8 [query.sql:15:1] SELECT symbol, buy, qty > 300 AS large FROM trades WHERE rn % 2 = 0 EXCEPT ALL SELECT symbol, buy, qty > 500 FROM tra...
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        boolean in_large = in_largeValues[row];
        boolean in_largeIsNull = in_largeNulls[row];
        boolean aggregate8_buyKey = in_buyIsNull ? false : in_buy;
        boolean aggregate8_largeKey = in_largeIsNull ? false : in_large;
        int aggregate8_nulls = (in_buyIsNull ? 1 : 0) | (in_largeIsNull ? 2 : 0);
        long aggregate8_tag = (Hashing.combine(Hashing.combine(Hashing.hashText(in_symbolHeap,
                        in_symbolOffset, in_symbolLength),
                    Hashing.hashLong(aggregate8_buyKey ? 1L : 0L)),
                Hashing.hashLong(aggregate8_largeKey ? 1L : 0L))
            & -4294967296L) | 4294967296L;
        long slot = aggregate8_find(index, shift, mask, slots, bytes, aggregate8_tag, in_symbolHeap,
            in_symbolOffset, in_symbolLength, aggregate8_buyKey, aggregate8_largeKey, aggregate8_nulls);
        if (slot < 0L) {
          if (!table.isReady()) {
            aggregate8_admit(table, aggregate8_tag, in_symbolHeap, in_symbolOffset, in_symbolLength,
                aggregate8_buyKey, aggregate8_largeKey, aggregate8_nulls);
            break;
          }
          slot = aggregate8_create(table, table.add(-1L - slot, aggregate8_tag), aggregate8_tag,
              in_symbolHeap, in_symbolOffset, in_symbolLength, aggregate8_buyKey, aggregate8_largeKey,
              aggregate8_nulls);
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

  // Aggregate#8: linear probing for the group with these keys.
  private static long aggregate8_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength,
      boolean key_buy, boolean key_large, int key_nulls) {
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
            && Slots.getBoolean(slots, slot + 53L) == key_large
            && Slots.getInt(slots, slot + 48L) == key_nulls) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#8: keys and start values of a new group.
  private static long aggregate8_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, boolean key_buy, boolean key_large, int key_nulls) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putBoolean(slots, slot + 52L, key_buy);
    Slots.putBoolean(slots, slot + 53L, key_large);
    Slots.putInt(slots, slot + 48L, key_nulls);
    return slot;
  }

  // Aggregate#8: a group not found while the table grows or has to.
  private static void aggregate8_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, boolean key_buy, boolean key_large, int key_nulls) {
    if (table.migrating()) {
      long old = aggregate8_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_symbolHeap, key_symbolOffset, key_symbolLength, key_buy, key_large,
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
    aggregate8_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset, key_symbolLength,
        key_buy, key_large, key_nulls);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Union_7_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_input = this.context.constants().getInt(0);
    this.const1_input = this.context.constants().getInt(1);
  }
}
