package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * What JSON_OBJECT and JSON_ARRAY are put together from: {@code JSON_OF} makes a value JSON, {@code
 * JSON_MEMBER} and {@code JSON_ELEMENT} put a comma before it, CONCAT joins them, {@code
 * JSON_OBJECT_OF} and {@code JSON_ARRAY_OF} drop the first comma and add the brackets. NULL ON NULL
 * is {@code COALESCE(JSON_OF(x), 'null')}, ABSENT ON NULL is {@code
 * COALESCE(JSON_ELEMENT(JSON_OF(x)), '')}.
 */
public final class JsonConstruction {

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private JsonConstruction() {}

  /** A JSON string. */
  @Intrinsic("JSON_OF")
  public static void of(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(JsonText.maxQuotedBytes(length));
    result.view(out, 0, JsonText.quote(heap, offset, length, out, 0));
  }

  @Intrinsic("JSON_OF")
  public static void of(boolean value, BytesResult result) {
    ToTextCasts.toText(value, result);
  }

  @Intrinsic("JSON_OF")
  public static void of(int value, BytesResult result) {
    ToTextCasts.toText((long) value, result);
  }

  @Intrinsic("JSON_OF")
  public static void of(long value, BytesResult result) {
    ToTextCasts.toText(value, result);
  }

  /** NaN and infinities, which JSON has not, become null. */
  @Intrinsic(value = "JSON_OF", state = DecimalDigits.class)
  public static void of(double value, BytesResult result, DecimalDigits state) {
    if (Double.isFinite(value)) {
      ToTextCasts.toText(value, result, state);
    } else {
      byte[] out = result.own(4);
      result.view(out, 0, NumberWriter.writeBytes(NULL, out, 0));
    }
  }

  @Intrinsic(value = "JSON_OF", state = DecimalDigits.class)
  public static void of(float value, BytesResult result, DecimalDigits state) {
    if (Float.isFinite(value)) {
      ToTextCasts.toText(value, result, state);
    } else {
      byte[] out = result.own(4);
      result.view(out, 0, NumberWriter.writeBytes(NULL, out, 0));
    }
  }

  /** {@code ,"name":value} from a name and a value that is JSON already. */
  @Intrinsic("JSON_MEMBER")
  public static void member(
      byte[] nameHeap,
      int nameOffset,
      int nameLength,
      byte[] heap,
      int offset,
      int length,
      BytesResult result) {
    byte[] out = result.own(JsonText.maxQuotedBytes(nameLength) + length + 2);
    out[0] = ',';
    int to = JsonText.quote(nameHeap, nameOffset, nameLength, out, 1);
    out[to] = ':';
    System.arraycopy(heap, offset, out, to + 1, length);
    result.view(out, 0, to + 1 + length);
  }

  /** A name of an object, which cannot be NULL. */
  @Intrinsic("JSON_KEY")
  public static void key(
      boolean isNull,
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      ErrorSites sites,
      int site) {
    if (isNull) {
      throw SqlErrors.error(
          ErrorCode.NULL_NOT_ALLOWED,
          "a name in a JSON object is NULL",
          sites,
          site,
          "leave such rows out: WHERE name IS NOT NULL");
    }
    result.isNull = false;
    result.view(heap, offset, length);
  }

  /** {@code ,value} from a value that is JSON already. */
  @Intrinsic("JSON_ELEMENT")
  public static void element(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(length + 1);
    out[0] = ',';
    System.arraycopy(heap, offset, out, 1, length);
    result.view(out, 0, length + 1);
  }

  @Intrinsic("JSON_OBJECT_OF")
  public static void object(byte[] heap, int offset, int length, BytesResult result) {
    enclose('{', heap, offset, length, '}', result);
  }

  @Intrinsic("JSON_ARRAY_OF")
  public static void array(byte[] heap, int offset, int length, BytesResult result) {
    enclose('[', heap, offset, length, ']', result);
  }

  private static void enclose(
      char open, byte[] heap, int offset, int length, char close, BytesResult result) {
    int dropped = Math.min(length, 1);
    int kept = length - dropped;
    byte[] out = result.own(kept + 2);
    out[0] = (byte) open;
    System.arraycopy(heap, offset + dropped, out, 1, kept);
    out[kept + 1] = (byte) close;
    result.view(out, 0, kept + 2);
  }
}
