package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Moments;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.NumberBags;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 2: Scan(Aggregate#2) > Aggregate#4 */
public final class Pipeline2_Aggregate_2_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int[] weights = input.weights();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    LongVector in_nVector = (LongVector) input.column(0);
    long[] in_nValues = in_nVector.values();
    LongVector in_totalVector = (LongVector) input.column(1);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    Decimal128Vector in_pricedVector = (Decimal128Vector) input.column(2);
    long[] in_pricedHigh = in_pricedVector.high();
    long[] in_pricedLow = in_pricedVector.low();
    boolean[] in_pricedNulls = in_pricedVector.nulls();
    DoubleVector in_feesVector = (DoubleVector) input.column(3);
    double[] in_feesValues = in_feesVector.values();
    boolean[] in_feesNulls = in_feesVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(4);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector in_symbolVector = (BytesVector) input.column(5);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_accountVector = (LongVector) input.column(6);
    long[] in_accountValues = in_accountVector.values();
    LongVector in__f7Vector = (LongVector) input.column(7);
    long[] in__f7Values = in__f7Vector.values();
    boolean[] in__f7Nulls = in__f7Vector.nulls();
    BooleanVector in__f8Vector = (BooleanVector) input.column(8);
    boolean[] in__f8Values = in__f8Vector.values();
    boolean[] in__f8Nulls = in__f8Vector.nulls();
    // a row that fails says which one it was
    try {
      while (row < rowCount) {
        GroupTable table = state.table();
        MemorySegment index = table.index();
        int shift = table.shift();
        long mask = table.mask();
        MemorySegment slots = table.slots();
        ByteSlab bytes = table.bytes();
        table.defineMultiset(0, 1, 1);
        table.defineMultiset(1, 1, 0);
        table.defineBags(0, 448, false);
        table.defineMultiset(2, 1, 1);
        table.defineMultiset(3, 1, 0);
        table.defineMultiset(4, 1, 0);
        table.defineMultiset(5, 1, 1);
        table.defineMultiset(6, 1, 0);
        table.defineMultiset(7, 1, 0);
        table.defineMultiset(8, 2, 1);
        table.defineBags(1, 352, false);
        table.defineBags(2, 344, true);
        table.defineMultiset(9, 3, 3);
        table.defineMultiset(10, 1, 0);
        for (; row < rowCount; row++) {
          // Aggregate#4 [query.sql:15:11] COUNT(*) AS m, SUM(total) AS totals, SUM(priced) AS prices, SUM(fees) AS all_fees, AVG(priced) AS mean, AVG(n) AS mea...
          long aggregate4_weight = weights[row];
          long in_n = in_nValues[row];
          long aggregate4_tag = (Hashing.spread(in_n) & -4294967296L) | 4294967296L;
          long slot = aggregate4_find(index, shift, mask, slots, bytes, aggregate4_tag, in_n);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate4_admit(table, aggregate4_tag, in_n);
              break;
            }
            slot = aggregate4_create(table, table.add(-1L - slot, aggregate4_tag), aggregate4_tag, in_n);
          }
          Slots.putLong(slots, slot + 456L, Slots.getLong(slots, slot + 456L) + aggregate4_weight);
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 754L)) {
            Slots.putBoolean(slots, slot + 754L, true);
            table.markChanged(slot);
          }
          long in_total = in_totalValues[row];
          boolean in_totalIsNull = in_totalNulls[row];
          if (!in_totalIsNull) {
            Slots.putLong(slots, slot + 472L, Slots.getLong(slots, slot + 472L) + aggregate4_weight);
            long aggregate4_product = ExactMath.multiply(in_total, aggregate4_weight, sites, 0);
            Slots.putLong(slots, slot + 464L,
                ExactMath.add(Slots.getLong(slots, slot + 464L), aggregate4_product, sites, 0));
          }
          long in_pricedHigh_2 = in_pricedHigh[row];
          long in_pricedLow_2 = in_pricedLow[row];
          boolean in_pricedIsNull = in_pricedNulls[row];
          if (!in_pricedIsNull) {
            Slots.putLong(slots, slot + 480L, Slots.getLong(slots, slot + 480L) + aggregate4_weight);
            Sums.addWeighted(slots, slot, in_pricedHigh_2, in_pricedLow_2, aggregate4_weight, sites, 1);
          }
          double in_fees = in_feesValues[row];
          boolean in_feesIsNull = in_feesNulls[row];
          if (!in_feesIsNull) {
            Slots.putLong(slots, slot + 496L, Slots.getLong(slots, slot + 496L) + aggregate4_weight);
            Slots.putDouble(slots, slot + 488L,
                Slots.getLong(slots, slot + 496L) == 0L ? 0.0
                    : Slots.getDouble(slots, slot + 488L) + in_fees * (double) aggregate4_weight);
          }
          if (!in_pricedIsNull) {
            Slots.putLong(slots, slot + 504L, Slots.getLong(slots, slot + 504L) + aggregate4_weight);
            Sums.addWeighted(slots, slot + 16L, in_pricedHigh_2, in_pricedLow_2, aggregate4_weight, sites, 3);
          }
          Sums.addWeighted(slots, slot + 32L, in_n, aggregate4_weight, sites, 4);
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            Multiset aggregate4_multiset = table.multiset(0);
            if (in_noteIsNull) {
              aggregate4_multiset.putNull(0);
            } else {
              aggregate4_multiset.put(0, in_noteHeap, in_noteOffset, in_noteLength);
            }
            aggregate4_multiset.rank(slots, slot + 48L, slot + 512L, slot, aggregate4_weight, 0, false,
                false);
          }
          if (!in_pricedIsNull) {
            Multiset aggregate4_multiset_2 = table.multiset(1);
            if (in_pricedIsNull) {
              aggregate4_multiset_2.putNull(0);
            } else {
              aggregate4_multiset_2.put(0, in_pricedHigh_2, in_pricedLow_2);
            }
            aggregate4_multiset_2.rank(slots, slot + 64L, slot + 520L, slot, aggregate4_weight, 0, true,
                false);
          }
          if (!in_feesIsNull) {
            table.bags(0).add(slots, slot + 80L, NumberBags.keyOf(in_fees), aggregate4_weight);
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          Multiset aggregate4_multiset_3 = table.multiset(2);
          aggregate4_multiset_3.put(0, in_symbolHeap, in_symbolOffset, in_symbolLength);
          long aggregate4_before = aggregate4_multiset_3.add(slots, slot + 96L, slot, aggregate4_weight);
          long aggregate4_change = (aggregate4_before + aggregate4_weight > 0L ? 1L : 0L)
              - (aggregate4_before > 0L ? 1L : 0L);
          if (aggregate4_change != 0L) {
            Slots.putLong(slots, slot + 536L, Slots.getLong(slots, slot + 536L) + aggregate4_change);
          }
          long in_account = in_accountValues[row];
          Multiset aggregate4_multiset_4 = table.multiset(3);
          aggregate4_multiset_4.put(0, in_account);
          long aggregate4_before_2 = aggregate4_multiset_4.add(slots, slot + 112L, slot, aggregate4_weight);
          long aggregate4_change_2 = (aggregate4_before_2 + aggregate4_weight > 0L ? 1L : 0L)
              - (aggregate4_before_2 > 0L ? 1L : 0L);
          if (aggregate4_change_2 != 0L) {
            Slots.putLong(slots, slot + 552L, Slots.getLong(slots, slot + 552L) + aggregate4_change_2);
            long aggregate4_product_2 = ExactMath.multiply(in_account, aggregate4_change_2, sites, 5);
            Slots.putLong(slots, slot + 544L,
                ExactMath.add(Slots.getLong(slots, slot + 544L), aggregate4_product_2, sites, 5));
          }
          if (!in_totalIsNull) {
            Moments.add(slots, slot + 560L, slot + 128L, (double) in_total, aggregate4_weight);
          }
          if (!in_totalIsNull) {
            Moments.add(slots, slot + 568L, slot + 144L, slot + 160L, slot + 576L, (double) in_account,
                (double) in_total, aggregate4_weight);
          }
          if (!in_totalIsNull) {
            Multiset aggregate4_multiset_5 = table.multiset(4);
            if (in_totalIsNull) {
              aggregate4_multiset_5.putNull(0);
            } else {
              aggregate4_multiset_5.put(0, (double) in_total);
            }
            aggregate4_multiset_5.add(slots, slot + 176L, slot, aggregate4_weight);
          }
          Multiset aggregate4_multiset_6 = table.multiset(5);
          aggregate4_multiset_6.put(0, in_symbolHeap, in_symbolOffset, in_symbolLength);
          aggregate4_multiset_6.add(slots, slot + 192L, slot, aggregate4_weight);
          if (!in_totalIsNull) {
            Multiset aggregate4_multiset_7 = table.multiset(6);
            if (in_totalIsNull) {
              aggregate4_multiset_7.putNull(0);
            } else {
              aggregate4_multiset_7.put(0, in_total);
            }
            aggregate4_multiset_7.add(slots, slot + 208L, slot, aggregate4_weight);
          }
          Multiset aggregate4_multiset_8 = table.multiset(7);
          aggregate4_multiset_8.put(0, in_account);
          aggregate4_multiset_8.add(slots, slot + 224L, slot, aggregate4_weight);
          Slots.putLong(slots, slot + 584L,
              Slots.getLong(slots, slot + 584L) ^ (in_account & -(aggregate4_weight & 1L)));
          Slots.putLong(slots, slot + 592L, Slots.getLong(slots, slot + 592L) + aggregate4_weight);
          long in__f7 = in__f7Values[row];
          boolean in__f7IsNull = in__f7Nulls[row];
          if (!in__f7IsNull) {
            Multiset aggregate4_multiset_9 = table.multiset(8);
            aggregate4_multiset_9.put(0, in_symbolHeap, in_symbolOffset, in_symbolLength);
            if (in__f7IsNull) {
              aggregate4_multiset_9.putNull(1);
            } else {
              aggregate4_multiset_9.put(1, in__f7);
            }
            aggregate4_multiset_9.rank(slots, slot + 240L, slot + 600L, slot, aggregate4_weight, 1, true,
                false);
          }
          boolean in__f8 = in__f8Values[row];
          boolean in__f8IsNull = in__f8Nulls[row];
          if (!in__f8IsNull) {
            table.bags(1).add(slots, slot + 256L, in__f8 ? 1L : 0L, aggregate4_weight);
          }
          if (!in__f8IsNull) {
            table.bags(2).add(slots, slot + 272L, in__f8 ? 1L : 0L, aggregate4_weight);
          }
          Multiset aggregate4_multiset_10 = table.multiset(9);
          aggregate4_multiset_10.put(0, in_symbolHeap, in_symbolOffset, in_symbolLength);
          aggregate4_multiset_10.put(1, in_symbolHeap, in_symbolOffset, in_symbolLength);
          aggregate4_multiset_10.put(2, in_account);
          aggregate4_multiset_10.add(slots, slot + 288L, slot, aggregate4_weight);
          Multiset aggregate4_multiset_11 = table.multiset(10);
          aggregate4_multiset_11.put(0, in_account);
          aggregate4_multiset_11.add(slots, slot + 304L, slot, aggregate4_weight);
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
      ByteSlab bytes, long tag, long key_n) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 448L) == key_n) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#4: keys and start values of a new group.
  private static long aggregate4_create(GroupTable table, long slot, long tag, long key_n) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, slot + 448L, key_n);
    Slots.putLong(slots, slot + 624L, tag);
    return slot;
  }

  // Aggregate#4: a group not found while the table grows or has to.
  private static void aggregate4_admit(GroupTable table, long tag, long key_n) {
    if (table.migrating()) {
      long old = aggregate4_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_n);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate4_create(table, table.addMigrating(tag), tag, key_n);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Aggregate_2_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
