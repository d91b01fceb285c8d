package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Output */
public final class Pipeline1_Aggregate_2_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_nothing;
  private final BytesResult aggregate2_nothing_2;
  private final BytesResult aggregate2_symbolText;

  @Override
  public void emit(GroupTable table, long windowStart, long windowEnd) {
    if (table.size() == 0L) {
      byte[] aggregate2_symbolKey = aggregate2_nothing.heap;
      byte[] aggregate2_symbolKeyHeap = aggregate2_nothing_2.heap;
      int aggregate2_nulls = 1 | 2;
      int aggregate2_nulls_2 = 3;
      long aggregate2_tag = (Hashing.combine(Hashing.hashText(aggregate2_symbolKeyHeap, 0, 0),
              Hashing.hashLong(0L))
          & -4294967296L) | 4294967296L;
      long position = table.firstPosition(aggregate2_tag);
      long made = aggregate2_create(table, table.add(position, aggregate2_tag), aggregate2_tag,
          aggregate2_symbolKeyHeap, 0, 0, 0L, aggregate2_nulls, aggregate2_nulls_2);
      MemorySegment madeIn = table.slots();
      Slots.putBoolean(madeIn, made + 75L, true);
      table.markChanged(made);
    }
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int capacity = out.capacity();
    int outRow = 0;
    int made_2 = 0;
    int emitted = 0;
    int changed = table.changedCount();
    int index = 0;
    long slot = 0L;
    int[] weights = out.weights();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    boolean[] out_symbolNulls = out_symbolVector.nulls();
    LongVector out_accountVector = (LongVector) out.column(1);
    boolean[] out_accountNulls = out_accountVector.nulls();
    long[] out_accountValues = out_accountVector.values();
    LongVector out_gVector = (LongVector) out.column(2);
    long[] out_gValues = out_gVector.values();
    LongVector out_nVector = (LongVector) out.column(3);
    long[] out_nValues = out_nVector.values();
    LongVector out_lowVector = (LongVector) out.column(4);
    boolean[] out_lowNulls = out_lowVector.nulls();
    long[] out_lowValues = out_lowVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 75L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 74L);
      long aggregate2_gNew = 0L;
      long aggregate2_nNew = 0L;
      long aggregate2_lowNew = 0L;
      boolean aggregate2_lowNewIsNull = true;
      long aggregate2_g = (0 << 1) | ((Slots.getInt(slots, slot + 68L) >>> 1) & 1);
      aggregate2_gNew = aggregate2_g;
      long aggregate2_n = Slots.getLong(slots, slot + 24L);
      aggregate2_nNew = aggregate2_n;
      boolean aggregate2_lowIsNull = !Slots.getBoolean(slots, slot + 72L);
      long aggregate2_low = Slots.getLong(slots, slot + 32L);
      aggregate2_lowNew = aggregate2_low;
      aggregate2_lowNewIsNull = aggregate2_lowIsNull;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 40L), aggregate2_gNew) == 0
          && Long.compare(Slots.getLong(slots, slot + 48L), aggregate2_nNew) == 0
          && (aggregate2_lowNewIsNull ? Slots.getBoolean(slots, slot + 73L)
              : !Slots.getBoolean(slots, slot + 73L)
                  && Long.compare(Slots.getLong(slots, slot + 56L), aggregate2_lowNew) == 0)) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 40L, aggregate2_gNew);
          Slots.putLong(slots, slot + 48L, aggregate2_nNew);
          Slots.putBoolean(slots, slot + 73L, aggregate2_lowNewIsNull);
          if (!aggregate2_lowNewIsNull) {
            Slots.putLong(slots, slot + 56L, aggregate2_lowNew);
          }
          Slots.putBoolean(slots, slot + 74L, true);
        }
        made_2++;
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate2_symbolText);
        byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
        int aggregate2_symbolOffset = aggregate2_symbolText.offset;
        int aggregate2_symbolLength = aggregate2_symbolText.length;
        boolean aggregate2_symbolIsNull = (Slots.getInt(slots, slot + 64L) & 1) != 0;
        out_symbolNulls[outRow] = aggregate2_symbolIsNull;
        if (!aggregate2_symbolIsNull) {
          out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
              aggregate2_symbolLength);
        }
        long aggregate2_account = Slots.getLong(slots, slot + 16L);
        boolean aggregate2_accountIsNull = (Slots.getInt(slots, slot + 64L) & 2) != 0;
        out_accountNulls[outRow] = aggregate2_accountIsNull;
        out_accountValues[outRow] = aggregate2_account;
        long aggregate2_g_2 = Slots.getLong(slots, slot + 40L);
        out_gValues[outRow] = aggregate2_g_2;
        long aggregate2_n_2 = Slots.getLong(slots, slot + 48L);
        out_nValues[outRow] = aggregate2_n_2;
        long aggregate2_low_2 = Slots.getLong(slots, slot + 56L);
        boolean aggregate2_lowIsNull_2 = Slots.getBoolean(slots, slot + 73L);
        out_lowNulls[outRow] = aggregate2_lowIsNull_2;
        out_lowValues[outRow] = aggregate2_low_2;
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made_2, emitted + outRow, 0, 0, 0);
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

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_nothing = new BytesResult();
    this.aggregate2_nothing_2 = new BytesResult();
    this.aggregate2_symbolText = new BytesResult();
  }
}
