package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A literal LIKE pattern, compiled. Without {@code _} it is a prefix, pieces to be found in order,
 * and a suffix (so {@code 'a%'}, {@code '%a'} and {@code '%a%'} need one comparison or search);
 * with it the tokens are matched.
 */
public sealed class LikePattern permits LikePattern.IgnoringCase {

  private static final int NO_ESCAPE = -1;

  private final LikeTokens tokens = new LikeTokens();
  private final boolean general;
  private final boolean exact;
  private final Piece prefix;
  private final Piece suffix;
  private final Piece[] middle;

  /** Bytes to be found, with padding. */
  private record Piece(byte[] padded, int length) {}

  /** A pattern without escape character. */
  public LikePattern(String pattern) {
    this(pattern, NO_ESCAPE, false);
  }

  /** {@code LIKE pattern ESCAPE escape}; an empty one means none. */
  public LikePattern(String pattern, String escape) {
    this(pattern, escapeOf(escape), false);
  }

  private LikePattern(String pattern, int escape, boolean ignoreCase) {
    byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
    if (!tokens.compile(
        Arrays.copyOf(bytes, bytes.length + 16), 0, bytes.length, escape, ignoreCase)) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, "LIKE pattern must not end with escape character");
    }
    List<Piece> pieces = pieces();
    general = tokens.hasAnyCharacter();
    exact = pieces.size() == 1;
    prefix = pieces.getFirst();
    suffix = pieces.getLast();
    middle =
        pieces.subList(1, Math.max(1, pieces.size() - 1)).stream()
            .filter(piece -> piece.length() > 0)
            .toArray(Piece[]::new);
  }

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.isAnyText(i)) {
        pieces.add(piece(piece));
        piece.setLength(0);
      } else if (tokens.codePoint(i) >= 0) {
        piece.appendCodePoint(tokens.codePoint(i));
      }
    }
    pieces.add(piece(piece));
    return pieces;
  }

  private static Piece piece(StringBuilder text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new Piece(Arrays.copyOf(bytes, bytes.length + BytesVector.PADDING_BYTES), bytes.length);
  }

  private static int escapeOf(String escape) {
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT, "invalid escape string: it must be one character");
    }
    return escape.isEmpty() ? NO_ESCAPE : escape.codePointAt(0);
  }

  boolean matches(byte[] heap, int offset, int length) {
    if (general) {
      return tokens.matches(heap, offset, length);
    }
    if (exact) {
      return length == prefix.length
          && TextComparison.matches(heap, offset, prefix.padded, 0, length);
    }
    int from = offset + prefix.length;
    int end = offset + length - suffix.length;
    if (from > end
        || !TextComparison.matches(heap, offset, prefix.padded, 0, prefix.length)
        || !TextComparison.matches(heap, end, suffix.padded, 0, suffix.length)) {
      return false;
    }
    for (Piece piece : middle) {
      int found = TextComparison.indexOf(heap, from, end, piece.padded, 0, piece.length);
      if (found < 0) {
        return false;
      }
      from = found + piece.length;
    }
    return true;
  }

  /** A literal ILIKE pattern: text and pattern are compared in lower case. */
  public static final class IgnoringCase extends LikePattern {

    private final BytesResult lower = new BytesResult();

    public IgnoringCase(String pattern) {
      super(pattern, NO_ESCAPE, true);
    }

    public IgnoringCase(String pattern, String escape) {
      super(pattern, escapeOf(escape), true);
    }

    @Override
    boolean matches(byte[] heap, int offset, int length) {
      TextCase.lower(heap, offset, length, lower);
      return super.matches(lower.heap, lower.offset, lower.length);
    }
  }
}
