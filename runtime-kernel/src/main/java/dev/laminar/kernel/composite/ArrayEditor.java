package dev.laminar.kernel.composite;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Utf8;
import java.util.Arrays;

/**
 * Makes arrays of arrays and maps: what a call site keeps of the type of its argument. Elements are
 * taken over as they lie; two are equal when their bytes are, NULLs too. An array that is made is
 * in {@link #result}.
 */
public final class ArrayEditor {

  /** Where the array is that was made last. */
  public final CompositeBuilder result = new CompositeBuilder();

  private final CompositeShape shape;
  private final CompositeShape element;
  private final BytesResult text = new BytesResult();
  private final ByteBuilder joined = new ByteBuilder(64 + BytesVector.PADDING_BYTES);

  /** Markers of the elements, and of the end behind them. */
  private int[] markers = new int[16];

  /**
   * An editor for values of a type.
   *
   * @param type of the first argument, ARRAY or MAP, as {@code TypeText} writes it
   */
  public ArrayEditor(String type) {
    this.shape = new CompositeShape(type);
    this.element = shape.part(0);
  }

  /** Finds the elements. Returns how many there are. */
  private int index(byte[] heap, int offset) {
    int count = 0;
    int marker = offset;
    while (heap[marker] != CompositeBytes.END) {
      reserve(count + 1);
      markers[count++] = marker;
      marker = element.next(heap, marker);
    }
    markers[count] = marker;
    return count;
  }

  private void reserve(int last) {
    if (last >= markers.length) {
      markers = Arrays.copyOf(markers, 2 * last);
    }
  }

  private void copy(byte[] heap, int marker) {
    result.copy(heap, marker, element.next(heap, marker) - marker);
  }

  private static boolean isNull(byte[] heap, int marker) {
    return heap[marker] == CompositeBytes.NULL;
  }

  private boolean isAt(byte[] heap, int marker, byte[] other, int offset, int length) {
    int end = element.next(heap, marker);
    return Arrays.equals(heap, marker, end, other, offset, offset + length);
  }

  /**
   * The place of the first element that a needle is, from 1; 0 when there is none.
   *
   * @param length of the needle: the bytes of an element, with its marker
   */
  public int position(byte[] heap, int offset, byte[] needle, int needleOffset, int length) {
    int place = 1;
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      if (isAt(heap, marker, needle, needleOffset, length)) {
        return place;
      }
      place++;
    }
    return 0;
  }

  /** Whether two arrays of this type have an element in common that is not NULL. */
  public boolean overlaps(byte[] heap, int offset, byte[] other, int otherOffset) {
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      if (!isNull(heap, marker) && isIn(heap, marker, other, otherOffset)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(byte[] heap, int marker, byte[] other, int otherOffset) {
    int length = element.next(heap, marker) - marker;
    return position(other, otherOffset, heap, marker, length) > 0;
  }

  /** Whether an element equals one that the result has already. */
  private boolean isTaken(byte[] heap, int marker) {
    int length = element.next(heap, marker) - marker;
    int end = result.length;
    result.end();
    boolean found = position(result.heap, 0, heap, marker, length) > 0;
    result.length = end;
    return found;
  }

  /** One array behind the other. */
  public void concat(byte[] heap, int offset, int length, byte[] more, int at, int moreLength) {
    result.begin();
    result.copy(heap, offset, length - 1);
    result.copy(more, at, moreLength);
  }

  /** The elements in the opposite order. */
  public void reverse(byte[] heap, int offset) {
    int count = index(heap, offset);
    result.begin();
    for (int i = count - 1; i >= 0; i--) {
      result.copy(heap, markers[i], markers[i + 1] - markers[i]);
    }
    result.end();
  }

  /** Elements {@code from} to {@code to}, counted from 1; those that are not there are left out. */
  public void slice(byte[] heap, int offset, long from, long to) {
    result.begin();
    long place = 1;
    for (int marker = offset;
        heap[marker] != CompositeBytes.END && place <= to;
        marker = element.next(heap, marker)) {
      if (place >= from) {
        copy(heap, marker);
      }
      place++;
    }
    result.end();
  }

  /** Each different element where it first stands. */
  public void distinct(byte[] heap, int offset) {
    result.begin();
    addNew(heap, offset);
    result.end();
  }

  /** The different elements of both arrays. */
  public void union(byte[] heap, int offset, byte[] other, int otherOffset) {
    result.begin();
    addNew(heap, offset);
    addNew(other, otherOffset);
    result.end();
  }

  private void addNew(byte[] heap, int offset) {
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      if (!isTaken(heap, marker)) {
        copy(heap, marker);
      }
    }
  }

  /**
   * The different elements that another array has as well, or has not.
   *
   * @param wanted whether it must have them
   */
  public void common(byte[] heap, int offset, byte[] other, int otherOffset, boolean wanted) {
    result.begin();
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      if (isIn(heap, marker, other, otherOffset) == wanted && !isTaken(heap, marker)) {
        copy(heap, marker);
      }
    }
    result.end();
  }

  /** All elements but those that a needle is. */
  public void remove(byte[] heap, int offset, byte[] needle, int needleOffset, int length) {
    result.begin();
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      if (!isAt(heap, marker, needle, needleOffset, length)) {
        copy(heap, marker);
      }
    }
    result.end();
  }

  /** All elements that are not NULL. */
  public void compact(byte[] heap, int offset) {
    result.begin();
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      if (!isNull(heap, marker)) {
        copy(heap, marker);
      }
    }
    result.end();
  }

  /** Marker of the least or the greatest element; NULLs do not count, -1 where nothing else is. */
  public int extreme(byte[] heap, int offset, boolean greatest) {
    int best = -1;
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      boolean better =
          !isNull(heap, marker)
              && (best < 0
                  || (greatest
                      ? compare(heap, marker, best) > 0
                      : compare(heap, marker, best) < 0));
      best = better ? marker : best;
    }
    return best;
  }

  private int compare(byte[] heap, int left, int right) {
    return Arrays.compareUnsigned(
        heap, left, element.next(heap, left), heap, right, element.next(heap, right));
  }

  /** The elements in order; NULLs are first when they ascend, last when they descend. */
  public void sort(byte[] heap, int offset, boolean ascending) {
    int count = index(heap, offset);
    for (int i = 1; i < count; i++) {
      int moved = markers[i];
      int at = i;
      while (at > 0 && isBefore(heap, moved, markers[at - 1], ascending)) {
        markers[at] = markers[at - 1];
        at--;
      }
      markers[at] = moved;
    }
    result.begin();
    for (int i = 0; i < count; i++) {
      copy(heap, markers[i]);
    }
    result.end();
  }

  private boolean isBefore(byte[] heap, int left, int right, boolean ascending) {
    if (isNull(heap, left) || isNull(heap, right)) {
      return ascending ? !isNull(heap, right) : !isNull(heap, left);
    }
    int order = compare(heap, left, right);
    return ascending ? order < 0 : order > 0;
  }

  /**
   * Elements, which are text, with a separator between them; NULLs are left out, or something
   * stands for them.
   *
   * @param nullLength -1 where NULLs are left out
   */
  public void join(
      byte[] heap,
      int offset,
      byte[] separator,
      int separatorOffset,
      int separatorLength,
      byte[] nullText,
      int nullOffset,
      int nullLength,
      BytesResult into) {
    joined.setLength(0);
    boolean first = true;
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      boolean isNull = isNull(heap, marker);
      if (isNull && nullLength < 0) {
        continue;
      }
      if (!first) {
        joined.append(separator, separatorOffset, separatorLength);
      }
      first = false;
      if (isNull) {
        joined.append(nullText, nullOffset, nullLength);
      } else {
        CompositeBytes.getText(heap, marker + 1, text);
        joined.append(text.heap, text.offset, text.length);
      }
    }
    joined.reserve(BytesVector.PADDING_BYTES);
    into.isNull = false;
    into.view(joined.bytes(), 0, joined.length());
  }

  /** The keys of a map, or its values. */
  public void parts(byte[] heap, int offset, boolean values) {
    CompositeShape value = shape.part(1);
    result.begin();
    int marker = offset;
    while (heap[marker] != CompositeBytes.END) {
      int mapped = element.next(heap, marker);
      int end = value.next(heap, mapped);
      if (values) {
        result.copy(heap, mapped, end - mapped);
      } else {
        result.copy(heap, marker, mapped - marker);
      }
      marker = end;
    }
    result.end();
  }

  /**
   * The pieces of a text between separators.
   *
   * @param separatorLength 0 where the text is one piece; -1 where each character is one
   * @param nullLength pieces that are this text become NULL; -1 where none does
   * @param emptyIsNone whether an empty text has no piece, instead of one that is empty
   */
  public void split(
      byte[] heap,
      int offset,
      int length,
      byte[] separator,
      int separatorOffset,
      int separatorLength,
      byte[] nullText,
      int nullOffset,
      int nullLength,
      boolean emptyIsNone) {
    result.begin();
    int end = offset + length;
    int start = offset;
    if (length > 0 || !emptyIsNone) {
      int at = pieceEnd(heap, start, end, separator, separatorOffset, separatorLength);
      while (at < end && (separatorLength > 0 || at > start)) {
        piece(heap, start, at, nullText, nullOffset, nullLength);
        start = at + Math.max(0, separatorLength);
        at = pieceEnd(heap, start, end, separator, separatorOffset, separatorLength);
      }
      piece(heap, start, end, nullText, nullOffset, nullLength);
    }
    result.end();
  }

  private static int pieceEnd(
      byte[] heap, int start, int end, byte[] separator, int offset, int length) {
    if (length < 0) {
      return Utf8.skip(heap, start, end, 1);
    }
    for (int at = start; length > 0 && at <= end - length; at++) {
      if (Arrays.equals(heap, at, at + length, separator, offset, offset + length)) {
        return at;
      }
    }
    return end;
  }

  private void piece(
      byte[] heap, int from, int to, byte[] nullText, int nullOffset, int nullLength) {
    boolean isNull =
        nullLength >= 0
            && Arrays.equals(heap, from, to, nullText, nullOffset, nullOffset + nullLength);
    if (isNull) {
      result.putNull(0);
    } else {
      result.putText(heap, from, to - from);
    }
  }

  /** The entries of a map as rows of key and value. */
  public void entries(byte[] heap, int offset) {
    CompositeShape value = shape.part(1);
    result.begin();
    int marker = offset;
    while (heap[marker] != CompositeBytes.END) {
      int end = value.next(heap, element.next(heap, marker));
      result.putComposite(heap, marker, end - marker);
      marker = end;
    }
    result.end();
  }
}
