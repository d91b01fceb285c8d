package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.Arrays;

/**
 * Changes JSON texts at the place that a path of member names and single subscripts tells. What is
 * not changed stays as it is written; a value that is no array counts as an array of one. One per
 * call site.
 */
public final class JsonEdit {

  private static final int NOT_THERE = -1;

  private final JsonPath path;

  /** The last step's member as {@code "name":}; empty when that step is no member. */
  private final byte[] member;

  private final JsonScanner scanner = new JsonScanner();
  private byte[] scratch = new byte[64];
  private int offset;
  private int end;

  /**
   * Of the container looked into last: where its last item ends, or where its first would begin.
   */
  private int itemsEnd;

  private int itemCount;

  private byte[] out = scratch;
  private int to;

  /**
   * @throws LaminarException INVALID_JSON_PATH when the path may tell several places
   */
  public JsonEdit(String text) {
    path = new JsonPath(text);
    if (path.strict()) {
      throw invalid(text, "changes are made in lax mode");
    }
    for (int i = 0; i < path.stepCount(); i++) {
      if (!isSingle(path.step(i))) {
        throw invalid(text, "wildcards and ranges do not tell one place");
      }
    }
    member =
        path.stepCount() > 0
                && path.step(path.stepCount() - 1)
                    instanceof JsonPath.Step.Member(byte[] name, int size)
            ? quoted(name, size)
            : new byte[0];
  }

  private static boolean isSingle(JsonPath.Step step) {
    return switch (step) {
      case JsonPath.Step.Member _ -> true;
      case JsonPath.Step.Elements elements -> elements.from() == elements.to();
      case JsonPath.Step.AnyMember _, JsonPath.Step.AnyElement _ -> false;
    };
  }

  private static byte[] quoted(byte[] name, int size) {
    byte[] quoted = new byte[JsonText.maxQuotedBytes(size) + 1];
    int length = JsonText.quote(name, 0, size, quoted, 0);
    quoted[length] = ':';
    return Arrays.copyOf(quoted, length + 1);
  }

  static LaminarException invalid(String path, String why) {
    return new LaminarException(
        ErrorCode.INVALID_JSON_PATH, "invalid JSON path \"" + path + "\": " + why);
  }

  boolean isRoot() {
    return path.stepCount() == 0;
  }

  /** Takes the text to change. Returns whether it is JSON. */
  boolean set(byte[] heap, int start, int length) {
    scanner.set(heap, start, length);
    offset = start;
    end = start + length;
    if (scratch.length < length) {
      scratch = new byte[2 * length];
    }
    return scanner.isValid(start);
  }

  /**
   * Puts a value at the place.
   *
   * @param inserts where nothing is there yet but could be
   * @param replaces over what is there
   */
  void put(
      byte[] valueHeap,
      int valueOffset,
      int valueLength,
      boolean inserts,
      boolean replaces,
      BytesResult result) {
    out = result.own(end - offset + member.length + valueLength + 3);
    to = 0;
    int position = scanner.skipBlanks(offset);
    for (int i = 0; i < path.stepCount(); i++) {
      int container = position;
      position = child(path.step(i), container);
      if (position == NOT_THERE) {
        if (inserts && i == path.stepCount() - 1) {
          insert(path.step(i), container, valueHeap, valueOffset, valueLength);
        } else {
          copy(offset, end);
        }
        result.view(out, 0, to);
        return;
      }
    }
    if (replaces) {
      copy(offset, position);
      copy(valueHeap, valueOffset, valueLength);
      copy(scanner.skipValue(position, 0), end);
    } else {
      copy(offset, end);
    }
    result.view(out, 0, to);
  }

  private void insert(
      JsonPath.Step step, int container, byte[] valueHeap, int valueOffset, int valueLength) {
    boolean first = step instanceof JsonPath.Step.Elements elements && elements.from() < 0;
    switch (scanner.at(container)) {
      case '{' -> {
        // A subscript makes an array of an object.
        if (member.length == 0) {
          wrap(container, first, valueHeap, valueOffset, valueLength);
          return;
        }
        copy(offset, itemsEnd);
        comma();
        copy(member, 0, member.length);
        copy(valueHeap, valueOffset, valueLength);
        copy(itemsEnd, end);
      }
      case '[' -> {
        if (member.length > 0) {
          copy(offset, end);
        } else if (first) {
          copy(offset, container + 1);
          copy(valueHeap, valueOffset, valueLength);
          comma();
          copy(container + 1, end);
        } else {
          copy(offset, itemsEnd);
          comma();
          copy(valueHeap, valueOffset, valueLength);
          copy(itemsEnd, end);
        }
      }
      default -> {
        if (member.length > 0) {
          copy(offset, end);
        } else {
          wrap(container, first, valueHeap, valueOffset, valueLength);
        }
      }
    }
  }

  /** Makes an array of a value and a new one. */
  private void wrap(
      int container, boolean first, byte[] valueHeap, int valueOffset, int valueLength) {
    int after = scanner.skipValue(container, 0);
    copy(offset, container);
    out[to++] = '[';
    if (first) {
      copy(valueHeap, valueOffset, valueLength);
      out[to++] = ',';
      copy(container, after);
    } else {
      copy(container, after);
      out[to++] = ',';
      copy(valueHeap, valueOffset, valueLength);
    }
    out[to++] = ']';
    copy(after, end);
  }

  /** Takes away what is at the place, which is not the root; all members of the name. */
  void remove(BytesResult result) {
    out = result.own(end - offset);
    to = 0;
    int last = path.stepCount() - 1;
    int container = scanner.skipBlanks(offset);
    for (int i = 0; i < last && container != NOT_THERE; i++) {
      container = child(path.step(i), container);
    }
    boolean there =
        container != NOT_THERE
            && (scanner.at(container) == '{' || scanner.at(container) == '[')
            && child(path.step(last), container) > container;
    if (there) {
      copy(offset, container + 1);
      copyOthers(path.step(last), container);
    } else {
      copy(offset, end);
    }
    result.view(out, 0, to);
  }

  /** What follows the bracket that opens a container, without the items that a step tells. */
  private void copyOthers(JsonPath.Step step, int container) {
    int close = scanner.at(container) == '{' ? '}' : ']';
    int i = scanner.skipBlanks(container + 1);
    copy(container + 1, i);
    boolean kept = false;
    int before = i;
    for (int index = 0; scanner.at(i) != close; index++) {
      int after = scanner.skipValue(value(i, close), 0);
      if (!isItem(step, i, index)) {
        copy(kept ? before : i, after);
        kept = true;
      }
      before = after;
      i = next(after);
    }
    copy(before, end);
  }

  /** Where the value of an item begins. */
  private int value(int item, int close) {
    return close == '}' ? scanner.memberValue(scanner.skipString(item)) : item;
  }

  /** From after an item to the next one, or to the bracket. */
  private int next(int after) {
    int i = scanner.skipBlanks(after);
    return scanner.at(i) == ',' ? scanner.skipBlanks(i + 1) : i;
  }

  private boolean isItem(JsonPath.Step step, int item, int index) {
    return switch (step) {
      case JsonPath.Step.Member wanted ->
          JsonText.isText(
              scanner.heap(),
              item + 1,
              scanner.skipString(item) - 1,
              wanted.name(),
              wanted.length(),
              scratch);
      case JsonPath.Step.Elements wanted ->
          index == (wanted.from() < 0 ? itemCount + wanted.from() : wanted.from());
      case JsonPath.Step.AnyMember _, JsonPath.Step.AnyElement _ -> false;
    };
  }

  /** Where the value that a step tells begins, the last one of its name. */
  private int child(JsonPath.Step step, int container) {
    int open = scanner.at(container);
    if (step instanceof JsonPath.Step.Elements elements && open != '[') {
      return elements.from() == 0 || elements.from() == -1 ? container : NOT_THERE;
    }
    if (step instanceof JsonPath.Step.Member && open != '{') {
      return NOT_THERE;
    }
    int close = open == '{' ? '}' : ']';
    count(container, close);
    int found = NOT_THERE;
    int i = scanner.skipBlanks(container + 1);
    for (int index = 0; scanner.at(i) != close; index++) {
      int value = value(i, close);
      if (isItem(step, i, index)) {
        found = value;
      }
      i = next(scanner.skipValue(value, 0));
    }
    return found;
  }

  private void count(int container, int close) {
    itemCount = 0;
    itemsEnd = container + 1;
    int i = scanner.skipBlanks(container + 1);
    while (scanner.at(i) != close) {
      itemsEnd = scanner.skipValue(value(i, close), 0);
      itemCount++;
      i = next(itemsEnd);
    }
  }

  private void comma() {
    if (itemCount > 0) {
      out[to++] = ',';
    }
  }

  private void copy(int from, int until) {
    copy(scanner.heap(), from, until - from);
  }

  private void copy(byte[] heap, int from, int length) {
    System.arraycopy(heap, from, out, to, length);
    to += length;
  }
}
