package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.intrinsics.WindowBounds;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.KeyedWindows;
import dev.laminar.kernel.state.OpenSessions;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > KeyWatermark#2 > Filter#3 > Aggregate#4 */
public final class Pipeline0_Trades_KeyWatermarkFilterAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final BytesResult aggregate4_mostOtherText;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND
  private final int const1_notEquals; // 4
  private final long const2_account; // 2000

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    KeyedWindows sessions = state.keyedWindows();
    long watermarkLimit = watermarkLimitUs;
    RowTable clocks = sessions.keys();
    clocks.reserve(rowCount);
    SlotIndex index_2 = clocks.index(0);
    MemorySegment entries = index_2.entries();
    int shift_2 = index_2.shift();
    long mask_2 = index_2.mask();
    MemorySegment clockSlots = clocks.slots();
    ByteSlab clockBytes = clocks.bytes();
    long keyWatermark = -9223372036854775808L;
    long clock = 0L;
    int taken = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    int filtered = 0;
    LongVector in_accountVector = (LongVector) input.column(3);
    long[] in_accountValues = in_accountVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(4);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
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
          // KeyWatermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long keyWatermark2_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
              & -4294967296L) | 4294967296L;
          clock = keyWatermark2_key_find(entries, shift_2, mask_2, clockSlots, clockBytes, keyWatermark2_tag,
              in_symbolHeap, in_symbolOffset, in_symbolLength);
          if (clock < 0L) {
            if (index_2.migrating()) {
              clock = keyWatermark2_key_findOld(index_2, clockSlots, clockBytes, clock, keyWatermark2_tag,
                  in_symbolHeap, in_symbolOffset, in_symbolLength);
            }
            if (clock < 0L) {
              clock = keyWatermark2_key_insert(clocks, clock, keyWatermark2_tag, in_symbolHeap,
                  in_symbolOffset, in_symbolLength);
            }
          }
          keyWatermark = KeyedWindows.watermarkUs(clockSlots, clock);
          long in_ts = in_tsValues[row];
          long keyWatermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 1);
          if (keyWatermark2_subtract > keyWatermark && keyWatermark2_subtract <= watermarkLimit) {
            keyWatermark = keyWatermark2_subtract;
            sessions.advance(clockSlots, clock, keyWatermark2_subtract);
          }
          // Filter#3 [query.sql:18:7] rn % 9 <> 4
          long in_rn = in_rnValues[row];
          if (NumericCasts.toInteger(in_rn % 9L, sites, 2) == const1_notEquals) {
            filtered++;
            continue;
          }
          // Aggregate#4 [query.sql:16:86] COUNT(*) AS n, SUM(rn) AS rows_sum, MAX(note) AS most FROM trades WHERE rn % 9 <> 4 GROUP BY symbol, account > 2000, ...
          long in_account = in_accountValues[row];
          boolean aggregate4_greaterThan = in_account > const2_account;
          long aggregate4_tag = (Hashing.combine(Hashing.hashText(in_symbolHeap, in_symbolOffset,
                      in_symbolLength),
                  Hashing.hashLong(aggregate4_greaterThan ? 1L : 0L))
              & -4294967296L) | 4294967296L;
          long aggregate4_start = WindowBounds.startOf(in_ts, 30000000L, 0L);
          long aggregate4_until = OpenSessions.endAfter(aggregate4_start, 30000000L);
          long slot = aggregate4_find(index, shift, mask, slots, bytes, aggregate4_tag, in_symbolHeap,
              in_symbolOffset, in_symbolLength, aggregate4_greaterThan, aggregate4_start, aggregate4_until,
              keyWatermark, -1L);
          if (slot < 0L) {
            if (aggregate4_until <= keyWatermark) {
              late++;
              if (LateOutput.isWanted(context.output())) {
                aggregate4_late(input, row);
              }
              continue;
            }
            if (!table.isReady()) {
              table.makeReady();
              break;
            }
            slot = aggregate4_create(table, table.add(-1L - slot, aggregate4_tag), aggregate4_tag,
                in_symbolHeap, in_symbolOffset, in_symbolLength, aggregate4_greaterThan);
            Slots.putLong(slots, slot, aggregate4_start);
            Slots.putLong(slots, slot + 8L, aggregate4_until);
            sessions.opened(slot, clock);
          } else if (aggregate4_start < Slots.getLong(slots, slot)
              || Slots.getLong(slots, slot + 8L) < aggregate4_until) {
            slot = aggregate4_extend(table, sessions, aggregate4_tag, in_symbolHeap, in_symbolOffset,
                in_symbolLength, aggregate4_greaterThan, aggregate4_start, aggregate4_until, keyWatermark,
                slot);
          }
          Slots.putLong(slots, slot + 64L, Slots.getLong(slots, slot + 64L) + 1L);
          Slots.putLong(slots, slot + 72L, ExactMath.add(Slots.getLong(slots, slot + 72L), in_rn, sites, 3));
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 89L)
                || StoredText.compare(slots, slot + 48L, bytes, in_noteHeap, in_noteOffset, in_noteLength)
                    < 0) {
              StoredText.replace(slots, slot + 48L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 89L, true);
            }
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
    context.metrics().filtered(0, filtered);
  }

  // Aggregate#4: an open session with these keys, near that time.
  private static long aggregate4_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength,
      boolean key_many, long time, long until, long watermark, long except) {
    long word0 = TextKeys.word0(key_symbolHeap, key_symbolOffset, key_symbolLength);
    long word1 = key_symbolLength <= 12 ? TextKeys.word1(key_symbolHeap, key_symbolOffset, key_symbolLength)
        : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 32L) == word0
            && (key_symbolLength <= 12 ? Slots.getLong(slots, slot + 40L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 40L), key_symbolLength, key_symbolHeap,
                    key_symbolOffset, key_symbolLength))
            && Slots.getBoolean(slots, slot + 88L) == key_many && time < Slots.getLong(slots, slot + 8L)
            && Slots.getLong(slots, slot) < until && watermark < Slots.getLong(slots, slot + 8L)
            && slot != except) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#4: keys and start values of a new group.
  private static long aggregate4_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, boolean key_many) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot + 32L, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putBoolean(slots, slot + 88L, key_many);
    Slots.putLong(slots, slot + 80L, tag);
    return slot;
  }

  // Aggregate#4: a group of later rows joins one of earlier rows
  private void aggregate4_mergeGroup(GroupTable table, long slot, GroupTable fromTable, long fromSlot) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    MemorySegment fromSlots = fromTable.slots();
    ByteSlab fromBytes = fromTable.bytes();
    aggregate4_mergeCalls(slots, slot, bytes, table, fromSlots, fromSlot, fromBytes, fromTable);
  }

  // Aggregate#4 calls 1 to 3
  private void aggregate4_mergeCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table,
      MemorySegment fromSlots, long fromSlot, ByteSlab fromBytes, GroupTable fromTable) {
    Slots.putLong(slots, slot + 64L,
        Slots.getLong(slots, slot + 64L) + Slots.getLong(fromSlots, fromSlot + 64L));
    Slots.putLong(slots, slot + 72L,
        ExactMath.add(Slots.getLong(slots, slot + 72L), Slots.getLong(fromSlots, fromSlot + 72L), sites, 0));
    if (Slots.getBoolean(fromSlots, fromSlot + 89L)) {
      StoredText.load(fromSlots, fromSlot + 48L, fromBytes, aggregate4_mostOtherText);
      byte[] aggregate4_mostOtherHeap = aggregate4_mostOtherText.heap;
      int aggregate4_mostOtherOffset = aggregate4_mostOtherText.offset;
      int aggregate4_mostOtherLength = aggregate4_mostOtherText.length;
      if (!Slots.getBoolean(slots, slot + 89L)
          || StoredText.compare(slots, slot + 48L, bytes, aggregate4_mostOtherHeap,
                  aggregate4_mostOtherOffset, aggregate4_mostOtherLength)
              < 0) {
        StoredText.replace(slots, slot + 48L, bytes, aggregate4_mostOtherHeap, aggregate4_mostOtherOffset,
            aggregate4_mostOtherLength);
        Slots.putBoolean(slots, slot + 89L, true);
      }
    }
  }

  // Aggregate#4: a session becomes longer, and may meet another.
  private long aggregate4_extend(GroupTable table, KeyedWindows sessions, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, boolean key_many, long time, long until, long watermark,
      long slot) {
    MemorySegment index = table.index();
    int shift = table.shift();
    long mask = table.mask();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, slot, Math.min(Slots.getLong(slots, slot), time));
    Slots.putLong(slots, slot + 8L, Math.max(Slots.getLong(slots, slot + 8L), until));
    long other = aggregate4_find(index, shift, mask, slots, bytes, tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength, key_many, time, until, watermark, slot);
    if (other < 0L) {
      return slot;
    }
    boolean isEarlier = OpenSessions.isEarlier(slots, slot, other);
    long earlier = isEarlier ? slot : other;
    long later = isEarlier ? other : slot;
    aggregate4_mergeGroup(table, earlier, table, later);
    Slots.putLong(slots, earlier, Math.min(Slots.getLong(slots, earlier), Slots.getLong(slots, later)));
    Slots.putLong(slots, earlier + 8L,
        Math.max(Slots.getLong(slots, earlier + 8L), Slots.getLong(slots, later + 8L)));
    sessions.closing(later);
    StoredText.free(slots, later + 32L, bytes);
    StoredText.free(slots, later + 48L, bytes);
    table.remove(later, Slots.getLong(slots, later + 80L));
    return earlier;
  }

  // KeyWatermark#2: the slot of a key
  private static long keyWatermark2_key_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength) {
    long word0 = TextKeys.word0(key_symbolHeap, key_symbolOffset, key_symbolLength);
    long word1 = key_symbolLength <= 12 ? TextKeys.word1(key_symbolHeap, key_symbolOffset, key_symbolLength)
        : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 40L) == word0
            && (key_symbolLength <= 12 ? Slots.getLong(slots, slot + 48L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 48L), key_symbolLength, key_symbolHeap,
                    key_symbolOffset, key_symbolLength))) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // KeyWatermark#2: the same where the index is on the move
  private static long keyWatermark2_key_findOld(SlotIndex index, MemorySegment slots, ByteSlab bytes,
      long missed, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength) {
    long old = keyWatermark2_key_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes,
        tag, key_symbolHeap, key_symbolOffset, key_symbolLength);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // KeyWatermark#2: a new key
  private static long keyWatermark2_key_insert(RowTable table, long missed, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    long slot = table.add();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot + 40L, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(slots, slot + 8L, tag);
    KeyedWindows.begin(slots, slot);
    table.index(0).put(-1L - missed, tag, slot);
    return slot;
  }

  // Aggregate#4: puts out a row that comes too late.
  private void aggregate4_late(ColumnBatch input, int row) {
    LateOutput late = (LateOutput) context.output();
    ColumnBatch out = late.batch();
    int outRow = late.row();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    long in_rn = in_rnValues[row];
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    out_rnValues[outRow] = in_rn;
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    LongVector out_tsVector = (LongVector) out.column(1);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = in_ts;
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    BytesVector out_symbolVector = (BytesVector) out.column(2);
    out_symbolVector.append(outRow, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_accountVector = (LongVector) input.column(3);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    LongVector out_accountVector = (LongVector) out.column(3);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = in_account;
    BytesVector in_noteVector = (BytesVector) input.column(4);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    BytesVector out_noteVector = (BytesVector) out.column(4);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[outRow] = in_noteIsNull;
    if (!in_noteIsNull) {
      out_noteVector.append(outRow, in_noteHeap, in_noteOffset, in_noteLength);
    }
    late.written();
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_KeyWatermarkFilterAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate4_mostOtherText = new BytesResult();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_notEquals = this.context.constants().getInt(1);
    this.const2_account = this.context.constants().getLong(2);
  }
}
