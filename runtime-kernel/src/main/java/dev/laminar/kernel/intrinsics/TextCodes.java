package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Character codes, hexadecimal and Base64, and the fuzzy comparisons SOUNDEX, DIFFERENCE and
 * LEVENSHTEIN.
 */
public final class TextCodes {

  private static final byte[] LOWER_DIGITS = ascii("0123456789abcdef");
  private static final byte[] BASE64 =
      ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  private static final byte[] SOUNDEX_CODES = ascii("01230120022455012623010202");

  private TextCodes() {}

  private static byte[] ascii(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** Code point of the first character; 0 for an empty text. */
  @Intrinsic("ASCII")
  public static int ascii(byte[] heap, int offset, int length) {
    return length == 0 ? 0 : Utf8.decode(heap, offset, Utf8.width(heap, offset, offset + length));
  }

  @Intrinsic("CHR")
  public static void chr(int codePoint, BytesResult result, ErrorSites sites, int site) {
    if (codePoint <= 0
        || codePoint > Character.MAX_CODE_POINT
        || codePoint >= 0xD800 && codePoint < 0xE000) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          codePoint == 0
              ? "null character not permitted"
              : "requested character not valid: " + codePoint,
          sites,
          site,
          "CHR takes a Unicode code point from 1 to 1114111 that is not a surrogate");
    }
    byte[] out = result.own(4);
    result.view(out, 0, Utf8.encode(codePoint, out, 0));
  }

  /** Two's complement without leading zeros. */
  @Intrinsic("TO_HEX")
  public static void toHex(int value, BytesResult result) {
    toHex(value & 0xFFFFFFFFL, result);
  }

  @Intrinsic("TO_HEX")
  public static void toHex(long value, BytesResult result) {
    byte[] out = result.own(16);
    int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
    for (int i = 0; i < digits; i++) {
      out[i] = LOWER_DIGITS[(int) (value >>> 4 * (digits - 1 - i)) & 0xF];
    }
    result.view(out, 0, digits);
  }

  @Intrinsic("TO_HEX")
  public static void toHex(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(2 * length);
    hex(heap, offset, length, out);
    result.view(out, 0, 2 * length);
  }

  /** Lower-case hexadecimal digits into an array that has room for them. */
  static void hex(byte[] heap, int offset, int length, byte[] out) {
    for (int i = 0; i < length; i++) {
      int value = heap[offset + i] & 0xFF;
      out[2 * i] = LOWER_DIGITS[value >>> 4];
      out[2 * i + 1] = LOWER_DIGITS[value & 0xF];
    }
  }

  /** NULL when the text is not pairs of hexadecimal digits. */
  @Intrinsic("FROM_HEX")
  public static void fromHex(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(length / 2);
    result.isNull = (length & 1) != 0;
    for (int i = 0; i < length / 2; i++) {
      int value =
          Character.digit(heap[offset + 2 * i], 16) << 4
              | Character.digit(heap[offset + 2 * i + 1], 16);
      result.isNull |= value < 0;
      out[i] = (byte) value;
    }
    result.view(out, 0, length / 2);
  }

  @Intrinsic("TO_BASE64")
  public static void toBase64(byte[] heap, int offset, int length, BytesResult result) {
    int groups = (length + 2) / 3;
    byte[] out = result.own(4 * groups);
    for (int group = 0; group < groups; group++) {
      int at = 3 * group;
      int left = length - at;
      int bits =
          (heap[offset + at] & 0xFF) << 16
              | (left > 1 ? (heap[offset + at + 1] & 0xFF) << 8 : 0)
              | (left > 2 ? heap[offset + at + 2] & 0xFF : 0);
      out[4 * group] = BASE64[bits >>> 18];
      out[4 * group + 1] = BASE64[bits >>> 12 & 63];
      out[4 * group + 2] = left > 1 ? BASE64[bits >>> 6 & 63] : (byte) '=';
      out[4 * group + 3] = left > 2 ? BASE64[bits & 63] : (byte) '=';
    }
    result.view(out, 0, 4 * groups);
  }

  /** NULL when the text is not Base64; line ends and blanks are passed over. */
  @Intrinsic("FROM_BASE64")
  public static void fromBase64(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(3 * (length / 4 + 1));
    int bits = 0;
    int characters = 0;
    int padding = 0;
    int to = 0;
    boolean valid = true;
    for (int i = offset; i < offset + length; i++) {
      int character = heap[i];
      if (character == '=') {
        padding++;
      } else if (character != '\n' && character != '\r' && character != ' ') {
        int value = base64Value(character);
        valid &= value >= 0 && padding == 0;
        bits = bits << 6 | value & 63;
        characters++;
        if ((characters & 3) == 0) {
          out[to++] = (byte) (bits >>> 16);
          out[to++] = (byte) (bits >>> 8);
          out[to++] = (byte) bits;
        }
      }
    }
    int rest = characters & 3;
    valid &= rest == 0 ? padding == 0 : rest + padding == 4 && rest != 1;
    if (rest >= 2) {
      out[to++] = (byte) (bits << 6 * (4 - rest) >>> 16);
    }
    if (rest == 3) {
      out[to++] = (byte) (bits >>> 2);
    }
    result.isNull = !valid;
    result.view(out, 0, to);
  }

  private static int base64Value(int character) {
    if (character >= 'A' && character <= 'Z') {
      return character - 'A';
    }
    if (character >= 'a' && character <= 'z') {
      return character - 'a' + 26;
    }
    if (character >= '0' && character <= '9') {
      return character - '0' + 52;
    }
    return character == '+' ? 62 : character == '/' ? 63 : -1;
  }

  /**
   * Four characters, as the PostgreSQL extension fuzzystrmatch computes them; empty without a
   * letter.
   */
  @Intrinsic("SOUNDEX")
  public static void soundex(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(4);
    int code = soundex(heap, offset, length);
    for (int i = 0; i < 4; i++) {
      out[i] = (byte) (code >>> 8 * i);
    }
    result.view(out, 0, code == 0 ? 0 : 4);
  }

  /** Number of places, 0 to 4, at which the SOUNDEX codes agree. */
  @Intrinsic("DIFFERENCE")
  public static int difference(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength) {
    int different =
        soundex(leftHeap, leftOffset, leftLength) ^ soundex(rightHeap, rightOffset, rightLength);
    int same = 0;
    for (int i = 0; i < 4; i++) {
      same += (different >>> 8 * i & 0xFF) == 0 ? 1 : 0;
    }
    return same;
  }

  /** The code's four bytes, the first lowest; 0 without a letter. */
  private static int soundex(byte[] heap, int offset, int length) {
    int i = offset;
    int end = offset + length;
    while (i < end && !isLetter(heap[i])) {
      i++;
    }
    if (i == end) {
      return 0;
    }
    int code = '0' << 24 | '0' << 16 | '0' << 8 | upper(heap[i]);
    int count = 1;
    for (i++; i < end && count < 4; i++) {
      int digit = soundexCode(heap[i]);
      if (isLetter(heap[i]) && digit != soundexCode(heap[i - 1]) && digit != '0') {
        code = code & ~(0xFF << 8 * count) | digit << 8 * count;
        count++;
      }
    }
    return code;
  }

  private static boolean isLetter(int character) {
    return upper(character) >= 'A' && upper(character) <= 'Z';
  }

  private static int upper(int character) {
    return character >= 'a' && character <= 'z' ? character - 32 : character;
  }

  private static int soundexCode(int character) {
    return isLetter(character) ? SOUNDEX_CODES[upper(character) - 'A'] : character;
  }

  /**
   * Least number of inserted, deleted or replaced characters that turns one text into the other.
   */
  @Intrinsic(value = "LEVENSHTEIN", state = EditDistance.class)
  public static int levenshtein(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength,
      EditDistance state) {
    return state.distance(leftHeap, leftOffset, leftLength, rightHeap, rightOffset, rightLength);
  }
}
