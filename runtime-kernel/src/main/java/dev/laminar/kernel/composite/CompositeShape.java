package dev.laminar.kernel.composite;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the way over values of one type in their bytes: what a call site keeps of a type. */
public final class CompositeShape {

  private final DataType type;
  private final int widthBytes;
  private final CompositeShape[] parts;
  private final byte[][] names;

  public CompositeShape(DataType type) {
    this.type = type;
    this.widthBytes = CompositeBytes.width(type);
    List<Column> columns = type.parts();
    this.parts =
        columns.stream()
            .map(column -> new CompositeShape(column.type()))
            .toArray(CompositeShape[]::new);
    this.names =
        columns.stream()
            .map(column -> column.name().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  /**
   * The shape of a type.
   *
   * @param type as {@link TypeText} writes it
   */
  public CompositeShape(String type) {
    this(TypeText.read(type));
  }

  public DataType type() {
    return type;
  }

  /** Bytes of every value, without its marker; {@link CompositeBytes#VARIABLE}. */
  int widthBytes() {
    return widthBytes;
  }

  /** The shape of an element, key, value or field. */
  public CompositeShape part(int index) {
    return parts[index];
  }

  /** The name of a field, in UTF-8. */
  byte[] name(int index) {
    return names[index];
  }

  /** Where what follows a value begins; {@code position} is behind its marker. */
  public int skip(byte[] heap, int position) {
    if (widthBytes >= 0) {
      return position + widthBytes;
    }
    int next = position;
    switch (type.kind()) {
      case ARRAY -> {
        while (heap[next] != CompositeBytes.END) {
          next = parts[0].next(heap, next);
        }
        next++;
      }
      case MAP -> {
        while (heap[next] != CompositeBytes.END) {
          next = parts[1].next(heap, parts[0].next(heap, next));
        }
        next++;
      }
      case ROW -> {
        for (CompositeShape part : parts) {
          next = part.next(heap, next);
        }
      }
      default -> next = CompositeBytes.skipText(heap, position);
    }
    return next;
  }

  /**
   * Where what follows a part begins; {@code marker} is where its marker is, not that of an end.
   */
  public int next(byte[] heap, int marker) {
    if (widthBytes >= 0) {
      return marker + 1 + widthBytes;
    }
    return heap[marker] == CompositeBytes.VALUE ? skip(heap, marker + 1) : marker + 1;
  }

  /** How many elements an array has, or how many entries a map: this is the shape of the whole. */
  public int count(byte[] heap, int offset, int length) {
    CompositeShape first = parts[0];
    CompositeShape second = parts[parts.length - 1];
    boolean pairs = parts.length == 2;
    if (first.widthBytes >= 0 && second.widthBytes >= 0) {
      int stride = 1 + first.widthBytes + (pairs ? 1 + second.widthBytes : 0);
      return (length - 1) / stride;
    }
    int count = 0;
    int marker = offset;
    while (heap[marker] != CompositeBytes.END) {
      marker = first.next(heap, marker);
      marker = pairs ? second.next(heap, marker) : marker;
      count++;
    }
    return count;
  }

  /** Marker of element {@code index} (from 1) of an array; -1 when there is none. */
  public int element(byte[] heap, int offset, int length, long index) {
    if (index < 1) {
      return -1;
    }
    CompositeShape element = parts[0];
    if (element.widthBytes >= 0) {
      int stride = 1 + element.widthBytes;
      return index > (length - 1) / stride ? -1 : offset + (int) (index - 1) * stride;
    }
    int marker = offset;
    for (long left = index; heap[marker] != CompositeBytes.END; left--) {
      if (left == 1) {
        return marker;
      }
      marker = element.next(heap, marker);
    }
    return -1;
  }

  /** Marker of the one element of an array; -1 when it is empty. */
  public int only(byte[] heap, int offset, int length, ErrorSites sites, int site) {
    if (count(heap, offset, length) > 1) {
      throw SqlErrors.error(
          ErrorCode.CARDINALITY_VIOLATION,
          "an array that stands for its one element has more than one",
          sites,
          site,
          "name the element: a[1]");
    }
    return element(heap, offset, length, 1);
  }

  /** Marker of the value of a key in a map; -1 when it has none. */
  public int value(byte[] heap, int offset, byte[] key, int keyOffset, int keyLength) {
    int marker = offset;
    while (heap[marker] != CompositeBytes.END) {
      int valueMarker = parts[0].next(heap, marker);
      int order =
          Arrays.compareUnsigned(heap, marker, valueMarker, key, keyOffset, keyOffset + keyLength);
      if (order >= 0) {
        return order == 0 ? valueMarker : -1;
      }
      marker = parts[1].next(heap, valueMarker);
    }
    return -1;
  }

  /** Marker of a field of a row. */
  public int field(byte[] heap, int offset, int index) {
    int marker = offset;
    for (int i = 0; i < index; i++) {
      marker = parts[i].next(heap, marker);
    }
    return marker;
  }
}
