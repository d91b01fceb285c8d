package dev.laminar.kernel.format;

/** The words for true and false that CSV takes, in any case: those of PostgreSQL, whole. */
final class BooleanWords {

  private BooleanWords() {}

  /**
   * 1, 0, or -1 for no such word; the word is its lower-case bytes, first byte highest. Digits have
   * bit 5 set anyway.
   */
  static int valueOf(long word) {
    if (word == 0x74727565L
        || word == '1'
        || word == 't'
        || word == 'y'
        || word == 0x796573L
        || word == 0x6F6EL) {
      return 1;
    }
    boolean isFalse =
        word == 0x66616C7365L
            || word == '0'
            || word == 'f'
            || word == 'n'
            || word == 0x6E6FL
            || word == 0x6F6666L;
    return isFalse ? 0 : -1;
  }
}
