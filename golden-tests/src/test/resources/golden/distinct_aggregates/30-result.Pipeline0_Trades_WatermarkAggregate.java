package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
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
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Aggregate#3 */
public final class Pipeline0_Trades_WatermarkAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    long watermark = watermarkUs;
    int row = 0;
    long partitionWatermark = partitionWatermarkUs;
    long otherPartitions = otherPartitionsUs;
    long watermarkLimit = watermarkLimitUs;
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
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
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
        long closesAt = CompiledPipeline.reachedAt(sliceEnd, watermark, otherPartitions);
        table.defineMultiset(0, 1, 0);
        table.defineMultiset(1, 1, 1);
        table.defineMultiset(2, 1, 0);
        table.defineMultiset(3, 1, 0);
        table.defineMultiset(4, 1, 0);
        table.defineMultiset(5, 1, 0);
        table.defineMultiset(6, 2, 2);
        table.defineMultiset(7, 1, 0);
        table.defineMultiset(8, 1, 1);
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
          if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
            partitionWatermark = watermark2_subtract;
          }
          // Aggregate#3 [query.sql:16:61] COUNT(*) AS n, COUNT(DISTINCT account) AS accounts, COUNT(DISTINCT note) AS notes, COUNT(DISTINCT buy) AS sides, SUM(...
          if (Long.compareUnsigned(in_ts - sliceStart, sliceLength) >= 0) {
            if (state.enter(in_ts, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)))) {
              break;
            }
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate3_late(input, row);
            }
            continue;
          } else if (closesAt <= partitionWatermark) {
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate3_late(input, row);
            }
            continue;
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long aggregate3_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
              & -4294967296L) | 4294967296L;
          long slot = aggregate3_find(index, shift, mask, slots, bytes, aggregate3_tag, in_symbolHeap,
              in_symbolOffset, in_symbolLength);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate3_admit(table, aggregate3_tag, in_symbolHeap, in_symbolOffset, in_symbolLength);
              break;
            }
            slot = aggregate3_create(table, table.add(-1L - slot, aggregate3_tag), aggregate3_tag,
                in_symbolHeap, in_symbolOffset, in_symbolLength);
          }
          Slots.putLong(slots, slot + 192L, Slots.getLong(slots, slot + 192L) + 1L);
          long in_account = in_accountValues[row];
          Multiset aggregate3_multiset = table.multiset(0);
          aggregate3_multiset.put(0, in_account);
          long aggregate3_before = aggregate3_multiset.add(slots, slot + 16L, slot, 1L);
          if (aggregate3_before == 0L) {
            Slots.putLong(slots, slot + 200L, Slots.getLong(slots, slot + 200L) + 1L);
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            Multiset aggregate3_multiset_2 = table.multiset(1);
            if (in_noteIsNull) {
              aggregate3_multiset_2.putNull(0);
            } else {
              aggregate3_multiset_2.put(0, in_noteHeap, in_noteOffset, in_noteLength);
            }
            long aggregate3_before_2 = aggregate3_multiset_2.add(slots, slot + 32L, slot, 1L);
            if (aggregate3_before_2 == 0L) {
              if (!in_noteIsNull) {
                Slots.putLong(slots, slot + 208L, Slots.getLong(slots, slot + 208L) + 1L);
              }
            }
          }
          boolean in_buy = in_buyValues[row];
          boolean in_buyIsNull = in_buyNulls[row];
          if (!in_buyIsNull) {
            Multiset aggregate3_multiset_3 = table.multiset(2);
            if (in_buyIsNull) {
              aggregate3_multiset_3.putNull(0);
            } else {
              aggregate3_multiset_3.put(0, in_buy ? 1L : 0L);
            }
            long aggregate3_before_3 = aggregate3_multiset_3.add(slots, slot + 48L, slot, 1L);
            if (aggregate3_before_3 == 0L) {
              if (!in_buyIsNull) {
                Slots.putLong(slots, slot + 216L, Slots.getLong(slots, slot + 216L) + 1L);
              }
            }
          }
          Multiset aggregate3_multiset_4 = table.multiset(3);
          aggregate3_multiset_4.put(0, in_account);
          long aggregate3_before_4 = aggregate3_multiset_4.add(slots, slot + 64L, slot, 1L);
          if (aggregate3_before_4 == 0L) {
            Slots.putLong(slots, slot + 224L,
                ExactMath.add(Slots.getLong(slots, slot + 224L), in_account, sites, 1));
          }
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_qtyIsNull) {
            Multiset aggregate3_multiset_5 = table.multiset(4);
            if (in_qtyIsNull) {
              aggregate3_multiset_5.putNull(0);
            } else {
              aggregate3_multiset_5.put(0, (long) in_qty);
            }
            long aggregate3_before_5 = aggregate3_multiset_5.add(slots, slot + 96L, slot, 1L);
            if (aggregate3_before_5 == 0L) {
              if (!in_qtyIsNull) {
                Sums.add(slots, slot + 80L, (long) in_qty);
                Slots.putLong(slots, slot + 232L, Slots.getLong(slots, slot + 232L) + 1L);
              }
            }
          }
          long in_price = in_priceValues[row];
          boolean in_priceIsNull = in_priceNulls[row];
          if (!in_buyIsNull && in_buy) {
            if (!in_priceIsNull) {
              Multiset aggregate3_multiset_6 = table.multiset(5);
              if (in_priceIsNull) {
                aggregate3_multiset_6.putNull(0);
              } else {
                aggregate3_multiset_6.put(0, in_price);
              }
              long aggregate3_before_6 = aggregate3_multiset_6.add(slots, slot + 128L, slot, 1L);
              if (aggregate3_before_6 == 0L) {
                if (!in_priceIsNull) {
                  Sums.add(slots, slot + 112L, in_price);
                  Slots.putBoolean(slots, slot + 268L, true);
                }
              }
            }
          }
          if (!in_noteIsNull) {
            Multiset aggregate3_multiset_7 = table.multiset(6);
            aggregate3_multiset_7.put(0, in_account);
            if (in_noteIsNull) {
              aggregate3_multiset_7.putNull(1);
            } else {
              aggregate3_multiset_7.put(1, in_noteHeap, in_noteOffset, in_noteLength);
            }
            long aggregate3_before_7 = aggregate3_multiset_7.add(slots, slot + 144L, slot, 1L);
            if (aggregate3_before_7 == 0L) {
              if (!in_noteIsNull) {
                Slots.putLong(slots, slot + 240L, Slots.getLong(slots, slot + 240L) + 1L);
              }
            }
          }
          if (!in_qtyIsNull) {
            Slots.putInt(slots, slot + 264L, Math.max(Slots.getInt(slots, slot + 264L), in_qty));
            Slots.putBoolean(slots, slot + 269L, true);
          }
          if (!in_qtyIsNull && !in_priceIsNull) {
            Slots.putLong(slots, slot + 248L, Slots.getLong(slots, slot + 248L) + 1L);
          }
          double in_fee = in_feeValues[row];
          boolean in_feeIsNull = in_feeNulls[row];
          if (!in_feeIsNull) {
            Multiset aggregate3_multiset_8 = table.multiset(7);
            if (in_feeIsNull) {
              aggregate3_multiset_8.putNull(0);
            } else {
              aggregate3_multiset_8.put(0, in_fee);
            }
            long aggregate3_before_8 = aggregate3_multiset_8.add(slots, slot + 160L, slot, 1L);
            if (aggregate3_before_8 == 0L) {
              if (!in_feeIsNull) {
                Slots.putLong(slots, slot + 256L, Slots.getLong(slots, slot + 256L) + 1L);
              }
            }
          }
          if (!in_noteIsNull) {
            Multiset aggregate3_multiset_9 = table.multiset(8);
            if (in_noteIsNull) {
              aggregate3_multiset_9.putNull(0);
            } else {
              aggregate3_multiset_9.put(0, in_noteHeap, in_noteOffset, in_noteLength);
            }
            aggregate3_multiset_9.add(slots, slot + 176L, slot, 1L);
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
      this.partitionWatermarkUs = partitionWatermark;
      throw failure.atRow(row);
    }
    this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
    this.partitionWatermarkUs = partitionWatermark;
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#3: linear probing for the group with these keys.
  private static long aggregate3_find(MemorySegment index, int shift, long mask, MemorySegment slots,
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

  // Aggregate#3: keys and start values of a new group.
  private static long aggregate3_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putInt(slots, slot + 264L, -2147483648);
    return slot;
  }

  // Aggregate#3: a group not found while the table grows or has to.
  private static void aggregate3_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    if (table.migrating()) {
      long old = aggregate3_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
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
    aggregate3_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength);
  }

  // Aggregate#3: puts out a row that comes too late.
  private void aggregate3_late(ColumnBatch input, int row) {
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
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    LongVector out_accountVector = (LongVector) out.column(2);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = in_account;
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    LongVector out_priceVector = (LongVector) out.column(3);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = in_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = in_price;
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int in_qty = in_qtyValues[row];
    boolean in_qtyIsNull = in_qtyNulls[row];
    IntVector out_qtyVector = (IntVector) out.column(4);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    out_qtyNulls[outRow] = in_qtyIsNull;
    int[] out_qtyValues = out_qtyVector.values();
    out_qtyValues[outRow] = in_qty;
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    DoubleVector out_feeVector = (DoubleVector) out.column(5);
    boolean[] out_feeNulls = out_feeVector.nulls();
    out_feeNulls[outRow] = in_feeIsNull;
    double[] out_feeValues = out_feeVector.values();
    out_feeValues[outRow] = in_fee;
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    boolean in_buy = in_buyValues[row];
    boolean in_buyIsNull = in_buyNulls[row];
    BooleanVector out_buyVector = (BooleanVector) out.column(6);
    boolean[] out_buyNulls = out_buyVector.nulls();
    out_buyNulls[outRow] = in_buyIsNull;
    boolean[] out_buyValues = out_buyVector.values();
    out_buyValues[outRow] = in_buy;
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    BytesVector out_noteVector = (BytesVector) out.column(7);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[outRow] = in_noteIsNull;
    if (!in_noteIsNull) {
      out_noteVector.append(outRow, in_noteHeap, in_noteOffset, in_noteLength);
    }
    late.written();
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
