package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.pipeline.CompiledIntervalJoin;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 2: Join#7 > Project#8 > Output */
public final class Pipeline2_Join_7_JoinProject extends CompiledIntervalJoin {
  private final ErrorSites sites;
  private final int[] pairRows; // input rows of pairs
  private final long[] pairSlots; // slots they are joined with
  private final RowLongs keyTags; // tags of a batch's keys
  private final RowLongs firstMatches; // the first row that each row of a batch is joined with
  private final BytesResult join7_left_nothing;
  private final BytesResult left_noteText;

  // Join#7: the first left row with a key
  private static long join7_left_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, long key_account) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 32L) == key_account) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Join#7: the same where the index is on the move
  private static long join7_left_findOld(SlotIndex index, MemorySegment slots, ByteSlab bytes, long missed,
      long tag, long key_account) {
    long old = join7_left_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
        key_account);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // Join#7: the first right row with a key
  private static long join7_right_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, long key_account) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 16L) == key_account) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Join#7: the same where the index is on the move
  private static long join7_right_findOld(SlotIndex index, MemorySegment slots, ByteSlab bytes, long missed,
      long tag, long key_account) {
    long old = join7_right_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
        key_account);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // Join#7: columns 1 to 6
  private void join7_left_write(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_boughtVector = (LongVector) out.column(0);
    long[] out_boughtValues = out_boughtVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    long[] out_soldValues = out_soldVector.values();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    LongVector out_tsVector = (LongVector) out.column(2);
    long[] out_tsValues = out_tsVector.values();
    LongVector out_sold_atVector = (LongVector) out.column(3);
    long[] out_sold_atValues = out_sold_atVector.values();
    LongVector out_accountVector = (LongVector) out.column(4);
    long[] out_accountValues = out_accountVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector out_noteVector = (BytesVector) out.column(5);
    out_noteVector.shareHeap(in_noteHeap);
    boolean[] out_noteNulls = out_noteVector.nulls();
    int[] out_noteOffsets = out_noteVector.offsets();
    int[] out_noteLengths = out_noteVector.lengths();
    for (; index < count; index++) {
      int noted = pairRows[index];
      long slot = pairSlots[index];
      long in_rn = in_rnValues[noted];
      out_boughtValues[index] = in_rn;
      long right_rn = Slots.getLong(slots, slot);
      out_soldValues[index] = right_rn;
      long in_ts = in_tsValues[noted];
      out_tsValues[index] = in_ts;
      long right_ts = Slots.getLong(slots, slot + 8L);
      out_sold_atValues[index] = right_ts;
      long right_account = Slots.getLong(slots, slot + 16L);
      out_accountValues[index] = right_account;
      int in_noteOffset = in_noteOffsets[noted];
      int in_noteLength = in_noteLengths[noted];
      boolean in_noteIsNull = in_noteNulls[noted];
      out_noteNulls[index] = in_noteIsNull;
      out_noteOffsets[index] = in_noteOffset;
      out_noteLengths[index] = in_noteLength;
    }
  }

  // Join#7: puts out the pairs noted so far
  private int join7_left_emit(ColumnBatch input, int count) {
    RowTable right = context.join().right();
    MemorySegment slots = right.slots();
    ByteSlab bytes = right.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    if (count == 0) {
      return 0;
    }
    join7_left_write(input, slots, bytes, out, count);
    output.flush(count);
    return count;
  }

  @Override
  public void beginLeft(ColumnBatch input) {
    int rowCount = input.rowCount();
    long[] tags = keyTags.reserve(rowCount);
    join7_left_tags(input, 0, rowCount, tags);
  }

  // Join#7: tags of the keys of a batch
  private void join7_left_tags(ColumnBatch input, int from, int to, long[] tags) {
    int row = from;
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long in_account = in_accountValues[row];
      long join7_left_tag = (Hashing.spread(in_account) & -4294967296L) | 4294967296L;
      tags[row] = join7_left_tag;
    }
  }

  @Override
  public void matchLeft(ColumnBatch input, int from, int to) {
    RowTable right = context.join().right();
    right.reserve(0);
    long[] tags = keyTags.values();
    long[] firsts = firstMatches.reserve(to);
    right.readAhead(0, tags, from, to);
    join7_left_findAll(input, from, to, tags, firsts);
    join7_left_match(input, from, to, firsts);
  }

  // Join#7: first matches of the rows of a batch
  private void join7_left_findAll(ColumnBatch input, int from, int to, long[] tags, long[] firsts) {
    int row = from;
    RowTable right = context.join().right();
    SlotIndex index = right.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment slots = right.slots();
    ByteSlab bytes = right.bytes();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_account = in_accountValues[row];
      long first = join7_right_find(entries, shift, mask, slots, bytes, tag, in_account);
      if (first < 0L && index.migrating()) {
        first = join7_right_findOld(index, slots, bytes, first, tag, in_account);
      }
      firsts[row] = first;
    }
  }

  // Join#7: notes what comes out
  private void join7_left_match(ColumnBatch input, int from, int to, long[] firsts) {
    RowTable right = context.join().right();
    MemorySegment slots = right.slots();
    ByteSlab bytes = right.bytes();
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int capacity = pairRows.length;
    int count = 0;
    int pairs = 0;
    int emitted = 0;
    int row = from;
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    int filtered = 0;
    for (; row < to; row++) {
      // Join#7 [query.sql:19:8] b.account = s.account AND s.ts BETWEEN b.ts - INTERVAL '10' SECOND AND b.ts + INTERVAL '45' SECOND AND b.qty > s.qty
      long match = firsts[row];
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      long in_ts = in_tsValues[row];
      long earliest = in_ts + -10000000L;
      long latest = in_ts + 45000000L;
      for (; match > 0L; match = Bucket.next(slots, match, 32L)) {
        long time = Slots.getLong(slots, match + 8L);
        if (time >= earliest && time <= latest) {
          int right_qty = Slots.getInt(slots, match + 24L);
          boolean right_qtyIsNull = (Slots.getInt(slots, match + 28L) & 1) != 0;
          if (!(!in_qtyIsNull && !right_qtyIsNull && in_qty > right_qty)) {
            filtered++;
            continue;
          }
          pairRows[count] = row;
          pairSlots[count] = match;
          count++;
          if (count == capacity) {
            pairs += count;
            emitted += join7_left_emit(input, count);
            count = 0;
          }
        }
      }
    }
    pairs += count;
    emitted += join7_left_emit(input, count);
    context.metrics().made(pairs + filtered, emitted);
    context.metrics().filtered(0, filtered);
  }

  @Override
  public void keepLeft(ColumnBatch input, int from, int to) {
    RowTable left = context.join().left();
    left.reserve(to - from);
    long[] tags = keyTags.values();
    left.readAhead(0, tags, from, to);
    join7_left_keep(input, from, to, tags);
  }

  // Join#7: keeps the rows of a batch
  private void join7_left_keep(ColumnBatch input, int from, int to, long[] tags) {
    int row = from;
    RowTable left = context.join().left();
    SlotIndex index = left.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment slots = left.slots();
    ByteSlab bytes = left.bytes();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_account = in_accountValues[row];
      long first = join7_left_find(entries, shift, mask, slots, bytes, tag, in_account);
      if (first < 0L && index.migrating()) {
        first = join7_left_findOld(index, slots, bytes, first, tag, in_account);
      }
      long slot = left.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(slots, slot + 16L, in_rn);
      long in_ts = in_tsValues[row];
      Slots.putLong(slots, slot + 24L, in_ts);
      Slots.putLong(slots, slot + 32L, in_account);
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      int join7_left_qtyKey = in_qtyIsNull ? 0 : in_qty;
      Slots.putInt(slots, slot + 40L, join7_left_qtyKey);
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      boolean join7_left_buyKey = in_buyIsNull ? false : in_buy;
      Slots.putBoolean(slots, slot + 52L, join7_left_buyKey);
      int in_noteOffset = in_noteOffsets[row];
      int in_noteLength = in_noteLengths[row];
      boolean in_noteIsNull = in_noteNulls[row];
      int join7_left_noteKey = in_noteIsNull ? 0 : in_noteOffset;
      int join7_left_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
      byte[] join7_left_noteKeyHeap = in_noteIsNull ? join7_left_nothing.heap : in_noteHeap;
      StoredText.replace(slots, slot, bytes, join7_left_noteKeyHeap, join7_left_noteKey,
          join7_left_noteKey_2);
      Slots.putInt(slots, slot + 44L,
          (Slots.getInt(slots, slot + 44L) & -8)
              | ((in_qtyIsNull ? 1 : 0) | (in_buyIsNull ? 2 : 0) | (in_noteIsNull ? 4 : 0)));
      Bucket.add(index, slots, slot, 48L, first, tag);
    }
  }

  // Join#7: columns 1 to 6
  private void join7_right_write(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector out_boughtVector = (LongVector) out.column(0);
    long[] out_boughtValues = out_boughtVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    long[] out_soldValues = out_soldVector.values();
    LongVector out_tsVector = (LongVector) out.column(2);
    long[] out_tsValues = out_tsVector.values();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    LongVector out_sold_atVector = (LongVector) out.column(3);
    long[] out_sold_atValues = out_sold_atVector.values();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_accountVector = (LongVector) out.column(4);
    long[] out_accountValues = out_accountVector.values();
    BytesVector out_noteVector = (BytesVector) out.column(5);
    boolean[] out_noteNulls = out_noteVector.nulls();
    for (; index < count; index++) {
      int noted = pairRows[index];
      long slot = pairSlots[index];
      long left_rn = Slots.getLong(slots, slot + 16L);
      out_boughtValues[index] = left_rn;
      long in_rn = in_rnValues[noted];
      out_soldValues[index] = in_rn;
      long left_ts = Slots.getLong(slots, slot + 24L);
      out_tsValues[index] = left_ts;
      long in_ts = in_tsValues[noted];
      out_sold_atValues[index] = in_ts;
      long in_account = in_accountValues[noted];
      out_accountValues[index] = in_account;
      StoredText.load(slots, slot, bytes, left_noteText);
      byte[] left_noteHeap = left_noteText.heap;
      int left_noteOffset = left_noteText.offset;
      int left_noteLength = left_noteText.length;
      boolean left_noteIsNull = (Slots.getInt(slots, slot + 44L) & 4) != 0;
      out_noteNulls[index] = left_noteIsNull;
      if (!left_noteIsNull) {
        out_noteVector.append(index, left_noteHeap, left_noteOffset, left_noteLength);
      }
    }
  }

  // Join#7: puts out the pairs noted so far
  private int join7_right_emit(ColumnBatch input, int count) {
    RowTable left = context.join().left();
    MemorySegment slots = left.slots();
    ByteSlab bytes = left.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    if (count == 0) {
      return 0;
    }
    join7_right_write(input, slots, bytes, out, count);
    output.flush(count);
    return count;
  }

  @Override
  public void beginRight(ColumnBatch input) {
    int rowCount = input.rowCount();
    long[] tags = keyTags.reserve(rowCount);
    join7_right_tags(input, 0, rowCount, tags);
  }

  // Join#7: tags of the keys of a batch
  private void join7_right_tags(ColumnBatch input, int from, int to, long[] tags) {
    int row = from;
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long in_account = in_accountValues[row];
      long join7_right_tag = (Hashing.spread(in_account) & -4294967296L) | 4294967296L;
      tags[row] = join7_right_tag;
    }
  }

  @Override
  public void matchRight(ColumnBatch input, int from, int to) {
    RowTable left = context.join().left();
    left.reserve(0);
    long[] tags = keyTags.values();
    long[] firsts = firstMatches.reserve(to);
    left.readAhead(0, tags, from, to);
    join7_right_findAll(input, from, to, tags, firsts);
    join7_right_match(input, from, to, firsts);
  }

  // Join#7: first matches of the rows of a batch
  private void join7_right_findAll(ColumnBatch input, int from, int to, long[] tags, long[] firsts) {
    int row = from;
    RowTable left = context.join().left();
    SlotIndex index = left.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment slots = left.slots();
    ByteSlab bytes = left.bytes();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_account = in_accountValues[row];
      long first = join7_left_find(entries, shift, mask, slots, bytes, tag, in_account);
      if (first < 0L && index.migrating()) {
        first = join7_left_findOld(index, slots, bytes, first, tag, in_account);
      }
      firsts[row] = first;
    }
  }

  // Join#7: notes what comes out
  private void join7_right_match(ColumnBatch input, int from, int to, long[] firsts) {
    RowTable left = context.join().left();
    MemorySegment slots = left.slots();
    ByteSlab bytes = left.bytes();
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int capacity = pairRows.length;
    int count = 0;
    int pairs = 0;
    int emitted = 0;
    int row = from;
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    int filtered = 0;
    for (; row < to; row++) {
      // Join#7 [query.sql:19:8] b.account = s.account AND s.ts BETWEEN b.ts - INTERVAL '10' SECOND AND b.ts + INTERVAL '45' SECOND AND b.qty > s.qty
      long match = firsts[row];
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      long in_ts = in_tsValues[row];
      long earliest = in_ts + -45000000L;
      long latest = in_ts + 10000000L;
      for (; match > 0L; match = Bucket.next(slots, match, 48L)) {
        long time = Slots.getLong(slots, match + 24L);
        if (time >= earliest && time <= latest) {
          int left_qty = Slots.getInt(slots, match + 40L);
          boolean left_qtyIsNull = (Slots.getInt(slots, match + 44L) & 1) != 0;
          if (!(!left_qtyIsNull && !in_qtyIsNull && left_qty > in_qty)) {
            filtered++;
            continue;
          }
          pairRows[count] = row;
          pairSlots[count] = match;
          count++;
          if (count == capacity) {
            pairs += count;
            emitted += join7_right_emit(input, count);
            count = 0;
          }
        }
      }
    }
    pairs += count;
    emitted += join7_right_emit(input, count);
    context.metrics().made(pairs + filtered, emitted);
    context.metrics().filtered(0, filtered);
  }

  @Override
  public void keepRight(ColumnBatch input, int from, int to) {
    RowTable right = context.join().right();
    right.reserve(to - from);
    long[] tags = keyTags.values();
    right.readAhead(0, tags, from, to);
    join7_right_keep(input, from, to, tags);
  }

  // Join#7: keeps the rows of a batch
  private void join7_right_keep(ColumnBatch input, int from, int to, long[] tags) {
    int row = from;
    RowTable right = context.join().right();
    SlotIndex index = right.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment slots = right.slots();
    ByteSlab bytes = right.bytes();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_account = in_accountValues[row];
      long first = join7_right_find(entries, shift, mask, slots, bytes, tag, in_account);
      if (first < 0L && index.migrating()) {
        first = join7_right_findOld(index, slots, bytes, first, tag, in_account);
      }
      long slot = right.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(slots, slot, in_rn);
      long in_ts = in_tsValues[row];
      Slots.putLong(slots, slot + 8L, in_ts);
      Slots.putLong(slots, slot + 16L, in_account);
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      int join7_right_qtyKey = in_qtyIsNull ? 0 : in_qty;
      Slots.putInt(slots, slot + 24L, join7_right_qtyKey);
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      boolean join7_right_buyKey = in_buyIsNull ? false : in_buy;
      Slots.putBoolean(slots, slot + 36L, join7_right_buyKey);
      Slots.putInt(slots, slot + 28L,
          (Slots.getInt(slots, slot + 28L) & -4) | ((in_qtyIsNull ? 1 : 0) | (in_buyIsNull ? 2 : 0)));
      Bucket.add(index, slots, slot, 32L, first, tag);
    }
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Join_7_JoinProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.pairRows = new int[this.context.output().batch().capacity()];
    this.pairSlots = new long[this.context.output().batch().capacity()];
    this.keyTags = new RowLongs();
    this.firstMatches = new RowLongs();
    this.join7_left_nothing = new BytesResult();
    this.left_noteText = new BytesResult();
  }
}
