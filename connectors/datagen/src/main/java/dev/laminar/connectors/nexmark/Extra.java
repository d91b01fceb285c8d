package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.TextHeap;
import dev.laminar.kernel.batch.BytesVector;

/** The field that brings an event to its average size. */
final class Extra {

  /** Bytes of an event's other fields: eight for a number or time, the characters of a text. */
  @FunctionalInterface
  interface Size {
    int bytes(long event);
  }

  private Extra() {}

  static FieldFiller filler(long stream, int averageBytes, Size size) {
    TextHeap heap = new TextHeap();
    return (events, rows, column) -> {
      heap.clear();
      BytesVector target = (BytesVector) column;
      for (int row = 0; row < rows; row++) {
        long event = events[row];
        long bits = RandomBits.at(stream, event);
        int length = NexmarkText.extraLength(bits, size.bytes(event), averageBytes);
        TextHeap.letters(heap.reserve(length), heap.used(), length, bits);
        heap.take(target, row, length);
      }
      heap.share(target);
    };
  }
}
