package dev.laminar.kernel.composite;

import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of ARRAY, MAP and ROW values. They are in order: of two values of a type, the one whose
 * bytes are less (unsigned, the first difference decides) is less in SQL, and equal values have
 * equal bytes. So comparing, grouping, joining and sorting need know nothing of the type.
 *
 * <ul>
 *   <li>Each part has a marker before it: {@link #VALUE}, or {@link #NULL}, which comes after every
 *       value.
 *   <li>Numbers, dates and times have a fixed width, most significant byte first, with the sign
 *       turned round; of a negative floating-point number every bit is. There is one zero and one
 *       NaN, the greatest number. A NULL of fixed width has zeros behind its marker.
 *   <li>Text and binary values end in 0, 1; a byte 0 inside is 0, 255.
 *   <li>An ARRAY is its elements, then {@link #END}. A MAP is its entries in the order of their
 *       keys, key then value, then {@link #END}. A ROW is its fields.
 * </ul>
 *
 * <p>Elements of fixed width are at a constant stride; others are gone over one by one.
 */
public final class CompositeBytes {

  /** Marker behind the last element or entry. */
  public static final byte END = 0;

  /** Marker of a part that is there. */
  public static final byte VALUE = 1;

  /** Marker of a part that is NULL. */
  public static final byte NULL = 2;

  /** Width of what has no fixed width. */
  public static final int VARIABLE = -1;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private CompositeBytes() {}

  /** Bytes of every value of a type without its marker; {@link #VARIABLE} where they differ. */
  public static int width(DataType type) {
    return switch (type.kind()) {
      case ROW -> {
        int width = 0;
        for (Column field : type.parts()) {
          int of = width(field.type());
          if (of == VARIABLE) {
            yield VARIABLE;
          }
          width += 1 + of;
        }
        yield width;
      }
      case ARRAY, MAP -> VARIABLE;
      default ->
          switch (type.storage()) {
            case BOOLEAN, BYTE -> 1;
            case SHORT -> 2;
            case INT, FLOAT -> 4;
            case LONG, DOUBLE -> 8;
            case DECIMAL128 -> 16;
            case BYTES -> VARIABLE;
          };
    };
  }

  public static boolean getBoolean(byte[] heap, int position) {
    return heap[position] != 0;
  }

  public static int getByte(byte[] heap, int position) {
    return (byte) (heap[position] ^ Byte.MIN_VALUE);
  }

  public static int getShort(byte[] heap, int position) {
    return (short) ((short) SHORTS.get(heap, position) ^ Short.MIN_VALUE);
  }

  public static int getInt(byte[] heap, int position) {
    return (int) INTS.get(heap, position) ^ Integer.MIN_VALUE;
  }

  public static long getLong(byte[] heap, int position) {
    return (long) LONGS.get(heap, position) ^ Long.MIN_VALUE;
  }

  /** The lower half of a DECIMAL128, which has no sign; {@link #getLong} reads the upper one. */
  public static long getLow(byte[] heap, int position) {
    return (long) LONGS.get(heap, position + Long.BYTES);
  }

  public static float getFloat(byte[] heap, int position) {
    int bits = (int) INTS.get(heap, position);
    return Float.intBitsToFloat(bits ^ (~bits >> 31 | Integer.MIN_VALUE));
  }

  public static double getDouble(byte[] heap, int position) {
    long bits = (long) LONGS.get(heap, position);
    return Double.longBitsToDouble(bits ^ (~bits >> 63 | Long.MIN_VALUE));
  }

  static void putShort(byte[] heap, int position, int value) {
    SHORTS.set(heap, position, (short) (value ^ Short.MIN_VALUE));
  }

  static void putInt(byte[] heap, int position, int value) {
    INTS.set(heap, position, value ^ Integer.MIN_VALUE);
  }

  static void putLong(byte[] heap, int position, long value) {
    LONGS.set(heap, position, value ^ Long.MIN_VALUE);
  }

  static void putLow(byte[] heap, int position, long value) {
    LONGS.set(heap, position, value);
  }

  static void putFloat(byte[] heap, int position, float value) {
    int bits = Float.floatToIntBits(value + 0f);
    INTS.set(heap, position, bits ^ (bits >> 31 | Integer.MIN_VALUE));
  }

  static void putDouble(byte[] heap, int position, double value) {
    long bits = Double.doubleToLongBits(value + 0d);
    LONGS.set(heap, position, bits ^ (bits >> 63 | Long.MIN_VALUE));
  }

  /** Where what follows a text or binary value begins. */
  public static int skipText(byte[] heap, int position) {
    int i = position;
    while (heap[i] != 0 || heap[i + 1] != 1) {
      i += heap[i] == 0 ? 2 : 1;
    }
    return i + 2;
  }

  /** A text or binary value: a view, unless it has bytes 0 inside. */
  public static void getText(byte[] heap, int position, BytesResult result) {
    int i = position;
    while (heap[i] != 0) {
      i++;
    }
    if (heap[i + 1] == 1) {
      result.view(heap, position, i - position);
    } else {
      unescape(heap, position, result);
    }
  }

  private static void unescape(byte[] heap, int position, BytesResult result) {
    byte[] own = result.own(skipText(heap, position) - position);
    int length = 0;
    for (int i = position; heap[i] != 0 || heap[i + 1] != 1; i++) {
      own[length++] = heap[i];
      i += heap[i] == 0 ? 1 : 0;
    }
    result.view(own, 0, length);
  }
}
