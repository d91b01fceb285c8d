package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Scan(trades) > Aggregate#4 */
public final class Pipeline1_Trades_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final BytesResult aggregate4_nothing;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    BytesVector in_EXPR_0Vector = (BytesVector) input.column(2);
    byte[] in_EXPR_0Heap = in_EXPR_0Vector.heap();
    int[] in_EXPR_0Offsets = in_EXPR_0Vector.offsets();
    int[] in_EXPR_0Lengths = in_EXPR_0Vector.lengths();
    boolean[] in_EXPR_0Nulls = in_EXPR_0Vector.nulls();
    IntVector in_qtyVector = (IntVector) input.column(0);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    IntVector in_EXPR_1Vector = (IntVector) input.column(3);
    int[] in_EXPR_1Values = in_EXPR_1Vector.values();
    boolean[] in_EXPR_1Nulls = in_EXPR_1Vector.nulls();
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
          // Aggregate#4 [query.sql:15:14] COUNT(*) AS n, SUM(qty) AS total, MAX(side)
          int in_EXPR_0Offset = in_EXPR_0Offsets[row];
          int in_EXPR_0Length = in_EXPR_0Lengths[row];
          boolean in_EXPR_0IsNull = in_EXPR_0Nulls[row];
          int aggregate4_wordKey = in_EXPR_0IsNull ? 0 : in_EXPR_0Offset;
          int aggregate4_wordKey_2 = in_EXPR_0IsNull ? 0 : in_EXPR_0Length;
          byte[] aggregate4_wordKeyHeap = in_EXPR_0IsNull ? aggregate4_nothing.heap : in_EXPR_0Heap;
          int aggregate4_nulls = in_EXPR_0IsNull ? 1 : 0;
          long aggregate4_tag = (Hashing.hashText(aggregate4_wordKeyHeap, aggregate4_wordKey,
                  aggregate4_wordKey_2)
              & -4294967296L) | 4294967296L;
          long slot = aggregate4_find(index, shift, mask, slots, bytes, aggregate4_tag,
              aggregate4_wordKeyHeap, aggregate4_wordKey, aggregate4_wordKey_2, aggregate4_nulls);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate4_admit(table, aggregate4_tag, aggregate4_wordKeyHeap, aggregate4_wordKey,
                  aggregate4_wordKey_2, aggregate4_nulls);
              break;
            }
            slot = aggregate4_create(table, table.add(-1L - slot, aggregate4_tag), aggregate4_tag,
                aggregate4_wordKeyHeap, aggregate4_wordKey, aggregate4_wordKey_2, aggregate4_nulls);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 42L)) {
            Slots.putBoolean(slots, slot + 42L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 16L, Slots.getLong(slots, slot + 16L) + 1L);
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_qtyIsNull) {
            Slots.putLong(slots, slot + 24L,
                ExactMath.add(Slots.getLong(slots, slot + 24L), (long) in_qty, sites, 0));
            Slots.putBoolean(slots, slot + 40L, true);
          }
          int in_EXPR_1 = in_EXPR_1Values[row];
          boolean in_EXPR_1IsNull = in_EXPR_1Nulls[row];
          if (!in_EXPR_1IsNull) {
            Slots.putInt(slots, slot + 36L, Math.max(Slots.getInt(slots, slot + 36L), in_EXPR_1));
            Slots.putBoolean(slots, slot + 41L, true);
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#4: linear probing for the group with these keys.
  private static long aggregate4_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_wordHeap, int key_wordOffset, int key_wordLength, int key_nulls) {
    long word0 = TextKeys.word0(key_wordHeap, key_wordOffset, key_wordLength);
    long word1 = key_wordLength <= 12 ? TextKeys.word1(key_wordHeap, key_wordOffset, key_wordLength) : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot) == word0
            && (key_wordLength <= 12 ? Slots.getLong(slots, slot + 8L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 8L), key_wordLength, key_wordHeap, key_wordOffset,
                    key_wordLength))
            && Slots.getInt(slots, slot + 32L) == key_nulls) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#4: keys and start values of a new group.
  private static long aggregate4_create(GroupTable table, long slot, long tag, byte[] key_wordHeap,
      int key_wordOffset, int key_wordLength, int key_nulls) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_wordHeap, key_wordOffset, key_wordLength);
    Slots.putInt(slots, slot + 32L, key_nulls);
    Slots.putInt(slots, slot + 36L, -2147483648);
    return slot;
  }

  // Aggregate#4: a group not found while the table grows or has to.
  private static void aggregate4_admit(GroupTable table, long tag, byte[] key_wordHeap, int key_wordOffset,
      int key_wordLength, int key_nulls) {
    if (table.migrating()) {
      long old = aggregate4_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_wordHeap, key_wordOffset, key_wordLength, key_nulls);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate4_create(table, table.addMigrating(tag), tag, key_wordHeap, key_wordOffset, key_wordLength,
        key_nulls);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate4_nothing = new BytesResult();
  }
}
