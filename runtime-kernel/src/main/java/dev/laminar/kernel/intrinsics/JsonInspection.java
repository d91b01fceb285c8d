package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.intrinsics.JsonPathMatcher.Status;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * IS JSON, and the functions that tell about a JSON text: JSON_TYPE, JSON_DEPTH, JSON_LENGTH,
 * JSON_KEYS, JSON_PRETTY.
 */
public final class JsonInspection {

  private JsonInspection() {}

  @Intrinsic(value = "IS_JSON_VALUE", state = JsonStates.Text.class)
  public static boolean isValue(byte[] heap, int offset, int length, JsonStates.Text state) {
    state.scanner.set(heap, offset, length);
    return state.scanner.isValid(offset);
  }

  @Intrinsic(value = "IS_JSON_OBJECT", state = JsonStates.Text.class)
  public static boolean isObject(byte[] heap, int offset, int length, JsonStates.Text state) {
    return isValue(heap, offset, length, state) && first(state, offset) == '{';
  }

  @Intrinsic(value = "IS_JSON_ARRAY", state = JsonStates.Text.class)
  public static boolean isArray(byte[] heap, int offset, int length, JsonStates.Text state) {
    return isValue(heap, offset, length, state) && first(state, offset) == '[';
  }

  @Intrinsic(value = "IS_JSON_SCALAR", state = JsonStates.Text.class)
  public static boolean isScalar(byte[] heap, int offset, int length, JsonStates.Text state) {
    return isValue(heap, offset, length, state)
        && first(state, offset) != '{'
        && first(state, offset) != '[';
  }

  @Intrinsic(value = "IS_NOT_JSON_VALUE", state = JsonStates.Text.class)
  public static boolean isNotValue(byte[] heap, int offset, int length, JsonStates.Text state) {
    return !isValue(heap, offset, length, state);
  }

  @Intrinsic(value = "IS_NOT_JSON_OBJECT", state = JsonStates.Text.class)
  public static boolean isNotObject(byte[] heap, int offset, int length, JsonStates.Text state) {
    return !isObject(heap, offset, length, state);
  }

  @Intrinsic(value = "IS_NOT_JSON_ARRAY", state = JsonStates.Text.class)
  public static boolean isNotArray(byte[] heap, int offset, int length, JsonStates.Text state) {
    return !isArray(heap, offset, length, state);
  }

  @Intrinsic(value = "IS_NOT_JSON_SCALAR", state = JsonStates.Text.class)
  public static boolean isNotScalar(byte[] heap, int offset, int length, JsonStates.Text state) {
    return !isScalar(heap, offset, length, state);
  }

  private static int first(JsonStates.Text state, int offset) {
    return state.scanner.at(state.scanner.skipBlanks(offset));
  }

  static void requireJson(
      byte[] heap, int offset, int length, JsonStates.Text state, ErrorSites sites, int site) {
    if (!isValue(heap, offset, length, state)) {
      throw notJson(sites, site);
    }
  }

  static SqlRuntimeException notJson(ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_JSON,
        "invalid JSON text",
        sites,
        site,
        "x IS JSON tells whether a text is JSON");
  }

  /** OBJECT, ARRAY, STRING, INTEGER (32 bits), LONG, DOUBLE, BOOLEAN or NULL. */
  @Intrinsic(value = "JSON_TYPE", state = JsonStates.Text.class)
  public static void type(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Text state,
      ErrorSites sites,
      int site) {
    requireJson(heap, offset, length, state, sites, site);
    int start = state.scanner.skipBlanks(offset);
    String name =
        switch (state.scanner.at(start)) {
          case '{' -> "OBJECT";
          case '[' -> "ARRAY";
          case '"' -> "STRING";
          case 't', 'f' -> "BOOLEAN";
          case 'n' -> "NULL";
          default -> numberType(heap, start, state.scanner.skipValue(start, 0));
        };
    byte[] out = result.own(name.length());
    for (int i = 0; i < name.length(); i++) {
      out[i] = (byte) name.charAt(i);
    }
    result.view(out, 0, name.length());
  }

  private static String numberType(byte[] heap, int start, int end) {
    long value = 0;
    boolean negative = heap[start] == '-';
    for (int i = negative ? start + 1 : start; i < end; i++) {
      int digit = heap[i] - '0';
      if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
        return "DOUBLE";
      }
      value = 10 * value - digit; // downwards: the negative side reaches further
    }
    if (!negative && value == Long.MIN_VALUE) {
      return "DOUBLE";
    }
    long signed = negative ? value : -value;
    return signed == (int) signed ? "INTEGER" : "LONG";
  }

  /** Levels of nesting: 1 for a scalar or something empty. */
  @Intrinsic(value = "JSON_DEPTH", state = JsonStates.Text.class)
  public static int depth(
      byte[] heap, int offset, int length, JsonStates.Text state, ErrorSites sites, int site) {
    requireJson(heap, offset, length, state, sites, site);
    int open = 0;
    int deepest = 1;
    boolean empty = true;
    for (int i = offset; i < offset + length; i++) {
      switch (heap[i]) {
        case '{', '[' -> {
          open++;
          deepest = Math.max(deepest, open);
          empty = true;
        }
        case '}', ']' -> open--;
        case ' ', '\t', '\n', '\r' -> {}
        default -> {
          deepest = empty && open > 0 ? Math.max(deepest, open + 1) : deepest;
          empty = false;
          i = heap[i] == '"' ? state.scanner.skipString(i) - 1 : i;
        }
      }
    }
    return deepest;
  }

  /** Members of an object, elements of an array, 1 for a scalar. */
  @Intrinsic(value = "JSON_LENGTH", state = JsonStates.Text.class)
  public static int length(
      byte[] heap, int offset, int length, JsonStates.Text state, ErrorSites sites, int site) {
    requireJson(heap, offset, length, state, sites, site);
    return count(state.scanner, state.scanner.skipBlanks(offset));
  }

  /** Of the item a path leads to; NULL when there is none. */
  @Intrinsic(value = "JSON_LENGTH", literals = 1, state = JsonStates.Path.class)
  public static int length(
      byte[] heap,
      int offset,
      int length,
      NullFlag result,
      JsonStates.Path state,
      ErrorSites sites,
      int site) {
    result.isNull = !findOne(heap, offset, length, state, sites, site);
    return result.isNull ? 0 : count(state.matcher.scanner(), state.matcher.start(0));
  }

  private static boolean findOne(
      byte[] heap, int offset, int length, JsonStates.Path state, ErrorSites sites, int site) {
    Status status = state.matcher.run(heap, offset, length);
    if (status == Status.MALFORMED) {
      throw SqlErrors.error(
          ErrorCode.INVALID_JSON,
          "invalid JSON text",
          sites,
          site,
          "x IS JSON tells whether a text is JSON");
    }
    return status == Status.OK && state.matcher.count() == 1;
  }

  private static int count(JsonScanner scanner, int start) {
    int opening = scanner.at(start);
    if (opening != '{' && opening != '[') {
      return 1;
    }
    int i = scanner.skipBlanks(start + 1);
    if (scanner.at(i)
        == opening + 2) { // closing brackets follow their opening ones at that distance
      return 0;
    }
    int count = 0;
    while (true) {
      count++;
      i = opening == '{' ? scanner.memberValue(scanner.skipString(i)) : i;
      i = scanner.skipBlanks(scanner.skipValue(i, 0));
      if (scanner.at(i) != ',') {
        return count;
      }
      i = scanner.nextItem(i);
    }
  }

  /** The names of an object's members as JSON array; NULL when it is no object. */
  @Intrinsic(value = "JSON_KEYS", state = JsonStates.Text.class)
  public static void keys(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Text state,
      ErrorSites sites,
      int site) {
    requireJson(heap, offset, length, state, sites, site);
    keys(heap, state.scanner, state.scanner.skipBlanks(offset), length, result);
  }

  @Intrinsic(value = "JSON_KEYS", literals = 1, state = JsonStates.Path.class)
  public static void keys(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Path state,
      ErrorSites sites,
      int site) {
    if (findOne(heap, offset, length, state, sites, site)) {
      keys(heap, state.matcher.scanner(), state.matcher.start(0), length, result);
    } else {
      result.isNull = true;
      result.view(heap, offset, 0);
    }
  }

  private static void keys(
      byte[] heap, JsonScanner scanner, int start, int length, BytesResult result) {
    result.isNull = scanner.at(start) != '{';
    byte[] out = result.own(length + 2);
    int to = 0;
    out[to++] = '[';
    int i = result.isNull ? start : scanner.skipBlanks(start + 1);
    while (scanner.at(i) == '"' && !result.isNull) {
      int end = scanner.skipString(i);
      if (to > 1) {
        out[to++] = ',';
      }
      System.arraycopy(heap, i, out, to, end - i);
      to += end - i;
      i = scanner.skipBlanks(scanner.skipValue(scanner.memberValue(end), 0));
      i = scanner.at(i) == ',' ? scanner.nextItem(i) : i;
    }
    out[to++] = ']';
    result.view(out, 0, to);
  }

  /** Bytes of the JSON text without blanks around it. */
  @Intrinsic(value = "JSON_STORAGE_SIZE", state = JsonStates.Text.class)
  public static int storageSize(
      byte[] heap, int offset, int length, JsonStates.Text state, ErrorSites sites, int site) {
    requireJson(heap, offset, length, state, sites, site);
    int start = state.scanner.skipBlanks(offset);
    return state.scanner.skipValue(start, 0) - start;
  }

  /** One member or element per line, indented by two blanks. */
  @Intrinsic(value = "JSON_PRETTY", state = JsonStates.Text.class)
  public static void pretty(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Text state,
      ErrorSites sites,
      int site) {
    requireJson(heap, offset, length, state, sites, site);
    int to = 0;
    int open = 0;
    for (int i = offset; i < offset + length; ) {
      byte character = heap[i];
      byte[] out = result.own(to + 2 * open + 8);
      int next = i + 1;
      switch (character) {
        case ' ', '\t', '\n', '\r' -> {}
        case '"' -> {
          next = state.scanner.skipString(i);
          out = result.own(to + next - i);
          System.arraycopy(heap, i, out, to, next - i);
          to += next - i;
        }
        case '{', '[' -> {
          out[to++] = character;
          int inner = state.scanner.skipBlanks(next);
          if (heap[inner] == character + 2) {
            out[to++] = heap[inner];
            next = inner + 1;
          } else {
            to = newLine(++open, out, to);
          }
        }
        case '}', ']' -> {
          to = newLine(--open, out, to);
          out[to++] = character;
        }
        case ',' -> {
          out[to++] = ',';
          to = newLine(open, out, to);
        }
        case ':' -> {
          out[to++] = ':';
          out[to++] = ' ';
        }
        default -> out[to++] = character;
      }
      i = next;
    }
    result.view(result.own(to), 0, to);
  }

  private static int newLine(int depth, byte[] out, int at) {
    int to = at;
    out[to++] = '\n';
    for (int i = 0; i < 2 * depth; i++) {
      out[to++] = ' ';
    }
    return to;
  }
}
