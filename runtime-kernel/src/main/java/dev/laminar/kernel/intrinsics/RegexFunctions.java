package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * Regular expressions in PostgreSQL's syntax as {@link RegexSyntax} maps it: literals, or compiled
 * anew by the call-site object whenever they differ from the row before. Positions count characters
 * from 1. REGEXP_REPLACE replaces the first match; with the option {@code g}, or from a start
 * position on, all of them.
 */
public final class RegexFunctions {

  /** State of the operators {@code ~*} and {@code !~*}. */
  public static final class IgnoringCase {

    private static final byte[] OPTION = {'i'};

    private final RegexMatcher matcher;

    /** For expressions that are not literals. */
    public IgnoringCase() {
      this("");
    }

    public IgnoringCase(String regex) {
      matcher = new RegexMatcher(regex, "i");
    }

    /** Makes this the expression. */
    public IgnoringCase use(byte[] heap, int offset, int length, ErrorSites sites, int site) {
      matcher.use(heap, offset, length, OPTION, 0, 1, sites, site);
      return this;
    }
  }

  private RegexFunctions() {}

  static void requirePositive(int value, ErrorSites sites, int site) {
    if (value < 1) {
      throw SqlErrors.error(
          ErrorCode.INVALID_ARGUMENT,
          "invalid value for a position or occurrence: " + value,
          sites,
          site,
          "positions and occurrences count from 1");
    }
  }

  @Intrinsic(value = "POSIX_REGEX_CASE_INSENSITIVE", literals = 1, state = IgnoringCase.class)
  public static boolean posixIgnoringCase(byte[] heap, int offset, int length, IgnoringCase state) {
    return state.matcher.finds(heap, offset, length);
  }

  @Intrinsic(value = "SIMILAR_TO", literals = 1, state = RegexMatcher.Similar.class)
  public static boolean similar(byte[] heap, int offset, int length, RegexMatcher.Similar state) {
    return state.matchesAll(heap, offset, length);
  }

  @Intrinsic(
      value = "SIMILAR_TO",
      literals = {1, 2},
      state = RegexMatcher.Similar.class)
  public static boolean similarEscape(
      byte[] heap, int offset, int length, RegexMatcher.Similar state) {
    return state.matchesAll(heap, offset, length);
  }

  @Intrinsic(value = "REGEXP_LIKE", literals = 1, state = RegexMatcher.class)
  public static boolean like(byte[] heap, int offset, int length, RegexMatcher state) {
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "REGEXP_CONTAINS", literals = 1, state = RegexMatcher.class)
  public static boolean contains(byte[] heap, int offset, int length, RegexMatcher state) {
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "POSIX_REGEX_CASE_SENSITIVE", literals = 1, state = RegexMatcher.class)
  public static boolean posix(byte[] heap, int offset, int length, RegexMatcher state) {
    return state.finds(heap, offset, length);
  }

  @Intrinsic(
      value = "REGEXP_LIKE",
      literals = {1, 2},
      state = RegexMatcher.class)
  public static boolean likeOptions(byte[] heap, int offset, int length, RegexMatcher state) {
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "REGEXP_REPLACE", literals = 1, state = RegexMatcher.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      BytesResult result,
      RegexMatcher state) {
    state.replace(
        heap, offset, length, replacementHeap, replacementOffset, replacementLength, result);
  }

  @Intrinsic(
      value = "REGEXP_REPLACE",
      literals = {1, 3},
      state = RegexMatcher.class)
  public static void replaceOptions(
      byte[] heap,
      int offset,
      int length,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      BytesResult result,
      RegexMatcher state) {
    state.replace(
        heap, offset, length, replacementHeap, replacementOffset, replacementLength, result);
  }

  @Intrinsic(value = "REGEXP_REPLACE", literals = 1, state = RegexMatcher.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      int start,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    state.replace(
        heap,
        offset,
        length,
        replacementHeap,
        replacementOffset,
        replacementLength,
        start,
        0,
        result);
  }

  @Intrinsic(value = "REGEXP_REPLACE", literals = 1, state = RegexMatcher.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      int start,
      int occurrence,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    state.replace(
        heap,
        offset,
        length,
        replacementHeap,
        replacementOffset,
        replacementLength,
        start,
        occurrence,
        result);
  }

  @Intrinsic(value = "REGEXP_SUBSTR", literals = 1, state = RegexMatcher.class)
  public static void substring(
      byte[] heap, int offset, int length, BytesResult result, RegexMatcher state) {
    state.substring(heap, offset, length, 1, 1, false, result);
  }

  @Intrinsic(value = "REGEXP_SUBSTR", literals = 1, state = RegexMatcher.class)
  public static void substring(
      byte[] heap,
      int offset,
      int length,
      int start,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    state.substring(heap, offset, length, start, 1, false, result);
  }

  @Intrinsic(value = "REGEXP_SUBSTR", literals = 1, state = RegexMatcher.class)
  public static void substring(
      byte[] heap,
      int offset,
      int length,
      int start,
      int occurrence,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    requirePositive(occurrence, sites, site);
    state.substring(heap, offset, length, start, occurrence, false, result);
  }

  @Intrinsic(value = "REGEXP_EXTRACT", literals = 1, state = RegexMatcher.class)
  public static void extract(
      byte[] heap, int offset, int length, BytesResult result, RegexMatcher state) {
    state.substring(heap, offset, length, 1, 1, true, result);
  }

  @Intrinsic(value = "REGEXP_EXTRACT", literals = 1, state = RegexMatcher.class)
  public static void extract(
      byte[] heap,
      int offset,
      int length,
      int start,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    state.substring(heap, offset, length, start, 1, true, result);
  }

  @Intrinsic(value = "REGEXP_EXTRACT", literals = 1, state = RegexMatcher.class)
  public static void extract(
      byte[] heap,
      int offset,
      int length,
      int start,
      int occurrence,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    requirePositive(occurrence, sites, site);
    state.substring(heap, offset, length, start, occurrence, true, result);
  }

  @Intrinsic(value = "REGEXP_COUNT", literals = 1, state = RegexMatcher.class)
  public static int count(byte[] heap, int offset, int length, RegexMatcher state) {
    return state.count(heap, offset, length, 1);
  }

  @Intrinsic(value = "REGEXP_COUNT", literals = 1, state = RegexMatcher.class)
  public static int count(
      byte[] heap,
      int offset,
      int length,
      int start,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    return state.count(heap, offset, length, start);
  }

  @Intrinsic(value = "REGEXP_INSTR", literals = 1, state = RegexMatcher.class)
  public static int position(byte[] heap, int offset, int length, RegexMatcher state) {
    return state.position(heap, offset, length, 1, 1, false);
  }

  @Intrinsic(value = "REGEXP_INSTR", literals = 1, state = RegexMatcher.class)
  public static int position(
      byte[] heap,
      int offset,
      int length,
      int start,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    return state.position(heap, offset, length, start, 1, false);
  }

  @Intrinsic(value = "REGEXP_INSTR", literals = 1, state = RegexMatcher.class)
  public static int position(
      byte[] heap,
      int offset,
      int length,
      int start,
      int occurrence,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    requirePositive(occurrence, sites, site);
    return state.position(heap, offset, length, start, occurrence, false);
  }

  @Intrinsic(value = "REGEXP_INSTR", literals = 1, state = RegexMatcher.class)
  public static int position(
      byte[] heap,
      int offset,
      int length,
      int start,
      int occurrence,
      int afterEnd,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    requirePositive(start, sites, site);
    requirePositive(occurrence, sites, site);
    return state.position(heap, offset, length, start, occurrence, afterEnd != 0);
  }
}
