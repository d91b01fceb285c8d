package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
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
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** query.sql  Pipeline 2: Join#7 > Project#8 > Output */
public final class Pipeline2_Join_7_JoinProject extends CompiledIntervalJoin {
  private final ErrorSites sites;
  private final int[] pairRows; // input rows of pairs
  private final long[] pairSlots; // slots they are joined with
  private final RowLongs keyTags; // tags of a batch's keys
  private final RowLongs firstMatches; // the first row that each row of a batch is joined with
  private final RowLongs matchCounts; // how many matches each row of a batch has

  // Join#7: the first left row with a key
  private static long join7_left_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, long key_window_start, long key_window_end, long key_account) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 16L) == key_window_start
            && Slots.getLong(slots, slot + 24L) == key_window_end
            && Slots.getLong(slots, slot + 8L) == key_account) {
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
      long tag, long key_window_start, long key_window_end, long key_account) {
    long old = join7_left_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
        key_window_start, key_window_end, key_account);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // Join#7: the first right row with a key
  private static long join7_right_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, long key_window_start, long key_window_end, long key_account) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 16L) == key_window_start
            && Slots.getLong(slots, slot + 24L) == key_window_end
            && Slots.getLong(slots, slot + 8L) == key_account) {
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
      long tag, long key_window_start, long key_window_end, long key_account) {
    long old = join7_right_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
        key_window_start, key_window_end, key_account);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // Join#7: columns 1 to 4
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
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    LongVector in_window_startVector = (LongVector) input.column(2);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector out_window_startVector = (LongVector) out.column(2);
    long[] out_window_startValues = out_window_startVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_accountVector = (LongVector) out.column(3);
    long[] out_accountValues = out_accountVector.values();
    for (; index < count; index++) {
      int noted = pairRows[index];
      long slot = pairSlots[index];
      boolean otherAbsent = slot == 0L;
      long in_rn = in_rnValues[noted];
      out_boughtValues[index] = in_rn;
      long right_rn = Slots.getLong(slots, slot);
      out_soldNulls[index] = otherAbsent;
      out_soldValues[index] = right_rn;
      long in_window_start = in_window_startValues[noted];
      out_window_startValues[index] = in_window_start;
      long in_account = in_accountValues[noted];
      out_accountValues[index] = in_account;
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
    long[] matches = matchCounts.reserve(rowCount);
    Arrays.fill(matches, 0, rowCount, 0L);
  }

  // Join#7: tags of the keys of a batch
  private void join7_left_tags(ColumnBatch input, int from, int to, long[] tags) {
    int row = from;
    LongVector in_window_startVector = (LongVector) input.column(2);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector in_window_endVector = (LongVector) input.column(3);
    long[] in_window_endValues = in_window_endVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long in_window_start = in_window_startValues[row];
      long in_window_end = in_window_endValues[row];
      long in_account = in_accountValues[row];
      long join7_left_tag = (Hashing.combine(Hashing.combine(Hashing.hashLong(in_window_start),
                  Hashing.hashLong(in_window_end)),
              Hashing.hashLong(in_account))
          & -4294967296L) | 4294967296L;
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
    long[] matches = matchCounts.values();
    join7_left_match(input, from, to, firsts, matches);
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
    LongVector in_window_startVector = (LongVector) input.column(2);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector in_window_endVector = (LongVector) input.column(3);
    long[] in_window_endValues = in_window_endVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_window_start = in_window_startValues[row];
      long in_window_end = in_window_endValues[row];
      long in_account = in_accountValues[row];
      long first = join7_right_find(entries, shift, mask, slots, bytes, tag, in_window_start, in_window_end,
          in_account);
      if (first < 0L && index.migrating()) {
        first = join7_right_findOld(index, slots, bytes, first, tag, in_window_start, in_window_end,
            in_account);
      }
      firsts[row] = first;
    }
  }

  // Join#7: notes what comes out
  private void join7_left_match(ColumnBatch input, int from, int to, long[] firsts, long[] matchCounts) {
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
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    int filtered = 0;
    for (; row < to; row++) {
      // Join#7 [query.sql:19:8] b.window_start = s.window_start AND b.window_end = s.window_end AND b.account = s.account AND s.rn > b.rn
      long matches = 0L;
      long match = firsts[row];
      long in_rn = in_rnValues[row];
      for (; match > 0L; match = Bucket.next(slots, match, 32L)) {
        long right_rn = Slots.getLong(slots, match);
        if (!(right_rn > in_rn)) {
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
        matches++;
      }
      long matchesBefore = matchCounts[row];
      matchCounts[row] = matchesBefore + matches;
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
    long[] matches = matchCounts.values();
    join7_left_keep(input, from, to, tags, matches);
  }

  // Join#7: keeps the rows of a batch
  private void join7_left_keep(ColumnBatch input, int from, int to, long[] tags, long[] matchCounts) {
    int row = from;
    RowTable left = context.join().left();
    SlotIndex index = left.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment slots = left.slots();
    ByteSlab bytes = left.bytes();
    LongVector in_window_startVector = (LongVector) input.column(2);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector in_window_endVector = (LongVector) input.column(3);
    long[] in_window_endValues = in_window_endVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_window_start = in_window_startValues[row];
      long in_window_end = in_window_endValues[row];
      long in_account = in_accountValues[row];
      long first = join7_left_find(entries, shift, mask, slots, bytes, tag, in_window_start, in_window_end,
          in_account);
      if (first < 0L && index.migrating()) {
        first = join7_left_findOld(index, slots, bytes, first, tag, in_window_start, in_window_end,
            in_account);
      }
      long slot = left.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(slots, slot, in_rn);
      Slots.putLong(slots, slot + 8L, in_account);
      Slots.putLong(slots, slot + 16L, in_window_start);
      Slots.putLong(slots, slot + 24L, in_window_end);
      Slots.putLong(slots, slot + 32L, matchCounts[row]);
      Bucket.add(index, slots, slot, 40L, first, tag);
    }
  }

  // Join#7: columns 1 to 4
  private void join7_right_write(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector out_boughtVector = (LongVector) out.column(0);
    long[] out_boughtValues = out_boughtVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    LongVector out_window_startVector = (LongVector) out.column(2);
    long[] out_window_startValues = out_window_startVector.values();
    LongVector out_accountVector = (LongVector) out.column(3);
    long[] out_accountValues = out_accountVector.values();
    for (; index < count; index++) {
      int noted = pairRows[index];
      int row = noted ^ (noted >> 31);
      long slot = pairSlots[index];
      long left_rn = Slots.getLong(slots, slot);
      out_boughtValues[index] = left_rn;
      out_soldNulls[index] = true;
      out_soldValues[index] = 0L;
      long left_window_start = Slots.getLong(slots, slot + 16L);
      out_window_startValues[index] = left_window_start;
      long left_account = Slots.getLong(slots, slot + 8L);
      out_accountValues[index] = left_account;
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
  public void leftAlone() {
    RowTable left = context.join().left();
    MemorySegment slots = left.slots();
    ByteSlab bytes = left.bytes();
    long end = left.endOffset();
    long slot = 48L;
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int capacity = pairRows.length;
    int count = 0;
    int pairs = 0;
    int emitted = 0;
    for (; slot < end; slot += 48L) {
      if (Slots.getLong(slots, slot + 32L) == 0L) {
        pairRows[count] = -1;
        pairSlots[count] = slot;
        count++;
        if (count == capacity) {
          pairs += count;
          emitted += join7_right_emit((ColumnBatch) null, count);
          count = 0;
        }
      }
    }
    pairs += count;
    emitted += join7_right_emit((ColumnBatch) null, count);
    context.metrics().made(pairs, emitted);
  }

  // Join#7: columns 1 to 4
  private void join7_right_write_2(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector out_boughtVector = (LongVector) out.column(0);
    long[] out_boughtValues = out_boughtVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    LongVector out_window_startVector = (LongVector) out.column(2);
    long[] out_window_startValues = out_window_startVector.values();
    LongVector out_accountVector = (LongVector) out.column(3);
    long[] out_accountValues = out_accountVector.values();
    for (; index < count; index++) {
      int noted = pairRows[index];
      int row = noted ^ (noted >> 31);
      long slot = pairSlots[index];
      boolean ownAbsent = noted < 0;
      long left_rn = Slots.getLong(slots, slot);
      out_boughtValues[index] = left_rn;
      long in_rn = in_rnValues[row];
      out_soldNulls[index] = ownAbsent;
      out_soldValues[index] = in_rn;
      long left_window_start = Slots.getLong(slots, slot + 16L);
      out_window_startValues[index] = left_window_start;
      long left_account = Slots.getLong(slots, slot + 8L);
      out_accountValues[index] = left_account;
    }
  }

  // Join#7: puts out the pairs noted so far
  private int join7_right_emit_2(ColumnBatch input, int count) {
    RowTable left = context.join().left();
    MemorySegment slots = left.slots();
    ByteSlab bytes = left.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    if (count == 0) {
      return 0;
    }
    join7_right_write_2(input, slots, bytes, out, count);
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
    LongVector in_window_startVector = (LongVector) input.column(2);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector in_window_endVector = (LongVector) input.column(3);
    long[] in_window_endValues = in_window_endVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long in_window_start = in_window_startValues[row];
      long in_window_end = in_window_endValues[row];
      long in_account = in_accountValues[row];
      long join7_right_tag = (Hashing.combine(Hashing.combine(Hashing.hashLong(in_window_start),
                  Hashing.hashLong(in_window_end)),
              Hashing.hashLong(in_account))
          & -4294967296L) | 4294967296L;
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
    LongVector in_window_startVector = (LongVector) input.column(2);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector in_window_endVector = (LongVector) input.column(3);
    long[] in_window_endValues = in_window_endVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_window_start = in_window_startValues[row];
      long in_window_end = in_window_endValues[row];
      long in_account = in_accountValues[row];
      long first = join7_left_find(entries, shift, mask, slots, bytes, tag, in_window_start, in_window_end,
          in_account);
      if (first < 0L && index.migrating()) {
        first = join7_left_findOld(index, slots, bytes, first, tag, in_window_start, in_window_end,
            in_account);
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
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    int filtered = 0;
    for (; row < to; row++) {
      // Join#7 [query.sql:19:8] b.window_start = s.window_start AND b.window_end = s.window_end AND b.account = s.account AND s.rn > b.rn
      long match = firsts[row];
      long in_rn = in_rnValues[row];
      for (; match > 0L; match = Bucket.next(slots, match, 40L)) {
        long left_rn = Slots.getLong(slots, match);
        if (!(in_rn > left_rn)) {
          filtered++;
          continue;
        }
        pairRows[count] = row;
        pairSlots[count] = match;
        count++;
        if (count == capacity) {
          pairs += count;
          emitted += join7_right_emit_2(input, count);
          count = 0;
        }
        long matchesBefore = Slots.getLong(slots, match + 32L);
        long matchesAfter = matchesBefore + 1L;
        Slots.putLong(slots, match + 32L, matchesAfter);
      }
    }
    pairs += count;
    emitted += join7_right_emit_2(input, count);
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
    LongVector in_window_startVector = (LongVector) input.column(2);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector in_window_endVector = (LongVector) input.column(3);
    long[] in_window_endValues = in_window_endVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    for (; row < to; row++) {
      long tag = tags[row];
      long in_window_start = in_window_startValues[row];
      long in_window_end = in_window_endValues[row];
      long in_account = in_accountValues[row];
      long first = join7_right_find(entries, shift, mask, slots, bytes, tag, in_window_start, in_window_end,
          in_account);
      if (first < 0L && index.migrating()) {
        first = join7_right_findOld(index, slots, bytes, first, tag, in_window_start, in_window_end,
            in_account);
      }
      long slot = right.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(slots, slot, in_rn);
      Slots.putLong(slots, slot + 8L, in_account);
      Slots.putLong(slots, slot + 16L, in_window_start);
      Slots.putLong(slots, slot + 24L, in_window_end);
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
    this.matchCounts = new RowLongs();
  }
}
