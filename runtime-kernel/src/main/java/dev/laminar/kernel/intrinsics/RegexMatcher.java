package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled regular expression with its matcher and the text it reads: kept per call site, so that
 * matching allocates nothing. With a literal expression it is made once; else {@code use} makes it
 * whenever the expression differs from the row before, which does allocate.
 */
public final class RegexMatcher {

  private static final byte[] NO_OPTIONS = new byte[1];

  private final Utf8Sequence text = new Utf8Sequence();
  private Matcher matcher;
  private boolean global;

  private byte[] lastPattern = new byte[0];
  private byte[] lastOptions = new byte[0];

  /** For expressions that are not literals. */
  public RegexMatcher() {
    this("", "");
  }

  public RegexMatcher(String regex) {
    this(regex, "");
  }

  /** With option letters, for example {@code "i"} to ignore case and {@code "g"} to replace all. */
  public RegexMatcher(String regex, String options) {
    this(RegexSyntax.compile(regex, options), options);
  }

  private RegexMatcher(Pattern pattern, String options) {
    matcher = pattern.matcher(text);
    global = options.indexOf('g') >= 0;
  }

  /** Makes this the expression. */
  public RegexMatcher use(byte[] heap, int offset, int length, ErrorSites sites, int site) {
    return use(heap, offset, length, NO_OPTIONS, 0, 0, sites, site);
  }

  /** Makes these the expression and its options. */
  public RegexMatcher use(
      byte[] heap,
      int offset,
      int length,
      byte[] optionsHeap,
      int optionsOffset,
      int optionsLength,
      ErrorSites sites,
      int site) {
    if (isLast(lastPattern, heap, offset, length)
        && isLast(lastOptions, optionsHeap, optionsOffset, optionsLength)) {
      return this;
    }
    String options = new String(optionsHeap, optionsOffset, optionsLength, StandardCharsets.UTF_8);
    String regex = new String(heap, offset, length, StandardCharsets.UTF_8);
    try {
      matcher = RegexSyntax.compile(regex, options).matcher(text);
    } catch (LaminarException e) {
      throw refused(e, sites, site);
    }
    global = options.indexOf('g') >= 0;
    lastPattern = Arrays.copyOfRange(heap, offset, offset + length);
    lastOptions = Arrays.copyOfRange(optionsHeap, optionsOffset, optionsOffset + optionsLength);
    return this;
  }

  private static SqlRuntimeException refused(LaminarException cause, ErrorSites sites, int site) {
    return SqlErrors.error(
        cause.code(), String.valueOf(cause.getMessage()), sites, site, "correct the expression");
  }

  private static boolean isLast(byte[] last, byte[] heap, int offset, int length) {
    return Arrays.equals(last, 0, last.length, heap, offset, offset + length);
  }

  private void read(byte[] heap, int offset, int length) {
    text.set(heap, offset, length);
    matcher.reset(text);
  }

  boolean finds(byte[] heap, int offset, int length) {
    read(heap, offset, length);
    return matcher.find();
  }

  boolean matchesAll(byte[] heap, int offset, int length) {
    read(heap, offset, length);
    return matcher.matches();
  }

  /** Finds the n-th match at or after the n-th character, both from 1. */
  private boolean find(byte[] heap, int offset, int length, int start, int occurrence) {
    read(heap, offset, length);
    int from = start <= 1 ? 0 : characterIndex(start - 1);
    if (from > text.length() || !matcher.find(from)) {
      return false;
    }
    for (int i = 1; i < occurrence; i++) {
      if (!matcher.find()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Index in UTF-16 characters of a code point; one more than the length when there are not so
   * many.
   */
  private int characterIndex(int codePoints) {
    int index = 0;
    for (int i = 0; i < codePoints; i++) {
      if (index >= text.length()) {
        return text.length() + 1;
      }
      index += Character.isHighSurrogate(text.charAt(index)) ? 2 : 1;
    }
    return index;
  }

  /**
   * The n-th match, or its first group when {@code group} and there is one; NULL when there is
   * none.
   */
  void substring(
      byte[] heap,
      int offset,
      int length,
      int start,
      int occurrence,
      boolean group,
      BytesResult result) {
    result.isNull = !find(heap, offset, length, start, occurrence);
    if (result.isNull) {
      result.view(heap, offset, 0);
      return;
    }
    int index = group && matcher.groupCount() > 0 ? 1 : 0;
    int from = matcher.start(index);
    if (from < 0) {
      result.isNull = true;
      result.view(heap, offset, 0);
    } else {
      int first = text.byteOffset(from);
      result.view(heap, first, text.byteOffset(matcher.end(index)) - first);
    }
  }

  /** Number of matches at or after a character. */
  int count(byte[] heap, int offset, int length, int start) {
    int count = 0;
    boolean found = find(heap, offset, length, start, 1);
    while (found) {
      count++;
      found = matcher.find();
    }
    return count;
  }

  /** Position in characters from 1 of the n-th match, or after its end; 0 when there is none. */
  int position(byte[] heap, int offset, int length, int start, int occurrence, boolean afterEnd) {
    if (!find(heap, offset, length, start, occurrence)) {
      return 0;
    }
    int at = text.byteOffset(afterEnd ? matcher.end() : matcher.start());
    return Utf8.length(heap, offset, at - offset) + 1;
  }

  /** Replaces the first match, or all with the option {@code g}. */
  void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] replacement,
      int replacementOffset,
      int replacementLength,
      BytesResult result) {
    replace(
        heap,
        offset,
        length,
        replacement,
        replacementOffset,
        replacementLength,
        1,
        global ? 0 : 1,
        result);
  }

  /**
   * Replaces the n-th match (all for 0) at or after a character. In the replacement {@code \1} to
   * {@code \9} stand for groups, {@code \&} for the match, {@code \\} for a backslash.
   */
  void replace(
      byte[] heap,
      int offset,
      int length,
      byte[] replacement,
      int replacementOffset,
      int replacementLength,
      int start,
      int occurrence,
      BytesResult result) {
    boolean found = find(heap, offset, length, start, Math.max(occurrence, 1));
    if (!found) {
      result.view(heap, offset, length);
      return;
    }
    int from = offset;
    int to = 0;
    while (found) {
      int matchStart = text.byteOffset(matcher.start());
      to = copy(heap, from, matchStart, result, to);
      to = appendReplacement(replacement, replacementOffset, replacementLength, result, to);
      from = text.byteOffset(matcher.end());
      found = occurrence <= 0 && matcher.find();
    }
    to = copy(heap, from, offset + length, result, to);
    result.view(result.own(to), 0, to);
  }

  private int appendReplacement(
      byte[] heap, int offset, int length, BytesResult result, int start) {
    int to = start;
    int end = offset + length;
    int plain = offset;
    for (int i = offset; i + 1 < end; i++) {
      if (heap[i] == '\\') {
        int next = heap[i + 1];
        boolean isGroup = next >= '1' && next <= '9';
        if (isGroup || next == '&' || next == '\\') {
          to = copy(heap, plain, i, result, to);
          plain = next == '\\' ? i + 1 : i + 2;
          to = next == '\\' ? to : appendGroup(isGroup ? next - '0' : 0, result, to);
          i++;
        }
      }
    }
    return copy(heap, plain, end, result, to);
  }

  private int appendGroup(int group, BytesResult result, int to) {
    if (group > matcher.groupCount() || matcher.start(group) < 0) {
      return to;
    }
    return copy(
        text.heap(),
        text.byteOffset(matcher.start(group)),
        text.byteOffset(matcher.end(group)),
        result,
        to);
  }

  private static int copy(byte[] heap, int from, int end, BytesResult result, int to) {
    byte[] out = result.own(to + end - from);
    System.arraycopy(heap, from, out, to, end - from);
    return to + end - from;
  }

  /** A SIMILAR TO pattern. */
  public static final class Similar {

    private final RegexMatcher matcher;
    private byte[] lastEscape = new byte[0];

    /** For patterns that are not literals. */
    public Similar() {
      this("");
    }

    public Similar(String pattern) {
      this(pattern, "");
    }

    /** An empty escape is none. */
    public Similar(String pattern, String escape) {
      matcher = new RegexMatcher(compile(pattern, escape), "");
    }

    private static Pattern compile(String pattern, String escape) {
      return RegexSyntax.compileSimilar(pattern, escape.isEmpty() ? -1 : escape.codePointAt(0));
    }

    /** Makes this the pattern. */
    public Similar use(byte[] heap, int offset, int length, ErrorSites sites, int site) {
      return use(heap, offset, length, NO_OPTIONS, 0, 0, sites, site);
    }

    /** Makes these the pattern and its escape character. */
    public Similar use(
        byte[] heap,
        int offset,
        int length,
        byte[] escapeHeap,
        int escapeOffset,
        int escapeLength,
        ErrorSites sites,
        int site) {
      if (isLast(matcher.lastPattern, heap, offset, length)
          && isLast(lastEscape, escapeHeap, escapeOffset, escapeLength)) {
        return this;
      }
      String pattern = new String(heap, offset, length, StandardCharsets.UTF_8);
      String escape = new String(escapeHeap, escapeOffset, escapeLength, StandardCharsets.UTF_8);
      try {
        matcher.matcher = compile(pattern, escape).matcher(matcher.text);
      } catch (LaminarException e) {
        throw refused(e, sites, site);
      }
      matcher.lastPattern = Arrays.copyOfRange(heap, offset, offset + length);
      lastEscape = Arrays.copyOfRange(escapeHeap, escapeOffset, escapeOffset + escapeLength);
      return this;
    }

    boolean matchesAll(byte[] heap, int offset, int length) {
      return matcher.matchesAll(heap, offset, length);
    }
  }
}
