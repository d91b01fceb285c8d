package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Access to the fields of a slot, by byte offset in the table's segment. Fields are aligned, but
 * the layouts do not say so: that spares a check of the address at each access.
 */
public final class Slots {

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private Slots() {}

  /**
   * One slot as a segment of its own: its fields are then at constant offsets, and HotSpot checks
   * bounds once. The slice is scalar-replaced where everything it is passed to is inlined, so it
   * goes to accessors only.
   */
  public static MemorySegment slice(MemorySegment slots, long offset, long sizeBytes) {
    return slots.asSlice(offset, sizeBytes);
  }

  public static long getLong(MemorySegment slots, long offset) {
    return slots.get(LONG, offset);
  }

  public static void putLong(MemorySegment slots, long offset, long value) {
    slots.set(LONG, offset, value);
  }

  public static int getInt(MemorySegment slots, long offset) {
    return slots.get(INT, offset);
  }

  public static void putInt(MemorySegment slots, long offset, int value) {
    slots.set(INT, offset, value);
  }

  public static short getShort(MemorySegment slots, long offset) {
    return slots.get(SHORT, offset);
  }

  public static void putShort(MemorySegment slots, long offset, short value) {
    slots.set(SHORT, offset, value);
  }

  public static byte getByte(MemorySegment slots, long offset) {
    return slots.get(BYTE, offset);
  }

  public static void putByte(MemorySegment slots, long offset, byte value) {
    slots.set(BYTE, offset, value);
  }

  public static boolean getBoolean(MemorySegment slots, long offset) {
    return slots.get(BYTE, offset) != 0;
  }

  public static void putBoolean(MemorySegment slots, long offset, boolean value) {
    slots.set(BYTE, offset, value ? (byte) 1 : (byte) 0);
  }

  public static double getDouble(MemorySegment slots, long offset) {
    return slots.get(DOUBLE, offset);
  }

  public static void putDouble(MemorySegment slots, long offset, double value) {
    slots.set(DOUBLE, offset, value);
  }

  public static float getFloat(MemorySegment slots, long offset) {
    return slots.get(FLOAT, offset);
  }

  public static void putFloat(MemorySegment slots, long offset, float value) {
    slots.set(FLOAT, offset, value);
  }
}
