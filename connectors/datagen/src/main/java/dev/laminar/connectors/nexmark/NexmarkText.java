package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;

/** Random text as the reference generator writes it. */
final class NexmarkText {

  private static final int SHORTEST = 3;

  /** One character in thirteen is a space: 20 of 256. */
  private static final int SPACES = 20;

  private static final byte[] CHARACTERS = characters();
  private static final int LETTERS = 26;

  private NexmarkText() {}

  private static byte[] characters() {
    byte[] characters = new byte[256];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = (byte) (i < SPACES ? ' ' : 'a' + (i - SPACES) * LETTERS / (256 - SPACES));
    }
    return characters;
  }

  /** Length of a text: 3 up to, not including, a limit. */
  static int length(long bits, int limit) {
    return SHORTEST + (int) RandomBits.below(bits, limit - SHORTEST);
  }

  /**
   * Writes letters and spaces in steps of eight; the ends are letters, so that the length stands.
   */
  static void write(byte[] target, int offset, int length, long stream) {
    long state = stream;
    for (int i = 0; i < length; i += Long.BYTES) {
      state += RandomBits.GAMMA;
      long bits = RandomBits.mix(state);
      for (int k = 0; k < Long.BYTES; k++) {
        target[offset + i + k] = CHARACTERS[(int) bits & 0xFF];
        bits >>>= Byte.SIZE;
      }
    }
    letterAt(target, offset, stream);
    letterAt(target, offset + length - 1, stream >>> Byte.SIZE);
  }

  private static void letterAt(byte[] target, int at, long bits) {
    if (target[at] == ' ') {
      target[at] = (byte) ('a' + (bits & 0xFF) * LETTERS / 256);
    }
  }

  /** Length of the padding that brings an event to an average size, within a fifth. */
  static int extraLength(long bits, int size, int averageSize) {
    int average = averageSize - size;
    if (average < 0) {
      return 0;
    }
    int deviation = (int) Math.round(average * 0.2);
    return average
        - deviation
        + (deviation == 0 ? 0 : (int) RandomBits.below(bits, 2L * deviation));
  }
}
