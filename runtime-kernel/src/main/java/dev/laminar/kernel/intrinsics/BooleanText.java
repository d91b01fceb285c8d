package dev.laminar.kernel.intrinsics;

/** PostgreSQL's spellings of truth values. */
final class BooleanText {

  private static final String[] TRUE_WORDS = {"true", "yes", "on", "1"};
  private static final String[] FALSE_WORDS = {"false", "no", "off", "0"};

  private BooleanText() {}

  /** 1, 0, or -1 when the text is neither. */
  static int parse(byte[] heap, int offset, int length) {
    int from = offset;
    int end = offset + length;
    while (from < end && NumberScanner.isBlank(heap[from])) {
      from++;
    }
    while (end > from && NumberScanner.isBlank(heap[end - 1])) {
      end--;
    }
    // "o" could be either.
    if (from == end || end - from == 1 && (heap[from] | 0x20) == 'o') {
      return -1;
    }
    if (isBeginning(heap, from, end, TRUE_WORDS)) {
      return 1;
    }
    return isBeginning(heap, from, end, FALSE_WORDS) ? 0 : -1;
  }

  private static boolean isBeginning(byte[] heap, int from, int end, String[] words) {
    for (int i = 0; i < words.length; i++) {
      if (isBeginning(heap, from, end, words[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBeginning(byte[] heap, int from, int end, String word) {
    if (end - from > word.length()) {
      return false;
    }
    for (int i = from; i < end; i++) {
      int character = heap[i] >= 'A' && heap[i] <= 'Z' ? heap[i] + 32 : heap[i];
      if (character != word.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }
}
