package dev.laminar.kernel.state;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Access to the fields of a slot, by byte offset in the table's segment. Offsets of 8-byte fields are multiples of 8. */
public final class Slots {

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

  private Slots() {}

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
