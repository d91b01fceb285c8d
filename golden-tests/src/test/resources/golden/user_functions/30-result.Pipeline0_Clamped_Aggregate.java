package laminar.generated.result;

import dev.laminar.golden.Functions;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.function.UserErrors;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(clamped) > Aggregate#2 */
public final class Pipeline0_Clamped_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    long watermark = watermarkUs;
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(3);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    IntVector in_blanksVector = (IntVector) input.column(4);
    int[] in_blanksValues = in_blanksVector.values();
    boolean[] in_blanksNulls = in_blanksVector.nulls();
    LongVector in_accountVector = (LongVector) input.column(5);
    long[] in_accountValues = in_accountVector.values();
    // a row that fails says which one it was
    try {
      while (row < rowCount) {
        GroupTable table = state.table();
        MemorySegment index = table.index();
        int shift = table.shift();
        long mask = table.mask();
        MemorySegment slots = table.slots();
        ByteSlab bytes = table.bytes();
        long sliceStart = state.sliceStartUs();
        long sliceEnd = state.sliceEndUs();
        long sliceLength = sliceEnd - sliceStart;
        long closesAt = sliceEnd;
        for (; row < rowCount; row++) {
          // Aggregate#2 [query.sql:26:61] square_sum(qty) AS squares, SUM(fee) AS fees, MAX(blanks) AS blanks, SUM(account) AS accounts FROM clamped GROUP BY s...
          long in_ts = in_tsValues[row];
          if (Long.compareUnsigned(in_ts - sliceStart, sliceLength) >= 0) {
            if (state.enter(in_ts, watermark)) {
              break;
            }
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate2_late(input, row);
            }
            continue;
          } else if (closesAt <= watermark) {
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate2_late(input, row);
            }
            continue;
          }
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
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_qtyIsNull) {
            long aggregate2_squaresState = 0L;
            if (Slots.getBoolean(slots, slot + 44L)) {
              aggregate2_squaresState = Slots.getLong(slots, slot + 16L);
            } else {
              try {
                aggregate2_squaresState = Functions.SquareSum.create();
              } catch (Throwable thrown) {
                throw UserErrors.failed(thrown, "square_sum", sites, 0);
              }
            }
            try {
              aggregate2_squaresState = Functions.SquareSum.accumulate(aggregate2_squaresState, in_qty);
            } catch (Throwable thrown_2) {
              throw UserErrors.failed(thrown_2, "square_sum", sites, 0);
            }
            Slots.putBoolean(slots, slot + 44L, true);
            Slots.putLong(slots, slot + 16L, aggregate2_squaresState);
          }
          double in_fee = in_feeValues[row];
          boolean in_feeIsNull = in_feeNulls[row];
          if (!in_feeIsNull) {
            Slots.putDouble(slots, slot + 24L, Slots.getDouble(slots, slot + 24L) + in_fee);
            Slots.putBoolean(slots, slot + 45L, true);
          }
          int in_blanks = in_blanksValues[row];
          boolean in_blanksIsNull = in_blanksNulls[row];
          if (!in_blanksIsNull) {
            Slots.putInt(slots, slot + 40L, Math.max(Slots.getInt(slots, slot + 40L), in_blanks));
            Slots.putBoolean(slots, slot + 46L, true);
          }
          long in_account = in_accountValues[row];
          Slots.putLong(slots, slot + 32L,
              ExactMath.add(Slots.getLong(slots, slot + 32L), in_account, sites, 1));
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
    Slots.putInt(slots, slot + 40L, -2147483648);
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

  // Aggregate#2: puts out a row that comes too late.
  private void aggregate2_late(ColumnBatch input, int row) {
    LateOutput late = (LateOutput) context.output();
    ColumnBatch out = late.batch();
    int outRow = late.row();
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    LongVector out_tsVector = (LongVector) out.column(0);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = in_ts;
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    out_symbolVector.append(outRow, in_symbolHeap, in_symbolOffset, in_symbolLength);
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int in_qty = in_qtyValues[row];
    boolean in_qtyIsNull = in_qtyNulls[row];
    IntVector out_qtyVector = (IntVector) out.column(2);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    out_qtyNulls[outRow] = in_qtyIsNull;
    int[] out_qtyValues = out_qtyVector.values();
    out_qtyValues[outRow] = in_qty;
    DoubleVector in_feeVector = (DoubleVector) input.column(3);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    DoubleVector out_feeVector = (DoubleVector) out.column(3);
    boolean[] out_feeNulls = out_feeVector.nulls();
    out_feeNulls[outRow] = in_feeIsNull;
    double[] out_feeValues = out_feeVector.values();
    out_feeValues[outRow] = in_fee;
    IntVector in_blanksVector = (IntVector) input.column(4);
    int[] in_blanksValues = in_blanksVector.values();
    boolean[] in_blanksNulls = in_blanksVector.nulls();
    int in_blanks = in_blanksValues[row];
    boolean in_blanksIsNull = in_blanksNulls[row];
    IntVector out_blanksVector = (IntVector) out.column(4);
    boolean[] out_blanksNulls = out_blanksVector.nulls();
    out_blanksNulls[outRow] = in_blanksIsNull;
    int[] out_blanksValues = out_blanksVector.values();
    out_blanksValues[outRow] = in_blanks;
    LongVector in_accountVector = (LongVector) input.column(5);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    LongVector out_accountVector = (LongVector) out.column(5);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = in_account;
    late.written();
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Clamped_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
