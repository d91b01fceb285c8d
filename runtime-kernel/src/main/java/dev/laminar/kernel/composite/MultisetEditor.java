package dev.laminar.kernel.composite;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes multisets: what a call site keeps of the type of its argument. A multiset is an array whose
 * elements are in the order of their bytes, so that multisets are equal when their bytes are, and
 * two of them are gone through side by side. What is made is in {@link #result}.
 */
public final class MultisetEditor {

  /** What is made of two multisets. */
  public enum Operation {
    UNION_ALL,
    UNION_DISTINCT,
    INTERSECT_ALL,
    INTERSECT_DISTINCT,
    EXCEPT_ALL,
    EXCEPT_DISTINCT
  }

  /** Shorter runs are sorted by insertion. */
  private static final int SHORT_RUN = 12;

  /** Where the multiset is that was made last. */
  public final CompositeBuilder result = new CompositeBuilder();

  private final CompositeShape element;
  private int[] markers = new int[16];
  private int[] other = new int[16];

  /** The element that was put last; null for none. */
  private byte @Nullable [] lastHeap;

  private int lastMarker;

  /**
   * An editor for values of a type.
   *
   * @param type of the first argument, as {@code TypeText} writes it
   */
  public MultisetEditor(String type) {
    this.element = new CompositeShape(type).part(0);
  }

  /** The elements of an array, in order. */
  public void sort(byte[] heap, int offset) {
    int count = index(heap, offset);
    System.arraycopy(markers, 0, other, 0, count);
    sort(heap, other, markers, 0, count);
    result.begin();
    for (int i = 0; i < count; i++) {
      put(heap, markers[i]);
    }
    result.end();
  }

  private int index(byte[] heap, int offset) {
    int count = 0;
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      if (count == markers.length) {
        markers = Arrays.copyOf(markers, 2 * count);
        other = new int[2 * count];
      }
      markers[count++] = marker;
    }
    return count;
  }

  /** Sorts a range of {@code from} into {@code to}; both hold the same markers there. */
  private void sort(byte[] heap, int[] from, int[] to, int start, int end) {
    if (end - start <= SHORT_RUN) {
      insertionSort(heap, to, start, end);
      return;
    }
    int middle = (start + end) >>> 1;
    sort(heap, to, from, start, middle);
    sort(heap, to, from, middle, end);
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end || left < middle && compare(heap, from[left], heap, from[right]) <= 0;
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private void insertionSort(byte[] heap, int[] to, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      int moved = to[i];
      int at = i;
      while (at > start && compare(heap, to[at - 1], heap, moved) > 0) {
        to[at] = to[at - 1];
        at--;
      }
      to[at] = moved;
    }
  }

  private int compare(byte[] heap, int marker, byte[] otherHeap, int otherMarker) {
    return Arrays.compareUnsigned(
        heap,
        marker,
        element.next(heap, marker),
        otherHeap,
        otherMarker,
        element.next(otherHeap, otherMarker));
  }

  private void put(byte[] heap, int marker) {
    result.copy(heap, marker, element.next(heap, marker) - marker);
  }

  /** Puts an element unless it is the one before. */
  private void putNew(byte[] heap, int marker) {
    byte[] last = lastHeap;
    if (last == null || compare(last, lastMarker, heap, marker) != 0) {
      put(heap, marker);
    }
    lastHeap = heap;
    lastMarker = marker;
  }

  private void put(byte[] heap, int marker, boolean distinct) {
    if (distinct) {
      putNew(heap, marker);
    } else {
      put(heap, marker);
    }
  }

  /** Each different element once. */
  public void distinct(byte[] heap, int offset) {
    begin();
    for (int marker = offset;
        heap[marker] != CompositeBytes.END;
        marker = element.next(heap, marker)) {
      putNew(heap, marker);
    }
    end();
  }

  private void begin() {
    lastHeap = null;
    result.begin();
  }

  private void end() {
    lastHeap = null;
    result.end();
  }

  /**
   * A multiset of two.
   *
   * @param operation the ordinal of an {@link Operation}
   */
  public void combine(byte[] heap, int offset, byte[] more, int moreOffset, int operation) {
    Operation wanted = Operation.values()[operation];
    switch (wanted) {
      case UNION_ALL, UNION_DISTINCT ->
          union(heap, offset, more, moreOffset, wanted == Operation.UNION_DISTINCT);
      case INTERSECT_ALL, INTERSECT_DISTINCT ->
          intersect(heap, offset, more, moreOffset, wanted == Operation.INTERSECT_DISTINCT);
      case EXCEPT_ALL, EXCEPT_DISTINCT ->
          except(heap, offset, more, moreOffset, wanted == Operation.EXCEPT_DISTINCT);
    }
  }

  private void union(byte[] heap, int offset, byte[] more, int moreOffset, boolean distinct) {
    begin();
    int left = offset;
    int right = moreOffset;
    while (heap[left] != CompositeBytes.END || more[right] != CompositeBytes.END) {
      boolean takeLeft =
          more[right] == CompositeBytes.END
              || heap[left] != CompositeBytes.END && compare(heap, left, more, right) <= 0;
      if (takeLeft) {
        put(heap, left, distinct);
        left = element.next(heap, left);
      } else {
        put(more, right, distinct);
        right = element.next(more, right);
      }
    }
    end();
  }

  private void intersect(byte[] heap, int offset, byte[] more, int moreOffset, boolean distinct) {
    begin();
    int left = offset;
    int right = moreOffset;
    while (heap[left] != CompositeBytes.END && more[right] != CompositeBytes.END) {
      int order = compare(heap, left, more, right);
      if (order == 0) {
        put(heap, left, distinct);
      }
      left = order <= 0 ? element.next(heap, left) : left;
      right = order >= 0 ? element.next(more, right) : right;
    }
    end();
  }

  /** With {@code distinct}, an element of the other multiset takes all that are equal to it. */
  private void except(byte[] heap, int offset, byte[] more, int moreOffset, boolean distinct) {
    begin();
    int left = offset;
    int right = moreOffset;
    while (heap[left] != CompositeBytes.END) {
      int order = more[right] == CompositeBytes.END ? -1 : compare(heap, left, more, right);
      if (order < 0) {
        put(heap, left, distinct);
      }
      left = order <= 0 ? element.next(heap, left) : left;
      right = order > 0 || order == 0 && !distinct ? element.next(more, right) : right;
    }
    end();
  }

  /** Whether another multiset has every element at least as often. */
  public boolean isPartOf(byte[] heap, int offset, byte[] whole, int wholeOffset) {
    int left = offset;
    int right = wholeOffset;
    while (heap[left] != CompositeBytes.END) {
      if (whole[right] == CompositeBytes.END) {
        return false;
      }
      int order = compare(heap, left, whole, right);
      if (order < 0) {
        return false;
      }
      left = order == 0 ? element.next(heap, left) : left;
      right = element.next(whole, right);
    }
    return true;
  }

  /** Whether no element is there twice. */
  public boolean isSet(byte[] heap, int offset) {
    int marker = offset;
    while (heap[marker] != CompositeBytes.END) {
      int next = element.next(heap, marker);
      if (heap[next] != CompositeBytes.END && compare(heap, marker, heap, next) == 0) {
        return false;
      }
      marker = next;
    }
    return true;
  }

  /**
   * The map of an array of rows of two fields, in the order of its keys; of several rows with a key
   * the last one counts.
   */
  public void map(byte[] heap, int offset, ErrorSites sites, int site) {
    int count = index(heap, offset);
    for (int i = 0; i < count; i++) {
      if (heap[markers[i]] == CompositeBytes.NULL || heap[markers[i] + 1] == CompositeBytes.NULL) {
        throw SqlErrors.error(
            ErrorCode.NULL_NOT_ALLOWED,
            "a key of a map is NULL",
            sites,
            site,
            "leave such entries out, or use COALESCE");
      }
    }
    System.arraycopy(markers, 0, other, 0, count);
    CompositeShape key = element.part(0);
    sortByKey(key, heap, other, markers, 0, count);
    result.begin();
    for (int i = 0; i < count; i++) {
      boolean isLast = i + 1 == count || compareKeys(key, heap, markers[i], markers[i + 1]) != 0;
      if (isLast) {
        int entry = markers[i] + 1;
        result.copy(heap, entry, element.next(heap, markers[i]) - entry);
      }
    }
    result.end();
  }

  private void sortByKey(
      CompositeShape key, byte[] heap, int[] from, int[] to, int start, int end) {
    if (end - start < 2) {
      return;
    }
    int middle = (start + end) >>> 1;
    sortByKey(key, heap, to, from, start, middle);
    sortByKey(key, heap, to, from, middle, end);
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end || left < middle && compareKeys(key, heap, from[left], from[right]) <= 0;
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }

  private static int compareKeys(CompositeShape key, byte[] heap, int row, int otherRow) {
    return Arrays.compareUnsigned(
        heap, row + 1, key.next(heap, row + 1), heap, otherRow + 1, key.next(heap, otherRow + 1));
  }
}
