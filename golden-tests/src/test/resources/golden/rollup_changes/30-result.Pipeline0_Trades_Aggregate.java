package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
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

/** query.sql  Pipeline 0: Scan(trades) > Aggregate#2 */
public final class Pipeline0_Trades_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final BytesResult aggregate2_nothing;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int groupingSet = 0;
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
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
      rows: for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:15:25] GROUPING(account) AS g, COUNT(*) AS n, MIN(price)
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        long in_account = in_accountValues[row];
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        for (; groupingSet < 3; groupingSet++) {
          int leftOut = 0;
          switch (groupingSet) {
            case 0: {
              leftOut = 0;
              break;
            }
            case 1: {
              leftOut = 2;
              break;
            }
            case 2: {
              leftOut = 3;
              break;
            }
            default: {
              break;
            }
          }
          boolean aggregate2_symbolIsOut = (leftOut & 1) != 0;
          boolean aggregate2_accountIsOut = (leftOut & 2) != 0;
          int aggregate2_symbolKey = aggregate2_symbolIsOut ? 0 : in_symbolOffset;
          int aggregate2_symbolKey_2 = aggregate2_symbolIsOut ? 0 : in_symbolLength;
          byte[] aggregate2_symbolKeyHeap = aggregate2_symbolIsOut ? aggregate2_nothing.heap : in_symbolHeap;
          long aggregate2_accountKey = aggregate2_accountIsOut ? 0L : in_account;
          int aggregate2_nulls = (aggregate2_symbolIsOut ? 1 : 0) | (aggregate2_accountIsOut ? 2 : 0);
          int aggregate2_nulls_2 = leftOut;
          long aggregate2_tag = (Hashing.combine(Hashing.hashText(aggregate2_symbolKeyHeap,
                      aggregate2_symbolKey, aggregate2_symbolKey_2),
                  Hashing.hashLong(aggregate2_accountKey))
              & -4294967296L) | 4294967296L;
          long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag,
              aggregate2_symbolKeyHeap, aggregate2_symbolKey, aggregate2_symbolKey_2, aggregate2_accountKey,
              aggregate2_nulls, aggregate2_nulls_2);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate2_admit(table, aggregate2_tag, aggregate2_symbolKeyHeap, aggregate2_symbolKey,
                  aggregate2_symbolKey_2, aggregate2_accountKey, aggregate2_nulls, aggregate2_nulls_2);
              break rows;
            }
            slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
                aggregate2_symbolKeyHeap, aggregate2_symbolKey, aggregate2_symbolKey_2, aggregate2_accountKey,
                aggregate2_nulls, aggregate2_nulls_2);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 75L)) {
            Slots.putBoolean(slots, slot + 75L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 24L, Slots.getLong(slots, slot + 24L) + 1L);
          if (!in_priceIsNull) {
            Slots.putLong(slots, slot + 32L, Math.min(Slots.getLong(slots, slot + 32L), in_price));
            Slots.putBoolean(slots, slot + 72L, true);
          }
        }
        groupingSet = 0;
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength,
      long key_account, int key_nulls, int key_nulls_2) {
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
            && Slots.getLong(slots, slot + 16L) == key_account && Slots.getInt(slots, slot + 64L) == key_nulls
            && Slots.getInt(slots, slot + 68L) == key_nulls_2) {
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
      int key_symbolOffset, int key_symbolLength, long key_account, int key_nulls, int key_nulls_2) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(slots, slot + 16L, key_account);
    Slots.putInt(slots, slot + 64L, key_nulls);
    Slots.putInt(slots, slot + 68L, key_nulls_2);
    Slots.putLong(slots, slot + 32L, 9223372036854775807L);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, long key_account, int key_nulls, int key_nulls_2) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_symbolHeap, key_symbolOffset, key_symbolLength, key_account, key_nulls,
          key_nulls_2);
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
        key_account, key_nulls, key_nulls_2);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_nothing = new BytesResult();
  }
}
