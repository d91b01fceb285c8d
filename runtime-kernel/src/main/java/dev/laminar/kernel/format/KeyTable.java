package dev.laminar.kernel.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * From a key's bytes to what it means, by hash and full comparison. A key that differs from a name
 * only in the case of ASCII letters is found, too, when no other name is exactly it.
 */
final class KeyTable {

  static final int UNKNOWN = -1;

  /** Added to the value of a name that differs in case. */
  static final int OTHER_CASE = 1 << 30;

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private byte[][] names = new byte[16][];
  private int[] values = new int[16];
  private int size;
  private byte[] folded = new byte[64];

  /** Adds a name; a second one with the same value is an alias. */
  void add(String name, int value) {
    insert(name.getBytes(StandardCharsets.UTF_8), value);
    String lower = name.toLowerCase(Locale.ROOT);
    byte[] lowerBytes = marked(lower.getBytes(StandardCharsets.UTF_8), lower.length());
    if (isAscii(name) && find(lowerBytes, 0, lowerBytes.length) == UNKNOWN) {
      insert(lowerBytes, value | OTHER_CASE);
    }
  }

  /** Names in lower case live in the same table behind a byte that no key starts with. */
  private static byte[] marked(byte[] lower, int length) {
    byte[] bytes = new byte[length + 1];
    System.arraycopy(lower, 0, bytes, 1, Math.min(length, lower.length));
    return bytes;
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  private void insert(byte[] name, int value) {
    if (2 * size >= names.length) {
      grow();
    }
    names[freeSlot(name)] = name;
    values[slotOf(name, 0, name.length)] = value;
    size++;
  }

  private int freeSlot(byte[] name) {
    int slot = home(name, 0, name.length);
    while (names[slot] != null && !Arrays.equals(names[slot], name)) {
      slot = slot + 1 & names.length - 1;
    }
    return slot;
  }

  private void grow() {
    byte[][] oldNames = names;
    int[] oldValues = values;
    names = new byte[2 * oldNames.length][];
    values = new int[names.length];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != null) {
        int slot = freeSlot(oldNames[i]);
        names[slot] = oldNames[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /**
   * The value of the exact name; that of the name in another case with {@link #OTHER_CASE} set;
   * {@link #UNKNOWN}.
   */
  int lookup(byte[] bytes, int at, int length) {
    int exact = find(bytes, at, length);
    if (exact != UNKNOWN || length >= folded.length) {
      return exact;
    }
    for (int i = 0; i < length; i++) {
      byte unit = bytes[at + i];
      folded[i + 1] = unit >= 'A' && unit <= 'Z' ? (byte) (unit | 0x20) : unit;
    }
    return find(folded, 0, length + 1);
  }

  private int find(byte[] bytes, int at, int length) {
    int slot = slotOf(bytes, at, length);
    return names[slot] == null ? UNKNOWN : values[slot];
  }

  /** Slot of a name, or the empty one where the search ended. */
  private int slotOf(byte[] bytes, int at, int length) {
    int slot = home(bytes, at, length);
    while (names[slot] != null && !matches(names[slot], bytes, at, length)) {
      slot = slot + 1 & names.length - 1;
    }
    return slot;
  }

  private static boolean matches(byte[] name, byte[] bytes, int at, int length) {
    return name.length == length && Arrays.equals(name, 0, length, bytes, at, at + length);
  }

  private int home(byte[] bytes, int at, int length) {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ bytes[at + i]) * MULTIPLIER;
    }
    return (int) (hash >>> 32) & names.length - 1;
  }
}
