package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
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
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
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
          // Aggregate#2 [query.sql:22:31] COUNT(*) AS n, SUM(qty) AS total, MAX(price) AS price, MIN(fee) AS fee, MAX(note) AS note, MIN(ts)
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long in_account = in_accountValues[row];
          long aggregate2_tag = (Hashing.combine(Hashing.hashText(in_symbolHeap, in_symbolOffset,
                      in_symbolLength),
                  Hashing.hashLong(in_account))
              & -4294967296L) | 4294967296L;
          long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag, in_symbolHeap,
              in_symbolOffset, in_symbolLength, in_account);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate2_admit(table, aggregate2_tag, in_symbolHeap, in_symbolOffset, in_symbolLength,
                  in_account);
              break;
            }
            slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
                in_symbolHeap, in_symbolOffset, in_symbolLength, in_account);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 127L)) {
            Slots.putBoolean(slots, slot + 127L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 56L, Slots.getLong(slots, slot + 56L) + 1L);
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_qtyIsNull) {
            Slots.putLong(slots, slot + 64L,
                ExactMath.add(Slots.getLong(slots, slot + 64L), (long) in_qty, sites, 0));
            Slots.putBoolean(slots, slot + 120L, true);
          }
          long in_price = in_priceValues[row];
          boolean in_priceIsNull = in_priceNulls[row];
          if (!in_priceIsNull) {
            Slots.putLong(slots, slot + 72L, Math.max(Slots.getLong(slots, slot + 72L), in_price));
            Slots.putBoolean(slots, slot + 121L, true);
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 122L)
                || StoredText.compare(slots, slot + 16L, bytes, in_noteHeap, in_noteOffset, in_noteLength)
                    < 0) {
              StoredText.replace(slots, slot + 16L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 122L, true);
            }
          }
          long in_ts = in_tsValues[row];
          Slots.putLong(slots, slot + 80L, Math.min(Slots.getLong(slots, slot + 80L), in_ts));
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
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength,
      long key_account) {
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
            && Slots.getLong(slots, slot + 48L) == key_account) {
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
      int key_symbolOffset, int key_symbolLength, long key_account) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(slots, slot + 48L, key_account);
    Slots.putLong(slots, slot + 72L, -9223372036854775808L);
    Slots.putLong(slots, slot + 80L, 9223372036854775807L);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, long key_account) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_symbolHeap, key_symbolOffset, key_symbolLength, key_account);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate2_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset, key_symbolLength,
        key_account);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
