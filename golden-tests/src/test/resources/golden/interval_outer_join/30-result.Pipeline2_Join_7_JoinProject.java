package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
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
import java.util.Arrays;

/** query.sql  Pipeline 2: Join#7 > Project#8 > Output */
public final class Pipeline2_Join_7_JoinProject extends CompiledIntervalJoin {
  private final ErrorSites sites;
  private final int[] pairRows; // input rows of pairs
  private final long[] pairSlots; // slots they are joined with
  private final RowLongs keyTags; // tags of a batch's keys
  private final RowLongs firstMatches; // the first row that each row of a batch is joined with
  private final RowLongs matchCounts; // how many matches each row of a batch has
  private final BytesResult right_symbolText;
  private final BytesResult left_symbolText;
  private final BytesResult left_symbolText_2;
  private final BytesResult right_symbolText_2;

  // Join#7: the first left row with a key
  private static long join7_left_find(MemorySegment index, int shift, long mask, MemorySegment slots,
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

  // Join#7: the same where the index is on the move
  private static long join7_left_findOld(SlotIndex index, MemorySegment slots, ByteSlab bytes, long missed,
      long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength) {
    long old = join7_left_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
        key_symbolHeap, key_symbolOffset, key_symbolLength);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // Join#7: the first right row with a key
  private static long join7_right_find(MemorySegment index, int shift, long mask, MemorySegment slots,
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

  // Join#7: the same where the index is on the move
  private static long join7_right_findOld(SlotIndex index, MemorySegment slots, ByteSlab bytes, long missed,
      long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength) {
    long old = join7_right_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
        key_symbolHeap, key_symbolOffset, key_symbolLength);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // Join#7: columns 1 to 5
  private void join7_left_write(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_boughtVector = (LongVector) out.column(0);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    long[] out_boughtValues = out_boughtVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(2);
    out_symbolVector.shareHeap(in_symbolHeap);
    boolean[] out_symbolNulls = out_symbolVector.nulls();
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    BytesVector out_sold_symbolVector = (BytesVector) out.column(3);
    boolean[] out_sold_symbolNulls = out_sold_symbolVector.nulls();
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    for (; index < count; index++) {
      int noted = pairRows[index];
      int row = noted ^ (noted >> 31);
      long slot = pairSlots[index];
      boolean ownAbsent = noted < 0;
      boolean otherAbsent = slot == 0L;
      long in_rn = in_rnValues[row];
      out_boughtNulls[index] = ownAbsent;
      out_boughtValues[index] = in_rn;
      long right_rn = Slots.getLong(slots, slot + 16L);
      out_soldNulls[index] = otherAbsent;
      out_soldValues[index] = right_rn;
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolNulls[index] = ownAbsent;
      out_symbolOffsets[index] = in_symbolOffset;
      out_symbolLengths[index] = in_symbolLength;
      StoredText.load(slots, slot, bytes, right_symbolText);
      byte[] right_symbolHeap = right_symbolText.heap;
      int right_symbolOffset = right_symbolText.offset;
      int right_symbolLength = right_symbolText.length;
      out_sold_symbolNulls[index] = otherAbsent;
      if (!otherAbsent) {
        out_sold_symbolVector.append(index, right_symbolHeap, right_symbolOffset, right_symbolLength);
      }
      long right_price = Slots.getLong(slots, slot + 32L);
      boolean right_priceIsNull = (Slots.getInt(slots, slot + 48L) & 1) != 0;
      boolean right_priceMissing = otherAbsent || right_priceIsNull;
      out_priceNulls[index] = right_priceMissing;
      out_priceValues[index] = right_price;
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
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    for (; row < to; row++) {
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long join7_left_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength) & -4294967296L)
          | 4294967296L;
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
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    for (; row < to; row++) {
      long tag = tags[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long first = join7_right_find(entries, shift, mask, slots, bytes, tag, in_symbolHeap, in_symbolOffset,
          in_symbolLength);
      if (first < 0L && index.migrating()) {
        first = join7_right_findOld(index, slots, bytes, first, tag, in_symbolHeap, in_symbolOffset,
            in_symbolLength);
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
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    for (; row < to; row++) {
      // Join#7 [query.sql:19:8] b.symbol = s.symbol AND s.ts > b.ts AND s.ts - b.ts < INTERVAL '30' SECOND
      long matches = 0L;
      long match = firsts[row];
      long in_ts = in_tsValues[row];
      long earliest = in_ts + 1L;
      long latest = in_ts + 29999999L;
      for (; match > 0L; match = Bucket.next(slots, match, 52L)) {
        long time = Slots.getLong(slots, match + 24L);
        if (time >= earliest && time <= latest) {
          pairRows[count] = row;
          pairSlots[count] = match;
          count++;
          if (count == capacity) {
            pairs += count;
            emitted += join7_left_emit(input, count);
            count = 0;
          }
          matches++;
          long matchesBefore = Slots.getLong(slots, match + 40L);
          long matchesAfter = matchesBefore + 1L;
          Slots.putLong(slots, match + 40L, matchesAfter);
        }
      }
      long matchesBefore_2 = matchCounts[row];
      matchCounts[row] = matchesBefore_2 + matches;
    }
    pairs += count;
    emitted += join7_left_emit(input, count);
    context.metrics().made(pairs + 0, emitted);
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
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    BooleanVector in_buyVector = (BooleanVector) input.column(3);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    for (; row < to; row++) {
      long tag = tags[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long first = join7_left_find(entries, shift, mask, slots, bytes, tag, in_symbolHeap, in_symbolOffset,
          in_symbolLength);
      if (first < 0L && index.migrating()) {
        first = join7_left_findOld(index, slots, bytes, first, tag, in_symbolHeap, in_symbolOffset,
            in_symbolLength);
      }
      long slot = left.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(slots, slot + 16L, in_rn);
      long in_ts = in_tsValues[row];
      Slots.putLong(slots, slot + 24L, in_ts);
      StoredText.replace(slots, slot, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      boolean join7_left_buyKey = in_buyIsNull ? false : in_buy;
      Slots.putBoolean(slots, slot + 48L, join7_left_buyKey);
      Slots.putInt(slots, slot + 40L, (Slots.getInt(slots, slot + 40L) & -2) | (in_buyIsNull ? 1 : 0));
      Slots.putLong(slots, slot + 32L, matchCounts[row]);
      Bucket.add(index, slots, slot, 44L, first, tag);
    }
  }

  // Join#7: columns 1 to 5
  private void join7_right_write(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector out_boughtVector = (LongVector) out.column(0);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    long[] out_boughtValues = out_boughtVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(2);
    boolean[] out_symbolNulls = out_symbolVector.nulls();
    BytesVector out_sold_symbolVector = (BytesVector) out.column(3);
    boolean[] out_sold_symbolNulls = out_sold_symbolVector.nulls();
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    for (; index < count; index++) {
      int noted = pairRows[index];
      int row = noted ^ (noted >> 31);
      long slot = pairSlots[index];
      boolean otherAbsent = slot == 0L;
      long left_rn = Slots.getLong(slots, slot + 16L);
      out_boughtNulls[index] = otherAbsent;
      out_boughtValues[index] = left_rn;
      out_soldNulls[index] = true;
      out_soldValues[index] = 0L;
      StoredText.load(slots, slot, bytes, left_symbolText);
      byte[] left_symbolHeap = left_symbolText.heap;
      int left_symbolOffset = left_symbolText.offset;
      int left_symbolLength = left_symbolText.length;
      out_symbolNulls[index] = otherAbsent;
      if (!otherAbsent) {
        out_symbolVector.append(index, left_symbolHeap, left_symbolOffset, left_symbolLength);
      }
      out_sold_symbolNulls[index] = true;
      out_priceNulls[index] = true;
      out_priceValues[index] = 0L;
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
    long slot = 56L;
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int capacity = pairRows.length;
    int count = 0;
    int pairs = 0;
    int emitted = 0;
    for (; slot < end; slot += 56L) {
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

  // Join#7: columns 1 to 5
  private void join7_right_write_2(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector out_boughtVector = (LongVector) out.column(0);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    long[] out_boughtValues = out_boughtVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(2);
    boolean[] out_symbolNulls = out_symbolVector.nulls();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_sold_symbolVector = (BytesVector) out.column(3);
    out_sold_symbolVector.shareHeap(in_symbolHeap);
    boolean[] out_sold_symbolNulls = out_sold_symbolVector.nulls();
    int[] out_sold_symbolOffsets = out_sold_symbolVector.offsets();
    int[] out_sold_symbolLengths = out_sold_symbolVector.lengths();
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    for (; index < count; index++) {
      int noted = pairRows[index];
      int row = noted ^ (noted >> 31);
      long slot = pairSlots[index];
      boolean ownAbsent = noted < 0;
      boolean otherAbsent = slot == 0L;
      long left_rn = Slots.getLong(slots, slot + 16L);
      out_boughtNulls[index] = otherAbsent;
      out_boughtValues[index] = left_rn;
      long in_rn = in_rnValues[row];
      out_soldNulls[index] = ownAbsent;
      out_soldValues[index] = in_rn;
      StoredText.load(slots, slot, bytes, left_symbolText_2);
      byte[] left_symbolHeap = left_symbolText_2.heap;
      int left_symbolOffset = left_symbolText_2.offset;
      int left_symbolLength = left_symbolText_2.length;
      out_symbolNulls[index] = otherAbsent;
      if (!otherAbsent) {
        out_symbolVector.append(index, left_symbolHeap, left_symbolOffset, left_symbolLength);
      }
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_sold_symbolNulls[index] = ownAbsent;
      out_sold_symbolOffsets[index] = in_symbolOffset;
      out_sold_symbolLengths[index] = in_symbolLength;
      long in_price = in_priceValues[row];
      boolean in_priceIsNull = in_priceNulls[row];
      boolean join7_right_priceMissing = ownAbsent || in_priceIsNull;
      out_priceNulls[index] = join7_right_priceMissing;
      out_priceValues[index] = in_price;
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
    long[] matches = matchCounts.reserve(rowCount);
    Arrays.fill(matches, 0, rowCount, 0L);
  }

  // Join#7: tags of the keys of a batch
  private void join7_right_tags(ColumnBatch input, int from, int to, long[] tags) {
    int row = from;
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    for (; row < to; row++) {
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long join7_right_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
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
    long[] matches = matchCounts.values();
    join7_right_match(input, from, to, firsts, matches);
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
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    for (; row < to; row++) {
      long tag = tags[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long first = join7_left_find(entries, shift, mask, slots, bytes, tag, in_symbolHeap, in_symbolOffset,
          in_symbolLength);
      if (first < 0L && index.migrating()) {
        first = join7_left_findOld(index, slots, bytes, first, tag, in_symbolHeap, in_symbolOffset,
            in_symbolLength);
      }
      firsts[row] = first;
    }
  }

  // Join#7: notes what comes out
  private void join7_right_match(ColumnBatch input, int from, int to, long[] firsts, long[] matchCounts) {
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
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    for (; row < to; row++) {
      // Join#7 [query.sql:19:8] b.symbol = s.symbol AND s.ts > b.ts AND s.ts - b.ts < INTERVAL '30' SECOND
      long matches = 0L;
      long match = firsts[row];
      long in_ts = in_tsValues[row];
      long earliest = in_ts + -29999999L;
      long latest = in_ts + -1L;
      for (; match > 0L; match = Bucket.next(slots, match, 44L)) {
        long time = Slots.getLong(slots, match + 24L);
        if (time >= earliest && time <= latest) {
          pairRows[count] = row;
          pairSlots[count] = match;
          count++;
          if (count == capacity) {
            pairs += count;
            emitted += join7_right_emit_2(input, count);
            count = 0;
          }
          matches++;
          long matchesBefore = Slots.getLong(slots, match + 32L);
          long matchesAfter = matchesBefore + 1L;
          Slots.putLong(slots, match + 32L, matchesAfter);
        }
      }
      long matchesBefore_2 = matchCounts[row];
      matchCounts[row] = matchesBefore_2 + matches;
    }
    pairs += count;
    emitted += join7_right_emit_2(input, count);
    context.metrics().made(pairs + 0, emitted);
  }

  @Override
  public void keepRight(ColumnBatch input, int from, int to) {
    RowTable right = context.join().right();
    right.reserve(to - from);
    long[] tags = keyTags.values();
    right.readAhead(0, tags, from, to);
    long[] matches = matchCounts.values();
    join7_right_keep(input, from, to, tags, matches);
  }

  // Join#7: keeps the rows of a batch
  private void join7_right_keep(ColumnBatch input, int from, int to, long[] tags, long[] matchCounts) {
    int row = from;
    RowTable right = context.join().right();
    SlotIndex index = right.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment slots = right.slots();
    ByteSlab bytes = right.bytes();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    for (; row < to; row++) {
      long tag = tags[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long first = join7_right_find(entries, shift, mask, slots, bytes, tag, in_symbolHeap, in_symbolOffset,
          in_symbolLength);
      if (first < 0L && index.migrating()) {
        first = join7_right_findOld(index, slots, bytes, first, tag, in_symbolHeap, in_symbolOffset,
            in_symbolLength);
      }
      long slot = right.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(slots, slot + 16L, in_rn);
      long in_ts = in_tsValues[row];
      Slots.putLong(slots, slot + 24L, in_ts);
      StoredText.replace(slots, slot, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
      long in_price = in_priceValues[row];
      boolean in_priceIsNull = in_priceNulls[row];
      long join7_right_priceKey = in_priceIsNull ? 0L : in_price;
      Slots.putLong(slots, slot + 32L, join7_right_priceKey);
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      boolean join7_right_buyKey = in_buyIsNull ? false : in_buy;
      Slots.putBoolean(slots, slot + 56L, join7_right_buyKey);
      Slots.putInt(slots, slot + 48L,
          (Slots.getInt(slots, slot + 48L) & -4) | ((in_priceIsNull ? 1 : 0) | (in_buyIsNull ? 2 : 0)));
      Slots.putLong(slots, slot + 40L, matchCounts[row]);
      Bucket.add(index, slots, slot, 52L, first, tag);
    }
  }

  // Join#7: columns 1 to 5
  private void join7_left_write_2(ColumnBatch input, MemorySegment slots, ByteSlab bytes, ColumnBatch out,
      int count) {
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int index = 0;
    LongVector out_boughtVector = (LongVector) out.column(0);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    long[] out_boughtValues = out_boughtVector.values();
    LongVector out_soldVector = (LongVector) out.column(1);
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(2);
    boolean[] out_symbolNulls = out_symbolVector.nulls();
    BytesVector out_sold_symbolVector = (BytesVector) out.column(3);
    boolean[] out_sold_symbolNulls = out_sold_symbolVector.nulls();
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    for (; index < count; index++) {
      int noted = pairRows[index];
      int row = noted ^ (noted >> 31);
      long slot = pairSlots[index];
      boolean otherAbsent = slot == 0L;
      out_boughtNulls[index] = true;
      out_boughtValues[index] = 0L;
      long right_rn = Slots.getLong(slots, slot + 16L);
      out_soldNulls[index] = otherAbsent;
      out_soldValues[index] = right_rn;
      out_symbolNulls[index] = true;
      StoredText.load(slots, slot, bytes, right_symbolText_2);
      byte[] right_symbolHeap = right_symbolText_2.heap;
      int right_symbolOffset = right_symbolText_2.offset;
      int right_symbolLength = right_symbolText_2.length;
      out_sold_symbolNulls[index] = otherAbsent;
      if (!otherAbsent) {
        out_sold_symbolVector.append(index, right_symbolHeap, right_symbolOffset, right_symbolLength);
      }
      long right_price = Slots.getLong(slots, slot + 32L);
      boolean right_priceIsNull = (Slots.getInt(slots, slot + 48L) & 1) != 0;
      boolean right_priceMissing = otherAbsent || right_priceIsNull;
      out_priceNulls[index] = right_priceMissing;
      out_priceValues[index] = right_price;
    }
  }

  // Join#7: puts out the pairs noted so far
  private int join7_left_emit_2(ColumnBatch input, int count) {
    RowTable right = context.join().right();
    MemorySegment slots = right.slots();
    ByteSlab bytes = right.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    if (count == 0) {
      return 0;
    }
    join7_left_write_2(input, slots, bytes, out, count);
    output.flush(count);
    return count;
  }

  @Override
  public void rightAlone() {
    RowTable right = context.join().right();
    MemorySegment slots = right.slots();
    ByteSlab bytes = right.bytes();
    long end = right.endOffset();
    long slot = 64L;
    int[] pairRows = this.pairRows;
    long[] pairSlots = this.pairSlots;
    int capacity = pairRows.length;
    int count = 0;
    int pairs = 0;
    int emitted = 0;
    for (; slot < end; slot += 64L) {
      if (Slots.getLong(slots, slot + 40L) == 0L) {
        pairRows[count] = -1;
        pairSlots[count] = slot;
        count++;
        if (count == capacity) {
          pairs += count;
          emitted += join7_left_emit_2((ColumnBatch) null, count);
          count = 0;
        }
      }
    }
    pairs += count;
    emitted += join7_left_emit_2((ColumnBatch) null, count);
    context.metrics().made(pairs, emitted);
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
    this.right_symbolText = new BytesResult();
    this.left_symbolText = new BytesResult();
    this.left_symbolText_2 = new BytesResult();
    this.right_symbolText_2 = new BytesResult();
  }
}
