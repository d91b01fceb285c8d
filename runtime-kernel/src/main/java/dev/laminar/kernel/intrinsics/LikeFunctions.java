package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * LIKE and ILIKE. Without an ESCAPE clause no character escapes, as the standard says (PostgreSQL
 * would take the backslash); after the escape character any character stands for itself.
 */
public final class LikeFunctions {

  private LikeFunctions() {}

  @Intrinsic(value = "LIKE", literals = 1, state = LikePattern.class)
  public static boolean like(byte[] heap, int offset, int length, LikePattern state) {
    return state.matches(heap, offset, length);
  }

  @Intrinsic(
      value = "LIKE",
      literals = {1, 2},
      state = LikePattern.class)
  public static boolean likeEscape(byte[] heap, int offset, int length, LikePattern state) {
    return state.matches(heap, offset, length);
  }

  @Intrinsic(value = "ILIKE", literals = 1, state = LikePattern.IgnoringCase.class)
  public static boolean ilike(byte[] heap, int offset, int length, LikePattern.IgnoringCase state) {
    return state.matches(heap, offset, length);
  }

  @Intrinsic(
      value = "ILIKE",
      literals = {1, 2},
      state = LikePattern.IgnoringCase.class)
  public static boolean ilikeEscape(
      byte[] heap, int offset, int length, LikePattern.IgnoringCase state) {
    return state.matches(heap, offset, length);
  }

  /** Patterns that are not literals are compiled again for each row, into memory that is reused. */
  public static final class State {
    private final LikeTokens tokens = new LikeTokens();
  }

  @Intrinsic(value = "LIKE", state = State.class)
  public static boolean like(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      State state) {
    state.tokens.compile(patternHeap, patternOffset, patternLength, -1, false);
    return state.tokens.matches(heap, offset, length);
  }

  @Intrinsic(value = "ILIKE", state = State.class)
  public static boolean ilike(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      State state) {
    state.tokens.compile(patternHeap, patternOffset, patternLength, -1, true);
    return state.tokens.matches(heap, offset, length);
  }

  @Intrinsic(value = "LIKE", state = State.class)
  public static boolean like(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      byte[] escapeHeap,
      int escapeOffset,
      int escapeLength,
      State state,
      ErrorSites sites,
      int site) {
    int escape = escape(escapeHeap, escapeOffset, escapeLength, sites, site);
    compile(patternHeap, patternOffset, patternLength, escape, false, state, sites, site);
    return state.tokens.matches(heap, offset, length);
  }

  @Intrinsic(value = "ILIKE", state = State.class)
  public static boolean ilike(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      byte[] escapeHeap,
      int escapeOffset,
      int escapeLength,
      State state,
      ErrorSites sites,
      int site) {
    int escape = escape(escapeHeap, escapeOffset, escapeLength, sites, site);
    compile(patternHeap, patternOffset, patternLength, escape, true, state, sites, site);
    return state.tokens.matches(heap, offset, length);
  }

  private static void compile(
      byte[] heap,
      int offset,
      int length,
      int escape,
      boolean ignoreCase,
      State state,
      ErrorSites sites,
      int site) {
    if (!state.tokens.compile(heap, offset, length, escape, ignoreCase)) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          "LIKE pattern must not end with escape character",
          sites,
          site,
          "write the escape character twice to match it");
    }
  }

  private static int escape(byte[] heap, int offset, int length, ErrorSites sites, int site) {
    if (length == 0) {
      return -1;
    }
    int width = Utf8.width(heap, offset, offset + length);
    if (width != length) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          "invalid escape string: it must be one character",
          sites,
          site,
          "ESCAPE takes one character");
    }
    return Utf8.decode(heap, offset, width);
  }
}
