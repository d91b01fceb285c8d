package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/**
 * The functions of {@link RegexFunctions} for expressions that are not literals: compiled when they
 * change.
 */
public final class RegexDynamicFunctions {

  private static final byte[] EMPTY = new byte[1];
  private static final byte[] IGNORE_CASE = {'i'};

  private RegexDynamicFunctions() {}

  private static void use(
      RegexMatcher state,
      byte[] heap,
      int offset,
      int length,
      byte[] optionsHeap,
      int optionsOffset,
      int optionsLength,
      ErrorSites sites,
      int site) {
    try {
      state.use(heap, offset, length, optionsHeap, optionsOffset, optionsLength);
    } catch (LaminarException e) {
      throw SqlErrors.error(
          e.code(), String.valueOf(e.getMessage()), sites, site, "correct the expression");
    }
  }

  @Intrinsic(value = "SIMILAR_TO", state = RegexMatcher.class)
  public static boolean similar(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    try {
      state.useSimilar(patternHeap, patternOffset, patternLength, -1);
    } catch (LaminarException e) {
      throw SqlErrors.error(
          e.code(), String.valueOf(e.getMessage()), sites, site, "correct the pattern");
    }
    return state.matchesAll(heap, offset, length);
  }

  @Intrinsic(value = "REGEXP_LIKE", state = RegexMatcher.class)
  public static boolean like(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "RLIKE", state = RegexMatcher.class)
  public static boolean rlike(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "REGEXP_CONTAINS", state = RegexMatcher.class)
  public static boolean contains(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "POSIX_REGEX_CASE_SENSITIVE", state = RegexMatcher.class)
  public static boolean posix(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "REGEXP_LIKE", state = RegexMatcher.class)
  public static boolean like(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      byte[] optionsHeap,
      int optionsOffset,
      int optionsLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(
        state,
        patternHeap,
        patternOffset,
        patternLength,
        optionsHeap,
        optionsOffset,
        optionsLength,
        sites,
        site);
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "POSIX_REGEX_CASE_INSENSITIVE", state = RegexMatcher.class)
  public static boolean posixIgnoringCase(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, IGNORE_CASE, 0, 1, sites, site);
    return state.finds(heap, offset, length);
  }

  @Intrinsic(value = "REGEXP_REPLACE", state = RegexMatcher.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    state.replace(
        heap, offset, length, replacementHeap, replacementOffset, replacementLength, result);
  }

  @Intrinsic(value = "REGEXP_REPLACE", state = RegexMatcher.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      byte[] optionsHeap,
      int optionsOffset,
      int optionsLength,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(
        state,
        patternHeap,
        patternOffset,
        patternLength,
        optionsHeap,
        optionsOffset,
        optionsLength,
        sites,
        site);
    state.replace(
        heap, offset, length, replacementHeap, replacementOffset, replacementLength, result);
  }

  @Intrinsic(value = "REGEXP_REPLACE", state = RegexMatcher.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      int start,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
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

  @Intrinsic(value = "REGEXP_REPLACE", state = RegexMatcher.class)
  public static void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      byte[] replacementHeap,
      int replacementOffset,
      int replacementLength,
      int start,
      int occurrence,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
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

  @Intrinsic(value = "REGEXP_SUBSTR", state = RegexMatcher.class)
  public static void substring(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    state.substring(heap, offset, length, 1, 1, false, result);
  }

  @Intrinsic(value = "REGEXP_SUBSTR", state = RegexMatcher.class)
  public static void substring(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    state.substring(heap, offset, length, start, 1, false, result);
  }

  @Intrinsic(value = "REGEXP_SUBSTR", state = RegexMatcher.class)
  public static void substring(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      int occurrence,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    RegexFunctions.requirePositive(occurrence, sites, site);
    state.substring(heap, offset, length, start, occurrence, false, result);
  }

  @Intrinsic(value = "REGEXP_EXTRACT", state = RegexMatcher.class)
  public static void extract(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    state.substring(heap, offset, length, 1, 1, true, result);
  }

  @Intrinsic(value = "REGEXP_EXTRACT", state = RegexMatcher.class)
  public static void extract(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    state.substring(heap, offset, length, start, 1, true, result);
  }

  @Intrinsic(value = "REGEXP_EXTRACT", state = RegexMatcher.class)
  public static void extract(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      int occurrence,
      BytesResult result,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    RegexFunctions.requirePositive(occurrence, sites, site);
    state.substring(heap, offset, length, start, occurrence, true, result);
  }

  @Intrinsic(value = "REGEXP_COUNT", state = RegexMatcher.class)
  public static int count(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    return state.count(heap, offset, length, 1);
  }

  @Intrinsic(value = "REGEXP_COUNT", state = RegexMatcher.class)
  public static int count(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    return state.count(heap, offset, length, start);
  }

  @Intrinsic(value = "REGEXP_INSTR", state = RegexMatcher.class)
  public static int position(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    return state.position(heap, offset, length, 1, 1, false);
  }

  @Intrinsic(value = "REGEXP_INSTR", state = RegexMatcher.class)
  public static int position(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    return state.position(heap, offset, length, start, 1, false);
  }

  @Intrinsic(value = "REGEXP_INSTR", state = RegexMatcher.class)
  public static int position(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      int occurrence,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    RegexFunctions.requirePositive(occurrence, sites, site);
    return state.position(heap, offset, length, start, occurrence, false);
  }

  @Intrinsic(value = "REGEXP_INSTR", state = RegexMatcher.class)
  public static int position(
      byte[] heap,
      int offset,
      int length,
      byte[] patternHeap,
      int patternOffset,
      int patternLength,
      int start,
      int occurrence,
      int afterEnd,
      RegexMatcher state,
      ErrorSites sites,
      int site) {
    use(state, patternHeap, patternOffset, patternLength, EMPTY, 0, 0, sites, site);
    RegexFunctions.requirePositive(start, sites, site);
    RegexFunctions.requirePositive(occurrence, sites, site);
    return state.position(heap, offset, length, start, occurrence, afterEnd != 0);
  }
}
