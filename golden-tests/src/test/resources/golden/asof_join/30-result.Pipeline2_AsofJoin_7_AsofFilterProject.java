package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.AsofState;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 2: AsofJoin#7 > Filter#8 > Project#9 > Output */
public final class Pipeline2_AsofJoin_7_AsofFilterProject extends CompiledAsof {
  private final ErrorSites sites;
  private final RowLongs keyTags; // tags of a batch's keys
  private final BytesResult asofJoin7_right_nothing;
  private final long const0_rn; // 2
  private final BytesResult asofJoin7_left_symbolText;
  private final BytesResult asofJoin7_right_noteText;

  // AsofJoin#7: the slot of a key
  private static long asofJoin7_key_find(MemorySegment index, int shift, long mask, MemorySegment slots,
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

  // AsofJoin#7: the same where the index is on the move
  private static long asofJoin7_key_findOld(SlotIndex index, MemorySegment slots, ByteSlab bytes, long missed,
      long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength) {
    long old = asofJoin7_key_find(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
        key_symbolHeap, key_symbolOffset, key_symbolLength);
    if (old >= 0L) {
      return old;
    }
    return missed;
  }

  // AsofJoin#7: a new key
  private static long asofJoin7_key_insert(RowTable table, long missed, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    long slot = table.add();
    MemorySegment keySlots = table.slots();
    ByteSlab keyBytes = table.bytes();
    StoredText.replace(keySlots, slot, keyBytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(keySlots, slot + 16L, tag);
    table.index(0).put(-1L - missed, tag, slot);
    return slot;
  }

  // AsofJoin#7: keeps the rows of a batch
  private void asofJoin7_left_keep(AsofState state, ColumnBatch input, int rowCount, long[] tags) {
    RowTable keys = state.keys();
    SlotIndex index = keys.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment keySlots = keys.slots();
    ByteSlab keyBytes = keys.bytes();
    RowTable left = state.left();
    MemorySegment leftSlots = left.slots();
    ByteSlab leftBytes = left.bytes();
    long watermarkUs = state.leftWatermarkUs();
    int late = 0;
    int timeless = 0;
    int keyless = 0;
    int taken = 0;
    int row = 0;
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    for (; row < rowCount; row++) {
      long in_ts = in_tsValues[row];
      if (in_ts <= watermarkUs) {
        late++;
        continue;
      }
      long tag = tags[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long key = asofJoin7_key_find(entries, shift, mask, keySlots, keyBytes, tag, in_symbolHeap,
          in_symbolOffset, in_symbolLength);
      if (key < 0L) {
        if (index.migrating()) {
          key = asofJoin7_key_findOld(index, keySlots, keyBytes, key, tag, in_symbolHeap, in_symbolOffset,
              in_symbolLength);
        }
        if (key < 0L) {
          key = asofJoin7_key_insert(keys, key, tag, in_symbolHeap, in_symbolOffset, in_symbolLength);
        }
      }
      long slot = left.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(leftSlots, slot + 16L, in_rn);
      StoredText.replace(leftSlots, slot, leftBytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      int asofJoin7_left_qtyKey = in_qtyIsNull ? 0 : in_qty;
      Slots.putInt(leftSlots, slot + 24L, asofJoin7_left_qtyKey);
      Slots.putInt(leftSlots, slot + 28L,
          (Slots.getInt(leftSlots, slot + 28L) & -2) | (in_qtyIsNull ? 1 : 0));
      state.addLeft(in_ts, slot, key);
      taken++;
    }
    context.metrics().expanded(taken, 0);
    context.metrics().batch(rowCount, 0, keyless, late, timeless);
  }

  // AsofJoin#7: tags of the keys of a batch
  private void asofJoin7_left_tags(ColumnBatch input, int rowCount, long[] tags) {
    int row = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    for (; row < rowCount; row++) {
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long asofJoin7_left_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
          & -4294967296L) | 4294967296L;
      tags[row] = asofJoin7_left_tag;
    }
  }

  @Override
  public void left(AsofState state, ColumnBatch input) {
    int rowCount = input.rowCount();
    RowTable left = state.left();
    RowTable keys = state.keys();
    left.reserve(rowCount);
    keys.reserve(rowCount);
    long[] tags = keyTags.reserve(rowCount);
    asofJoin7_left_tags(input, rowCount, tags);
    keys.readAhead(0, tags, rowCount);
    asofJoin7_left_keep(state, input, rowCount, tags);
  }

  @Override
  public void releaseLeft(AsofState state, long[] gone, int count) {
    RowTable left = state.left();
    MemorySegment leftSlots = left.slots();
    ByteSlab leftBytes = left.bytes();
    for (int index = 0; index < count; index++) {
      long slot = gone[index];
      asofJoin7_left_free(leftSlots, slot, leftBytes);
    }
    left.removeAll(gone, count);
  }

  // AsofJoin#7: gives the memory of a row's texts back
  private void asofJoin7_left_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot, bytes);
  }

  // AsofJoin#7: keeps the rows of a batch
  private void asofJoin7_right_keep(AsofState state, ColumnBatch input, int rowCount, long[] tags) {
    RowTable keys = state.keys();
    SlotIndex index = keys.index(0);
    MemorySegment entries = index.entries();
    int shift = index.shift();
    long mask = index.mask();
    MemorySegment keySlots = keys.slots();
    ByteSlab keyBytes = keys.bytes();
    RowTable right = state.right();
    MemorySegment rightSlots = right.slots();
    ByteSlab rightBytes = right.bytes();
    long watermarkUs = state.rightWatermarkUs();
    int late = 0;
    int timeless = 0;
    int keyless = 0;
    int taken = 0;
    int row = 0;
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    for (; row < rowCount; row++) {
      long in_ts = in_tsValues[row];
      if (in_ts <= watermarkUs) {
        late++;
        continue;
      }
      long tag = tags[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long key = asofJoin7_key_find(entries, shift, mask, keySlots, keyBytes, tag, in_symbolHeap,
          in_symbolOffset, in_symbolLength);
      if (key < 0L) {
        if (index.migrating()) {
          key = asofJoin7_key_findOld(index, keySlots, keyBytes, key, tag, in_symbolHeap, in_symbolOffset,
              in_symbolLength);
        }
        if (key < 0L) {
          key = asofJoin7_key_insert(keys, key, tag, in_symbolHeap, in_symbolOffset, in_symbolLength);
        }
      }
      long slot = right.add();
      long in_rn = in_rnValues[row];
      Slots.putLong(rightSlots, slot + 16L, in_rn);
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      int asofJoin7_right_qtyKey = in_qtyIsNull ? 0 : in_qty;
      Slots.putInt(rightSlots, slot + 24L, asofJoin7_right_qtyKey);
      int in_noteOffset = in_noteOffsets[row];
      int in_noteLength = in_noteLengths[row];
      boolean in_noteIsNull = in_noteNulls[row];
      int asofJoin7_right_noteKey = in_noteIsNull ? 0 : in_noteOffset;
      int asofJoin7_right_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
      byte[] asofJoin7_right_noteKeyHeap = in_noteIsNull ? asofJoin7_right_nothing.heap : in_noteHeap;
      StoredText.replace(rightSlots, slot, rightBytes, asofJoin7_right_noteKeyHeap, asofJoin7_right_noteKey,
          asofJoin7_right_noteKey_2);
      Slots.putInt(rightSlots, slot + 28L,
          (Slots.getInt(rightSlots, slot + 28L) & -4) | ((in_qtyIsNull ? 1 : 0) | (in_noteIsNull ? 2 : 0)));
      state.addRight(in_ts, slot, key);
      taken++;
    }
    context.metrics().expanded(taken, 0);
    context.metrics().batch(rowCount, 0, keyless, late, timeless);
  }

  // AsofJoin#7: tags of the keys of a batch
  private void asofJoin7_right_tags(ColumnBatch input, int rowCount, long[] tags) {
    int row = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    for (; row < rowCount; row++) {
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      long asofJoin7_right_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
          & -4294967296L) | 4294967296L;
      tags[row] = asofJoin7_right_tag;
    }
  }

  @Override
  public void right(AsofState state, ColumnBatch input) {
    int rowCount = input.rowCount();
    RowTable right = state.right();
    RowTable keys = state.keys();
    right.reserve(rowCount);
    keys.reserve(rowCount);
    long[] tags = keyTags.reserve(rowCount);
    asofJoin7_right_tags(input, rowCount, tags);
    keys.readAhead(0, tags, rowCount);
    asofJoin7_right_keep(state, input, rowCount, tags);
  }

  @Override
  public void releaseRight(AsofState state, long[] gone, int count) {
    RowTable right = state.right();
    MemorySegment rightSlots = right.slots();
    ByteSlab rightBytes = right.bytes();
    for (int index = 0; index < count; index++) {
      long slot = gone[index];
      asofJoin7_right_free(rightSlots, slot, rightBytes);
    }
    right.removeAll(gone, count);
  }

  // AsofJoin#7: gives the memory of a row's texts back
  private void asofJoin7_right_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot, bytes);
  }

  @Override
  public void releaseKeys(AsofState state, long[] gone, int count) {
    RowTable keys = state.keys();
    MemorySegment keySlots = keys.slots();
    ByteSlab keyBytes = keys.bytes();
    for (int index = 0; index < count; index++) {
      long slot = gone[index];
      StoredText.free(keySlots, slot, keyBytes);
    }
    keys.removeAll(gone, count);
  }

  // AsofJoin#7: filters behind the join
  private int asofJoin7_filter(long[] left, long[] right, MemorySegment leftSlots, ByteSlab leftBytes,
      MemorySegment rightSlots, ByteSlab rightBytes, int count) {
    int kept = 0;
    int index = 0;
    int filtered = 0;
    for (; index < count; index++) {
      long leftSlot = left[index];
      long rightSlot = right[index];
      boolean absent = rightSlot == 0L;
      // Filter#8 [query.sql:19:7] b.rn > 2
      long asofJoin7_left_rn = Slots.getLong(leftSlots, leftSlot + 16L);
      if (!(asofJoin7_left_rn > const0_rn)) {
        filtered++;
        continue;
      }
      left[kept] = left[index];
      right[kept] = right[index];
      kept++;
    }
    context.metrics().filtered(0, filtered);
    return kept;
  }

  // AsofJoin#7: columns 1 to 5
  private void asofJoin7_write(long[] left, long[] right, MemorySegment leftSlots, ByteSlab leftBytes,
      MemorySegment rightSlots, ByteSlab rightBytes, ColumnBatch out, int count) {
    int index = 0;
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    LongVector out_otherVector = (LongVector) out.column(2);
    boolean[] out_otherNulls = out_otherVector.nulls();
    long[] out_otherValues = out_otherVector.values();
    IntVector out_differenceVector = (IntVector) out.column(3);
    boolean[] out_differenceNulls = out_differenceVector.nulls();
    int[] out_differenceValues = out_differenceVector.values();
    BytesVector out_noteVector = (BytesVector) out.column(4);
    boolean[] out_noteNulls = out_noteVector.nulls();
    for (; index < count; index++) {
      long leftSlot = left[index];
      long rightSlot = right[index];
      boolean absent = rightSlot == 0L;
      long asofJoin7_left_rn = Slots.getLong(leftSlots, leftSlot + 16L);
      out_rnValues[index] = asofJoin7_left_rn;
      StoredText.load(leftSlots, leftSlot, leftBytes, asofJoin7_left_symbolText);
      byte[] asofJoin7_left_symbolHeap = asofJoin7_left_symbolText.heap;
      int asofJoin7_left_symbolOffset = asofJoin7_left_symbolText.offset;
      int asofJoin7_left_symbolLength = asofJoin7_left_symbolText.length;
      out_symbolVector.append(index, asofJoin7_left_symbolHeap, asofJoin7_left_symbolOffset,
          asofJoin7_left_symbolLength);
      long asofJoin7_right_rn = Slots.getLong(rightSlots, rightSlot + 16L);
      out_otherNulls[index] = absent;
      out_otherValues[index] = asofJoin7_right_rn;
      int asofJoin7_left_qty = Slots.getInt(leftSlots, leftSlot + 24L);
      boolean asofJoin7_left_qtyIsNull = (Slots.getInt(leftSlots, leftSlot + 28L) & 1) != 0;
      int asofJoin7_right_qty = Slots.getInt(rightSlots, rightSlot + 24L);
      boolean asofJoin7_right_qtyIsNull = (Slots.getInt(rightSlots, rightSlot + 28L) & 1) != 0;
      boolean asofJoin7_right_qtyMissing = absent || asofJoin7_right_qtyIsNull;
      boolean project9_subtractIsNull = asofJoin7_right_qtyMissing || asofJoin7_left_qtyIsNull;
      int project9_subtract = project9_subtractIsNull ? 0
          : ExactMath.subtract(asofJoin7_right_qty, asofJoin7_left_qty, sites, 0);
      out_differenceNulls[index] = project9_subtractIsNull;
      out_differenceValues[index] = project9_subtract;
      StoredText.load(rightSlots, rightSlot, rightBytes, asofJoin7_right_noteText);
      byte[] asofJoin7_right_noteHeap = asofJoin7_right_noteText.heap;
      int asofJoin7_right_noteOffset = asofJoin7_right_noteText.offset;
      int asofJoin7_right_noteLength = asofJoin7_right_noteText.length;
      boolean asofJoin7_right_noteIsNull = (Slots.getInt(rightSlots, rightSlot + 28L) & 2) != 0;
      boolean asofJoin7_right_noteMissing = absent || asofJoin7_right_noteIsNull;
      out_noteNulls[index] = asofJoin7_right_noteMissing;
      if (!asofJoin7_right_noteMissing) {
        out_noteVector.append(index, asofJoin7_right_noteHeap, asofJoin7_right_noteOffset,
            asofJoin7_right_noteLength);
      }
    }
  }

  @Override
  public void emit(AsofState state, long[] left, long[] right, int count) {
    RowTable left_2 = state.left();
    RowTable right_2 = state.right();
    right_2.reserve(0);
    MemorySegment leftSlots = left_2.slots();
    ByteSlab leftBytes = left_2.bytes();
    MemorySegment rightSlots = right_2.slots();
    ByteSlab rightBytes = right_2.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int kept = asofJoin7_filter(left, right, leftSlots, leftBytes, rightSlots, rightBytes, count);
    asofJoin7_write(left, right, leftSlots, leftBytes, rightSlots, rightBytes, out, kept);
    output.flush(kept);
    context.metrics().made(count, kept);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_AsofJoin_7_AsofFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.keyTags = new RowLongs();
    this.asofJoin7_right_nothing = new BytesResult();
    this.const0_rn = this.context.constants().getLong(0);
    this.asofJoin7_left_symbolText = new BytesResult();
    this.asofJoin7_right_noteText = new BytesResult();
  }
}
