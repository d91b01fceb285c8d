package dev.laminar.connectors.nexmark;

import dev.laminar.kernel.batch.BytesVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Texts that values of a column point at: nothing is copied. */
final class Dictionary {

  private final byte[] heap;
  private final int[] offsets;

  Dictionary(List<String> texts) {
    offsets = new int[texts.size() + 1];
    byte[] all = String.join("", texts).getBytes(StandardCharsets.UTF_8);
    int at = 0;
    for (int i = 0; i < texts.size(); i++) {
      at += texts.get(i).getBytes(StandardCharsets.UTF_8).length;
      offsets[i + 1] = at;
    }
    heap = Arrays.copyOf(all, all.length + BytesVector.PADDING_BYTES);
  }

  int size() {
    return offsets.length - 1;
  }

  int length(int index) {
    return offsets[index + 1] - offsets[index];
  }

  /** Bytes of the longest text. */
  int longest() {
    int longest = 0;
    for (int i = 0; i < size(); i++) {
      longest = Math.max(longest, length(i));
    }
    return longest;
  }

  /** Makes a column's values views into this dictionary. */
  void share(BytesVector column) {
    column.shareHeap(heap);
  }

  void point(BytesVector column, int row, int index) {
    column.offsets()[row] = offsets[index];
    column.lengths()[row] = length(index);
  }
}
