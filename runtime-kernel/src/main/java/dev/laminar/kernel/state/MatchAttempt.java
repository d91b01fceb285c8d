package dev.laminar.kernel.state;

import dev.laminar.kernel.plan.MatchLayout;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * How far the search for a match from one start has come: where in the program, how the rows from
 * the start on are mapped, what else there was to try. It can wait for more rows at any point.
 */
public final class MatchAttempt implements AutoCloseable {

  /** Larger arrays are not kept when many searches wait. */
  private static final int KEPT = 1 << 10;

  /** Steps that are made before it is remembered what has failed: most searches are short. */
  private static final long FORGETFUL_STEPS = 128;

  private final MatchLayout layout;
  private final long[] sets;
  private final int setCount;
  private final SlotMemory sums;
  private int at;
  private int depth;
  private byte[] mapping = new byte[16];
  private int[] places;
  private int[] stack = new int[16];
  private int stackSize;
  private final int[] registers;
  private long[] failed = new long[0];
  private int failedWords;
  private long steps;

  MatchAttempt(MatchLayout layout, MemoryAccount account) {
    this.layout = layout;
    this.sets = layout.sets().stream().mapToLong(Long::longValue).toArray();
    this.setCount = sets.length;
    this.registers = new int[layout.registers()];
    this.places = new int[2 * setCount * 16];
    this.sums = new SlotMemory(Math.max(8, layout.definitionSlotBytes()), account);
  }

  /** Begins a search. */
  public void begin() {
    at = 0;
    depth = 0;
    stackSize = 0;
    steps = 0;
    Arrays.fill(failed, 0, failedWords, 0);
    failedWords = 0;
  }

  /** The instruction to go on with. */
  public int at() {
    return at;
  }

  public void goTo(int instruction) {
    at = instruction;
  }

  /** Number of rows mapped. */
  public int depth() {
    return depth;
  }

  /** Counts a step. Returns how many there were. */
  public long step() {
    return ++steps;
  }

  /** Maps the next row. */
  public void map(int variable) {
    if (depth == mapping.length) {
      mapping = Arrays.copyOf(mapping, 2 * depth);
    }
    mapping[depth++] = (byte) variable;
  }

  /** The row that was mapped last is not mapped. */
  public void unmap() {
    depth--;
  }

  /** What a row, counted from the start, is mapped to: with {@link MatchLayout#EXCLUDED}. */
  public int mapped(int row) {
    return mapping[row];
  }

  /** The variable that a row is mapped to. */
  public int variable(int row) {
    return mapping[row] & (MatchLayout.EXCLUDED - 1);
  }

  /** Remembers another way to go on: at an instruction, with the rows mapped now. */
  public void push(int instruction) {
    push(instruction, depth);
  }

  private void push(int first, int second) {
    if (stackSize == stack.length) {
      stack = Arrays.copyOf(stack, 2 * stackSize);
    }
    stack[stackSize++] = first;
    stack[stackSize++] = second;
  }

  /** Sets a register, until the search goes back. */
  public void mark(int register) {
    push(-1 - register, registers[register]);
    registers[register] = depth;
  }

  public boolean hasMoved(int register) {
    return registers[register] != depth;
  }

  /** Goes back to the last other way. Returns false when there is none. */
  public boolean back() {
    while (stackSize > 0) {
      int second = stack[--stackSize];
      int first = stack[--stackSize];
      if (first >= 0) {
        at = first;
        depth = second;
        return true;
      }
      registers[-1 - first] = second;
    }
    return false;
  }

  /**
   * Whether an instruction was tried at the current row before, in vain; else that it is being
   * tried is noted.
   */
  public boolean hasFailed(int number) {
    if (steps <= FORGETFUL_STEPS) {
      return false;
    }
    long bit = (long) depth * layout.memoized() + number;
    int word = Math.toIntExact(bit >>> 6);
    if (word >= failed.length) {
      failed = Arrays.copyOf(failed, Math.max(word + 1, 2 * failed.length));
    }
    failedWords = Math.max(failedWords, word + 1);
    long mask = 1L << bit;
    if ((failed[word] & mask) != 0) {
      return true;
    }
    failed[word] |= mask;
    return false;
  }

  /**
   * Works out which rows are the first and the last of some sets, among one row more than those
   * before it.
   *
   * @param row counted from the start
   * @param variable that it is mapped to
   */
  public void place(int row, int variable, int fromSet, int toSet) {
    int width = 2 * setCount;
    int before = row * width;
    int here = before + width;
    if (here + width > places.length) {
      places = Arrays.copyOf(places, 2 * (here + width));
    }
    int[] all = places;
    if (row == 0) {
      Arrays.fill(all, 2 * fromSet, 2 * toSet, 0);
    }
    for (int set = fromSet; set < toSet; set++) {
      int last = all[before + 2 * set];
      int first = all[before + 2 * set + 1];
      if ((sets[set] >>> variable & 1) != 0) {
        last = row + 1;
        first = first == 0 ? last : first;
      }
      all[here + 2 * set] = last;
      all[here + 2 * set + 1] = first;
    }
  }

  /**
   * A row of a set, counted from its last one among the first rows; -1 for none.
   *
   * @param end how many rows are looked at
   */
  public int last(int set, int occurrence, int end) {
    int width = 2 * setCount;
    int place = places[end * width + 2 * set];
    for (int i = 0; i < occurrence && place > 0; i++) {
      place = places[(place - 1) * width + 2 * set];
    }
    return place - 1;
  }

  /** The same, counted from its first one. */
  public int first(int set, int occurrence, int end) {
    int place = places[end * 2 * setCount + 2 * set + 1];
    if (place == 0 || occurrence == 0) {
      return place - 1;
    }
    long members = sets[set];
    int left = occurrence;
    for (int row = place; row < end; row++) {
      if ((members >>> variable(row) & 1) != 0 && --left == 0) {
        return row;
      }
    }
    return -1;
  }

  /** Makes room for what conditions aggregate of one row more. Returns the slots. */
  public MemorySegment reserveSums() {
    sums.prepare();
    while (sums.capacity() < depth + 2) {
      sums.grow();
    }
    return sums.segment();
  }

  /** Offset of what is aggregated of the first rows. */
  public long sumsOf(int rowCount) {
    return (rowCount + 1L) * layout.definitionSlotBytes();
  }

  /** Reads a little of all that going on reads. */
  int read() {
    int first = mapping[0] + stack[0];
    int place = places.length == 0 ? 0 : places[0];
    int register = registers.length == 0 ? 0 : registers[0];
    return first + place + register + failed.length;
  }

  /** Gives large arrays back. */
  void trim() {
    if (mapping.length > KEPT) {
      mapping = new byte[16];
    }
    if (places.length > KEPT) {
      places = new int[2 * setCount * 16];
    }
    if (stack.length > KEPT) {
      stack = new int[16];
    }
    if (failed.length > KEPT) {
      failed = new long[0];
      failedWords = 0;
    }
    if (sums.sizeBytes() > KEPT * 16L) {
      sums.close();
    }
  }

  @Override
  public void close() {
    sums.close();
  }
}
