package dev.laminar.kernel.state;

import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.TextKeys;
import java.lang.foreign.MemorySegment;

/**
 * Text and binary values in a slot: 16 bytes, inline when they fit.
 *
 * <pre>
 *  word 0:  length (low 32 bits) | first four bytes (high 32 bits)
 *  word 1:  the next eight bytes, zero padded    when length &lt;= 12
 *           address in the table's ByteSlab      otherwise
 * </pre>
 *
 * A value of 12 bytes or less is equal to another when both words are. Word 1 of a slot never
 * written is 0, so that freeing "the value before" needs no flag: an inline value owns no slab
 * space.
 */
public final class StoredText {

  /** Longest value that lies in the slot itself, bytes. */
  public static final int INLINE_BYTES = 12;

  private StoredText() {}

  /** Overwrites the value of a field; slab space of the old one is reused or freed. */
  public static void replace(
      MemorySegment slots, long field, ByteSlab slab, byte[] heap, int offset, int length) {
    int oldLength = (int) Slots.getLong(slots, field);
    long oldAddress = oldLength > INLINE_BYTES ? Slots.getLong(slots, field + 8) : 0;
    long rest;
    if (length > INLINE_BYTES) {
      rest = slab.replace(oldAddress, oldLength, heap, offset, length);
    } else {
      if (oldAddress != 0) {
        slab.free(oldAddress, oldLength);
      }
      rest = TextKeys.word1(heap, offset, length);
    }
    Slots.putLong(slots, field, TextKeys.word0(heap, offset, length));
    Slots.putLong(slots, field + 8, rest);
  }

  /** Gives the slab space of a field's value back; the field itself is left as it is. */
  public static void free(MemorySegment slots, long field, ByteSlab slab) {
    int length = (int) Slots.getLong(slots, field);
    if (length > INLINE_BYTES) {
      slab.free(Slots.getLong(slots, field + 8), length);
    }
  }

  /**
   * Negative, zero or positive as the stored value is before, equal to or after the other, as
   * unsigned bytes.
   */
  public static int compare(
      MemorySegment slots, long field, ByteSlab slab, byte[] heap, int offset, int length) {
    long word0 = Slots.getLong(slots, field);
    int storedLength = (int) word0;
    if (storedLength > INLINE_BYTES) {
      return slab.compare(Slots.getLong(slots, field + 8), storedLength, heap, offset, length);
    }
    long word1 = Slots.getLong(slots, field + 8);
    int common = Math.min(storedLength, length);
    for (int i = 0; i < common; i++) {
      int difference = inlineByte(word0, word1, i) - (heap[offset + i] & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return storedLength - length;
  }

  /** Copies a stored value into a result's own buffer. */
  public static void load(MemorySegment slots, long field, ByteSlab slab, BytesResult result) {
    long word0 = Slots.getLong(slots, field);
    long word1 = Slots.getLong(slots, field + 8);
    int length = (int) word0;
    byte[] target = result.own(length);
    if (length > INLINE_BYTES) {
      slab.load(word1, length, target, 0);
    } else {
      TextKeys.copyInline(word0, word1, target, 0);
    }
    result.view(target, 0, length);
  }

  /** Copies a stored value. */
  static void copy(MemorySegment slots, long field, ByteSlab slab, byte[] target, int offset) {
    long word0 = Slots.getLong(slots, field);
    long word1 = Slots.getLong(slots, field + 8);
    int length = (int) word0;
    if (length > INLINE_BYTES) {
      slab.load(word1, length, target, offset);
    } else {
      for (int i = 0; i < length; i++) {
        target[offset + i] = (byte) inlineByte(word0, word1, i);
      }
    }
  }

  /** Compares two stored values, both with their bytes in one slab, as unsigned bytes. */
  static int compare(
      MemorySegment a, long fieldOfA, MemorySegment b, long fieldOfB, ByteSlab slab) {
    int lengthOfA = (int) Slots.getLong(a, fieldOfA);
    int lengthOfB = (int) Slots.getLong(b, fieldOfB);
    long addressOfA = lengthOfA > INLINE_BYTES ? Slots.getLong(a, fieldOfA + 8) : 0;
    long addressOfB = lengthOfB > INLINE_BYTES ? Slots.getLong(b, fieldOfB + 8) : 0;
    MemorySegment bytesOfA = addressOfA == 0 ? a : slab.segment(addressOfA);
    MemorySegment bytesOfB = addressOfB == 0 ? b : slab.segment(addressOfB);
    // An inline value lies in one piece behind its length.
    long atA = addressOfA == 0 ? fieldOfA + Integer.BYTES : ByteSlab.offset(addressOfA);
    long atB = addressOfB == 0 ? fieldOfB + Integer.BYTES : ByteSlab.offset(addressOfB);
    int common = Math.min(lengthOfA, lengthOfB);
    int i = 0;
    for (; i + Long.BYTES <= common; i += Long.BYTES) {
      long left = Slots.getLong(bytesOfA, atA + i);
      long right = Slots.getLong(bytesOfB, atB + i);
      if (left != right) {
        return Long.compareUnsigned(Long.reverseBytes(left), Long.reverseBytes(right));
      }
    }
    for (; i < common; i++) {
      int difference =
          (Slots.getByte(bytesOfA, atA + i) & 0xFF) - (Slots.getByte(bytesOfB, atB + i) & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(lengthOfA, lengthOfB);
  }

  private static int inlineByte(long word0, long word1, int index) {
    return (int) (index < 4 ? word0 >>> (32 + 8 * index) : word1 >>> (8 * (index - 4))) & 0xFF;
  }
}
