package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.intrinsics.JsonPathMatcher.Status;
import dev.laminar.kernel.intrinsics.JsonStates.Behavior;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * JSON_EXISTS, JSON_VALUE and JSON_QUERY (ISO/IEC 9075-2 6.27 to 6.29) over JSON in text. Arguments
 * after the path are the names of the clauses' flags, all literals. The whole text is checked;
 * JSON_QUERY yields it as it is written there.
 */
public final class JsonFunctions {

  private static final String MALFORMED = "invalid JSON text";
  private static final String MISMATCH = "JSON path does not fit the structure of the JSON text";
  private static final String NO_ITEM = "JSON path found no item";
  private static final String MANY_ITEMS = "JSON path found more than one item";
  private static final String NO_SCALAR =
      "JSON path found an object or array where JSON_VALUE needs a scalar";
  private static final String ONLY_SCALAR =
      "JSON path found a scalar where JSON_QUERY needs an object or array";

  private JsonFunctions() {}

  private static SqlRuntimeException error(String message, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_JSON,
        message,
        sites,
        site,
        "say NULL ON ERROR or NULL ON EMPTY to get NULL instead");
  }

  @Intrinsic(value = "JSON_EXISTS", literals = 1, state = JsonStates.Exists.class)
  public static boolean exists(byte[] heap, int offset, int length, JsonStates.Exists state) {
    return state.matcher.run(heap, offset, length) == Status.OK && state.matcher.count() > 0;
  }

  @Intrinsic(
      value = "JSON_EXISTS",
      literals = {1, 2},
      state = JsonStates.Exists.class)
  public static boolean exists(
      byte[] heap,
      int offset,
      int length,
      NullFlag result,
      JsonStates.Exists state,
      ErrorSites sites,
      int site) {
    Status status = state.matcher.run(heap, offset, length);
    result.isNull = false;
    if (status == Status.OK) {
      return state.matcher.count() > 0;
    }
    switch (state.onError) {
      case "ERROR" -> throw error(status == Status.MALFORMED ? MALFORMED : MISMATCH, sites, site);
      case "UNKNOWN" -> result.isNull = true;
      default -> {}
    }
    return state.onError.equals("TRUE");
  }

  @Intrinsic(value = "JSON_VALUE", literals = 1, state = JsonStates.Value.class)
  public static void value(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Value state,
      ErrorSites sites,
      int site) {
    Status status = state.matcher.run(heap, offset, length);
    if (status != Status.OK) {
      substitute(
          state.onError, status == Status.MALFORMED ? MALFORMED : MISMATCH, result, sites, site);
    } else if (state.matcher.count() == 0) {
      substitute(state.onEmpty, NO_ITEM, result, sites, site);
    } else if (state.matcher.count() > 1) {
      substitute(state.onError, MANY_ITEMS, result, sites, site);
    } else {
      scalar(heap, state, result, sites, site);
    }
  }

  private static void scalar(
      byte[] heap, JsonStates.Value state, BytesResult result, ErrorSites sites, int site) {
    int start = state.matcher.start(0);
    int end = state.matcher.end(0);
    result.isNull = false;
    switch (heap[start]) {
      case '{', '[' -> substitute(state.onError, NO_SCALAR, result, sites, site);
      case '"' -> JsonText.unquote(heap, start + 1, end - 1, result);
      case 'n' -> {
        result.isNull = true;
        result.view(heap, start, 0);
      }
      default -> result.view(heap, start, end - start);
    }
  }

  @Intrinsic(
      value = "JSON_VALUE",
      literals = {1, 2, 3},
      state = JsonStates.Value.class)
  public static void value4(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Value state,
      ErrorSites sites,
      int site) {
    value(heap, offset, length, result, state, sites, site);
  }

  @Intrinsic(
      value = "JSON_VALUE",
      literals = {1, 2, 3, 4},
      state = JsonStates.Value.class)
  public static void value5(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Value state,
      ErrorSites sites,
      int site) {
    value(heap, offset, length, result, state, sites, site);
  }

  @Intrinsic(
      value = "JSON_VALUE",
      literals = {1, 2, 3, 4, 5},
      state = JsonStates.Value.class)
  public static void value6(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Value state,
      ErrorSites sites,
      int site) {
    value(heap, offset, length, result, state, sites, site);
  }

  @Intrinsic(
      value = "JSON_VALUE",
      literals = {1, 2, 3, 4, 5, 6},
      state = JsonStates.Value.class)
  public static void value7(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Value state,
      ErrorSites sites,
      int site) {
    value(heap, offset, length, result, state, sites, site);
  }

  @Intrinsic(
      value = "JSON_VALUE",
      literals = {1, 2, 3, 4, 5, 6, 7},
      state = JsonStates.Value.class)
  public static void value8(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Value state,
      ErrorSites sites,
      int site) {
    value(heap, offset, length, result, state, sites, site);
  }

  @Intrinsic(value = "JSON_QUERY", literals = 1, state = JsonStates.Query.class)
  public static void query(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Query state,
      ErrorSites sites,
      int site) {
    Status status = state.matcher.run(heap, offset, length);
    if (status != Status.OK) {
      substitute(
          state.onError, status == Status.MALFORMED ? MALFORMED : MISMATCH, result, sites, site);
      return;
    }
    int count = state.matcher.count();
    if (count == 0) {
      substitute(state.onEmpty, NO_ITEM, result, sites, site);
      return;
    }
    int start = state.matcher.start(0);
    boolean structured = heap[start] == '{' || heap[start] == '[';
    if (state.wrapAlways || state.wrapWhenNeeded && (count > 1 || !structured)) {
      wrap(heap, state.matcher, result);
    } else if (count > 1) {
      substitute(state.onError, MANY_ITEMS, result, sites, site);
    } else if (!structured) {
      substitute(state.onError, ONLY_SCALAR, result, sites, site);
    } else {
      result.isNull = false;
      result.view(heap, start, state.matcher.end(0) - start);
    }
  }

  @Intrinsic(
      value = "JSON_QUERY",
      literals = {1, 2, 3, 4},
      state = JsonStates.Query.class)
  public static void queryClauses(
      byte[] heap,
      int offset,
      int length,
      BytesResult result,
      JsonStates.Query state,
      ErrorSites sites,
      int site) {
    query(heap, offset, length, result, state, sites, site);
  }

  private static void wrap(byte[] heap, JsonPathMatcher matcher, BytesResult result) {
    int to = 0;
    for (int i = 0; i < matcher.count(); i++) {
      int size = matcher.end(i) - matcher.start(i);
      byte[] out = result.own(to + size + 2);
      out[to] = (byte) (i == 0 ? '[' : ',');
      System.arraycopy(heap, matcher.start(i), out, to + 1, size);
      to += size + 1;
    }
    byte[] out = result.own(to + 1);
    out[to] = ']';
    result.isNull = false;
    result.view(out, 0, to + 1);
  }

  private static void substitute(
      Behavior behavior, String message, BytesResult result, ErrorSites sites, int site) {
    if (behavior.isError()) {
      throw error(message, sites, site);
    }
    result.isNull = behavior.isNull();
    result.view(behavior.padded(), 0, behavior.length());
  }
}
