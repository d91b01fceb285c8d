package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Casts to text and between lengths of text and binary. An explicit cast cuts what is too long
 * ({@code CAST_TO_VARCHAR}), a value stored in a column must fit ({@code ASSIGN_TO_VARCHAR}).
 */
public final class ToTextCasts {

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private ToTextCasts() {}

  @Intrinsic("CAST_TO_VARCHAR")
  public static void toText(boolean value, BytesResult result) {
    byte[] out = result.own(5);
    result.view(out, 0, NumberWriter.writeBytes(value ? TRUE : FALSE, out, 0));
  }

  @Intrinsic("CAST_TO_VARCHAR")
  public static void toText(int value, BytesResult result) {
    toText((long) value, result);
  }

  @Intrinsic("CAST_TO_VARCHAR")
  public static void toText(long value, BytesResult result) {
    byte[] out = result.own(NumberWriter.MAX_LONG_BYTES);
    result.view(out, 0, NumberWriter.writeLong(value, out, 0));
  }

  @Intrinsic(value = "CAST_TO_VARCHAR", state = DecimalDigits.class)
  public static void toText(double value, BytesResult result, DecimalDigits state) {
    byte[] out = result.own(NumberWriter.MAX_DOUBLE_BYTES);
    result.view(out, 0, NumberWriter.writeDouble(value, state, out, 0));
  }

  @Intrinsic(value = "CAST_TO_VARCHAR", state = DecimalDigits.class)
  public static void toText(float value, BytesResult result, DecimalDigits state) {
    byte[] out = result.own(NumberWriter.MAX_DOUBLE_BYTES);
    result.view(out, 0, NumberWriter.writeFloat(value, state, out, 0));
  }

  /** With all digits of its scale. */
  @Intrinsic("CAST_DECIMAL_TO_VARCHAR")
  public static void decimalToText(long value, int scale, BytesResult result) {
    byte[] out = result.own(NumberWriter.MAX_DECIMAL_BYTES);
    result.view(out, 0, NumberWriter.writeDecimal(value, scale, out, 0));
  }

  @Intrinsic("CAST_DECIMAL_TO_VARCHAR")
  public static void decimalToText(long high, long low, int scale, BytesResult result) {
    byte[] out = result.own(NumberWriter.MAX_DECIMAL_BYTES);
    result.view(out, 0, NumberWriter.writeDecimal(high, low, scale, out, 0));
  }

  /** {@code CAST(text AS VARCHAR(n))}. */
  @Intrinsic("CAST_TO_VARCHAR")
  public static void cut(
      byte[] heap, int offset, int length, int maxCharacters, BytesResult result) {
    int end =
        length <= maxCharacters
            ? offset + length
            : Utf8.skip(heap, offset, offset + length, maxCharacters);
    result.view(heap, offset, end - offset);
  }

  /** {@code CAST(text AS CHAR(n))}: cuts, or pads with blanks. */
  @Intrinsic("CAST_TO_CHAR")
  public static void pad(
      byte[] heap,
      int offset,
      int length,
      int characters,
      BytesResult result,
      ErrorSites sites,
      int site) {
    TextEditing.padEnd(heap, offset, length, characters, result, sites, site);
  }

  /** CHAR(n) to VARCHAR: without trailing blanks. */
  @Intrinsic("CAST_CHAR_TO_VARCHAR")
  public static void unpad(byte[] heap, int offset, int length, BytesResult result) {
    TextTrim.trimEnd(heap, offset, length, result);
  }

  /** {@code CAST(bytes AS VARBINARY(n))}. */
  @Intrinsic("CAST_TO_VARBINARY")
  public static void cutBinary(
      byte[] heap, int offset, int length, int maxBytes, BytesResult result) {
    result.view(heap, offset, Math.min(length, maxBytes));
  }

  /** {@code CAST(bytes AS BINARY(n))}: cuts, or pads with zero bytes. */
  @Intrinsic("CAST_TO_BINARY")
  public static void padBinary(
      byte[] heap,
      int offset,
      int length,
      int bytes,
      BytesResult result,
      ErrorSites sites,
      int site) {
    if (bytes < 0 || bytes > TextEditing.MAX_RESULT_BYTES) {
      throw SqlErrors.outOfRange("BINARY", sites, site);
    }
    byte[] out = result.own(bytes);
    int copied = Math.min(length, bytes);
    System.arraycopy(heap, offset, out, 0, copied);
    for (int i = copied; i < bytes; i++) {
      out[i] = 0;
    }
    result.view(out, 0, bytes);
  }

  /**
   * The text when it has up to n characters; what is beyond may be blanks, which are cut (ISO/IEC
   * 9075-2 9.2).
   */
  @Intrinsic("ASSIGN_TO_VARCHAR")
  public static void assign(
      byte[] heap,
      int offset,
      int length,
      int maxCharacters,
      BytesResult result,
      ErrorSites sites,
      int site) {
    cut(heap, offset, length, maxCharacters, result);
    for (int i = result.length; i < length; i++) {
      if (heap[offset + i] != ' ') {
        throw SqlErrors.error(
            ErrorCode.STRING_TRUNCATION,
            "value too long for type VARCHAR(" + maxCharacters + ")",
            sites,
            site,
            "CAST(x AS VARCHAR(" + maxCharacters + ")) cuts it");
      }
    }
  }
}
