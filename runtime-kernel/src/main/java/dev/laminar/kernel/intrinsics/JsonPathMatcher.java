package dev.laminar.kernel.intrinsics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a path in one pass over a JSON text, which it checks entirely on the way. Of members
 * with one name the last counts. One per call site.
 */
final class JsonPathMatcher {

  /** How an evaluation ended. */
  enum Status {
    OK,
    /** The text is not JSON. */
    MALFORMED,
    /** In strict mode: the text has not the structure that the path asks for. */
    MISMATCH
  }

  private final JsonPath path;
  private final JsonScanner scanner = new JsonScanner();
  private byte[] scratch = new byte[64];
  private int[] ranges = new int[16];
  private int count;
  private boolean mismatch;

  JsonPathMatcher(JsonPath path) {
    this.path = path;
  }

  Status run(byte[] heap, int offset, int length) {
    scanner.set(heap, offset, length);
    if (scratch.length < length) {
      scratch = new byte[2 * length];
    }
    count = 0;
    mismatch = false;
    int after = evaluate(0, scanner.skipBlanks(offset), 0);
    if (after == JsonScanner.INVALID || !scanner.isEnd(after)) {
      return Status.MALFORMED;
    }
    return mismatch ? Status.MISMATCH : Status.OK;
  }

  /** Number of items found. */
  int count() {
    return count;
  }

  int start(int index) {
    return ranges[2 * index];
  }

  int end(int index) {
    return ranges[2 * index + 1];
  }

  JsonScanner scanner() {
    return scanner;
  }

  /**
   * Applies the steps from {@code step} on to the value at {@code position} and returns the
   * position after the value.
   */
  private int evaluate(int step, int position, int depth) {
    if (step == path.stepCount()) {
      int after = scanner.skipValue(position, depth);
      add(position, after);
      return after;
    }
    if (depth > JsonScanner.MAX_DEPTH) {
      return JsonScanner.INVALID;
    }
    return switch (path.step(step)) {
      case JsonPath.Step.Member member -> members(step, member, position, depth);
      case JsonPath.Step.AnyMember _ -> members(step, null, position, depth);
      case JsonPath.Step.Elements elements -> elements(step, elements, position, depth);
      case JsonPath.Step.AnyElement _ -> elements(step, null, position, depth);
    };
  }

  private void add(int start, int end) {
    if (2 * count == ranges.length) {
      ranges = Arrays.copyOf(ranges, 2 * ranges.length);
    }
    ranges[2 * count] = start;
    ranges[2 * count + 1] = end;
    count++;
  }

  private int mismatch(int position, int depth) {
    mismatch |= path.strict();
    return scanner.skipValue(position, depth);
  }

  private int members(int step, JsonPath.Step.@Nullable Member member, int position, int depth) {
    if (scanner.at(position) == '[' && !path.strict()) {
      return unwrap(step, position, depth);
    }
    if (scanner.at(position) != '{') {
      return mismatch(position, depth);
    }
    int before = count;
    boolean found = false;
    int i = scanner.skipBlanks(position + 1);
    boolean more = scanner.at(i) != '}';
    while (more) {
      int name = i;
      int afterName = scanner.skipString(i);
      i = scanner.memberValue(afterName);
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
      if (member == null) {
        i = evaluate(step + 1, i, depth + 1);
      } else if (JsonText.isText(
          scanner.heap(), name + 1, afterName - 1, member.name(), member.length(), scratch)) {
        count = before;
        found = true;
        i = evaluate(step + 1, i, depth + 1);
      } else {
        i = scanner.skipValue(i, depth + 1);
      }
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
      i = scanner.skipBlanks(i);
      more = scanner.at(i) != '}';
      i = more ? scanner.nextItem(i) : i;
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
    }
    mismatch |= path.strict() && member != null && !found;
    return i + 1;
  }

  /** Lax mode: a member accessor on an array goes to the members of its elements. */
  private int unwrap(int step, int position, int depth) {
    int i = scanner.skipBlanks(position + 1);
    boolean more = scanner.at(i) != ']';
    while (more) {
      i = scanner.at(i) == '{' ? evaluate(step, i, depth + 1) : scanner.skipValue(i, depth + 1);
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
      i = scanner.skipBlanks(i);
      more = scanner.at(i) != ']';
      i = more ? scanner.nextItem(i) : i;
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
    }
    return i + 1;
  }

  private int elements(int step, JsonPath.Step.@Nullable Elements wanted, int position, int depth) {
    if (scanner.at(position) != '[') {
      // Lax mode: a value that is no array counts as an array of one.
      boolean first = wanted == null || contains(wanted, 0, 1);
      return path.strict() || !first
          ? mismatch(position, depth)
          : evaluate(step + 1, position, depth);
    }
    int size = wanted == null ? 0 : size(position, depth);
    if (size == JsonScanner.INVALID) {
      return JsonScanner.INVALID;
    }
    mismatch |=
        path.strict()
            && wanted != null
            && (index(wanted.from(), size) < 0 || index(wanted.to(), size) >= size);
    int i = scanner.skipBlanks(position + 1);
    boolean more = scanner.at(i) != ']';
    for (int index = 0; more; index++) {
      i =
          wanted == null || contains(wanted, index, size)
              ? evaluate(step + 1, i, depth + 1)
              : scanner.skipValue(i, depth + 1);
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
      i = scanner.skipBlanks(i);
      more = scanner.at(i) != ']';
      i = more ? scanner.nextItem(i) : i;
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
    }
    return i + 1;
  }

  private static int index(int subscript, int size) {
    return subscript < 0 ? size + subscript : subscript;
  }

  private static boolean contains(JsonPath.Step.Elements wanted, int index, int size) {
    return index >= index(wanted.from(), size) && index <= index(wanted.to(), size);
  }

  /**
   * Elements of the array, needed for subscripts that count from the last and to tell what is
   * outside.
   */
  private int size(int position, int depth) {
    int size = 0;
    int i = scanner.skipBlanks(position + 1);
    boolean more = scanner.at(i) != ']';
    while (more) {
      size++;
      i = scanner.skipValue(i, depth + 1);
      i = i == JsonScanner.INVALID ? i : scanner.skipBlanks(i);
      more = i != JsonScanner.INVALID && scanner.at(i) != ']';
      i = more ? scanner.nextItem(i) : i;
      if (i == JsonScanner.INVALID) {
        return JsonScanner.INVALID;
      }
    }
    return size;
  }
}
