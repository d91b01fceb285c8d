package dev.laminar.kernel.state;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.intrinsics.BytesResult;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts the elements of one group in order, for the aggregates whose result depends on it. Its
 * buffers are kept from group to group.
 */
public final class OrderedElements {

  private long[] elements = new long[64];
  private long[] merged = new long[64];
  private int count;
  private @Nullable Multiset multiset;

  private int firstKey;
  private int keyCount;
  private int descending;
  private int nullsFirst;

  /**
   * Orders the elements of a group by some of their values; equal ones stay in order of arrival.
   *
   * @param firstValue the first value to order by
   * @param values how many; 0: by arrival
   * @param descendingMask bit i: the i-th of them is ordered downwards
   * @param nullsFirstMask bit i: NULLs of the i-th come first
   */
  public void order(
      Multiset of,
      MemorySegment slots,
      long list,
      int firstValue,
      int values,
      int descendingMask,
      int nullsFirstMask) {
    multiset = of;
    firstKey = firstValue;
    keyCount = values;
    descending = descendingMask;
    nullsFirst = nullsFirstMask;
    count = 0;
    for (long element = Multiset.first(slots, list); element != 0; element = of.next(element)) {
      if (of.weight(element) > 0) {
        add(element);
      }
    }
    if (values > 0) {
      sort(of);
    }
  }

  private void add(long element) {
    if (count == elements.length) {
      elements = Arrays.copyOf(elements, 2 * count);
      merged = new long[2 * count];
    }
    elements[count++] = element;
  }

  /** Merge sort, bottom up: stable, and without memory of its own. */
  private void sort(Multiset of) {
    for (int width = 1; width < count; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        merge(of, from, Math.min(from + width, count), Math.min(from + 2 * width, count));
      }
      long[] sorted = merged;
      merged = elements;
      elements = sorted;
    }
  }

  private void merge(Multiset of, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right == to || left < middle && compare(of, elements[left], elements[right]) <= 0;
      merged[i] = takeLeft ? elements[left++] : elements[right++];
    }
  }

  private int compare(Multiset of, long a, long b) {
    for (int i = 0; i < keyCount; i++) {
      int value = firstKey + i;
      boolean aIsNull = of.isNull(a, value);
      boolean bIsNull = of.isNull(b, value);
      if (aIsNull || bIsNull) {
        if (aIsNull != bIsNull) {
          return aIsNull == ((nullsFirst & 1 << i) != 0) ? -1 : 1;
        }
        continue;
      }
      int order = of.compare(a, b, value);
      if (order != 0) {
        return (descending & 1 << i) != 0 ? -order : order;
      }
    }
    return 0;
  }

  /** Number of rows, or of distinct values. */
  private long total(Multiset of, boolean distinct) {
    if (distinct) {
      return count;
    }
    long rows = 0;
    for (int i = 0; i < count; i++) {
      rows += of.weight(elements[i]);
    }
    return rows;
  }

  /** The element of the n-th row, counting from 0. */
  private long rowAt(Multiset of, long row, boolean distinct) {
    long passed = 0;
    for (int i = 0; i < count; i++) {
      passed += distinct ? 1 : of.weight(elements[i]);
      if (passed > row) {
        return elements[i];
      }
    }
    return elements[count - 1];
  }

  /** The first element at or behind that fraction of the rows; 0 when there is none. */
  public long percentileDisc(double fraction, boolean distinct) {
    Multiset of = ordered();
    if (count == 0) {
      return 0;
    }
    long row = (long) Math.ceil(fraction * total(of, distinct));
    return rowAt(of, Math.max(0, row - 1), distinct);
  }

  /** Whether no row was ordered. */
  public boolean isEmpty() {
    return count == 0;
  }

  /**
   * The value at that fraction of the rows, between two of them in proportion, of approximate
   * numbers. There must be a row.
   */
  public double percentileCont(double fraction, boolean distinct) {
    Multiset of = ordered();
    double row = fraction * (total(of, distinct) - 1);
    long before = (long) Math.floor(row);
    long behind = (long) Math.ceil(row);
    double low = of.approximate(rowAt(of, before, distinct), 0);
    if (before == behind) {
      return low;
    }
    double high = of.approximate(rowAt(of, behind, distinct), 0);
    return low + (row - before) * (high - low);
  }

  private Multiset ordered() {
    Multiset of = multiset;
    if (of == null) {
      throw new IllegalStateException("nothing was ordered");
    }
    return of;
  }

  /**
   * Joins the bytes of value 0 in order, with something before and behind them.
   *
   * @param open a byte before them, which takes the place of the first one's first byte; -1: none
   * @param close the byte behind them
   */
  public void enclose(BytesResult result, int open, int close, boolean distinct) {
    Multiset of = ordered();
    long total = 2;
    for (int i = 0; i < count; i++) {
      total += (distinct ? 1 : of.weight(elements[i])) * of.length(elements[i], 0);
    }
    if (total > Integer.MAX_VALUE - BytesVector.PADDING_BYTES) {
      throw new LaminarException(
          ErrorCode.OUT_OF_MEMORY, "a value of " + total + " bytes is too long");
    }
    byte[] target = result.own((int) total);
    int at = 0;
    for (int i = 0; i < count; i++) {
      long times = distinct ? 1 : of.weight(elements[i]);
      for (long time = 0; time < times; time++) {
        of.copy(elements[i], 0, target, at);
        at += of.length(elements[i], 0);
      }
    }
    if (open >= 0) {
      target[0] = (byte) open;
      at = Math.max(1, at);
    }
    target[at] = (byte) close;
    result.view(target, 0, at + 1);
  }

  /**
   * Joins the texts of value 0 in order, with a separator between them.
   *
   * @param distinct whether a text of several rows is written once
   */
  public void join(BytesResult result, byte[] separator, int offset, int length, boolean distinct) {
    Multiset of = ordered();
    long total = 0;
    for (int i = 0; i < count; i++) {
      long times = distinct ? 1 : of.weight(elements[i]);
      total += times * ((long) of.length(elements[i], 0) + length);
    }
    if (total > Integer.MAX_VALUE - BytesVector.PADDING_BYTES) {
      throw new LaminarException(
          ErrorCode.OUT_OF_MEMORY, "a joined text of " + total + " bytes is too long");
    }
    byte[] target = result.own((int) total);
    int at = 0;
    for (int i = 0; i < count; i++) {
      long times = distinct ? 1 : of.weight(elements[i]);
      for (long time = 0; time < times; time++) {
        if (at > 0 || i > 0 || time > 0) {
          System.arraycopy(separator, offset, target, at, length);
          at += length;
        }
        of.copy(elements[i], 0, target, at);
        at += of.length(elements[i], 0);
      }
    }
    result.view(target, 0, at);
  }
}
