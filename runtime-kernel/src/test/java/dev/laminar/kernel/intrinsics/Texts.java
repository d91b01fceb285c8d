package dev.laminar.kernel.intrinsics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text argument between bytes that must not matter, and results as {@code String}. */
record Texts(byte[] heap, int offset, int length) {

  static Texts of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Texts of(byte[] bytes) {
    byte[] heap = new byte[5 + bytes.length + 16];
    Arrays.fill(heap, (byte) '7');
    System.arraycopy(bytes, 0, heap, 5, bytes.length);
    return new Texts(heap, 5, bytes.length);
  }

  static @Nullable String string(BytesResult result) {
    return result.isNull
        ? null
        : new String(result.heap, result.offset, result.length, StandardCharsets.UTF_8);
  }

  static byte[] bytes(BytesResult result) {
    return Arrays.copyOfRange(result.heap, result.offset, result.offset + result.length);
  }
}
