package dev.laminar.kernel.intrinsics;

import java.util.Arrays;

/**
 * Scratch memory of LEVENSHTEIN: one row of the distance matrix and the code points of its columns.
 */
public final class EditDistance {

  private int[] row = new int[64];
  private int[] columns = new int[64];

  /** Levenshtein distance by code points. */
  int distance(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength) {
    int width = decodeColumns(rightHeap, rightOffset, rightLength);
    for (int i = 0; i <= width; i++) {
      row[i] = i;
    }
    int end = leftOffset + leftLength;
    int line = 0;
    for (int i = leftOffset; i < end; ) {
      int bytes = Utf8.width(leftHeap, i, end);
      int codePoint = Utf8.decode(leftHeap, i, bytes);
      int diagonal = row[0];
      row[0] = ++line;
      for (int column = 1; column <= width; column++) {
        int replaced = diagonal + (columns[column - 1] == codePoint ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, Math.min(diagonal, row[column - 1]) + 1);
      }
      i += bytes;
    }
    return row[width];
  }

  private int decodeColumns(byte[] heap, int offset, int length) {
    if (row.length <= length) {
      row = new int[Math.max(length + 1, 2 * row.length)];
      columns = Arrays.copyOf(columns, row.length);
    }
    int count = 0;
    int end = offset + length;
    for (int i = offset; i < end; count++) {
      int bytes = Utf8.width(heap, i, end);
      columns[count] = Utf8.decode(heap, i, bytes);
      i += bytes;
    }
    return count;
  }
}
