package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.state.MatchAttempt;
import dev.laminar.kernel.state.MatchState;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Generated code of row pattern recognition: rows go in, and matches come out when they are
 * certain. The conditions of variables and the columns that come out are generated; {@link
 * PatternMatcher} drives the search, and this class knows which rows they are about. Used by one
 * agent.
 */
public abstract class CompiledMatch {

  /** Literals and sites of this instance. */
  protected final PipelineContext context;

  /** The partition's rows, see {@code MatchPartition}. */
  private long[] rows = new long[0];

  private int from;
  private int start;
  private int count;

  /** Where the current row is among them. */
  private int current;

  /** How many rows of the match there are up to the current one, and in all. */
  private int runningEnd;

  private int wholeEnd;
  private long number;

  /** What conditions have aggregated up to the current row. */
  private MemorySegment sums = MemorySegment.NULL;

  private long sumsOffset;
  private @Nullable MatchAttempt attempt;

  protected CompiledMatch(PipelineContext context) {
    this.context = context;
  }

  /** Takes every row of a batch into the state. */
  public abstract void add(MatchState state, ColumnBatch input);

  /** Compares two rows by ORDER BY: negative, zero or positive. */
  protected abstract int compare(MatchState state, long left, long right);

  /** Whether the condition of a variable is TRUE for the current row. */
  protected abstract boolean test(MatchState state, int variable, long slot);

  /** Begins to aggregate for conditions. */
  protected abstract void beginSums(MatchState state, MemorySegment sums, long offset);

  /** Takes a row that is mapped to a variable into what conditions aggregate. */
  protected abstract void addToSums(
      MatchState state, MemorySegment sums, long offset, int variable, long slot);

  /** Begins to aggregate for measures. */
  protected abstract void beginMeasures(MatchState state, boolean ofWhole);

  /** Takes a row that is mapped to a variable into what measures aggregate. */
  protected abstract void addToMeasures(MatchState state, boolean ofWhole, int variable, long slot);

  /**
   * Writes a row to the output.
   *
   * @param slot of the current row
   * @return the row of the output batch to write next
   */
  protected abstract int show(MatchState state, long slot, int outRow);

  /** Frees the slot of a row. */
  protected abstract void release(MatchState state, long slot);

  final PipelineContext context() {
    return context;
  }

  final void setRows(long[] partitionRows, int fromRow, int startRow, int rowCount) {
    rows = partitionRows;
    from = fromRow;
    start = startRow;
    count = rowCount;
  }

  final void setAttempt(MatchAttempt value) {
    attempt = value;
  }

  final void setSums(MemorySegment slots, long offset) {
    sums = slots;
    sumsOffset = offset;
  }

  final void setNumber(long value) {
    number = value;
  }

  /**
   * What expressions are about next.
   *
   * @param row the current row, counted from the start
   * @param end how many rows the match has, as far as it is known
   */
  final void setCurrent(int row, int end) {
    current = start + row;
    runningEnd = row + 1;
    wholeEnd = end;
  }

  /** Expressions are about a match without rows. */
  final void setEmpty() {
    current = start;
    runningEnd = 0;
    wholeEnd = 0;
  }

  /** The slot of a row of the partition; 0 where there is none. */
  private long slot(int row) {
    return row < from || row >= count ? 0 : rows[row];
  }

  /** A row so many behind the current one, or before it; 0 for none. */
  protected final long near(int shift) {
    return slot(current + shift);
  }

  /** A row so many behind the last one of a set, or before it; 0 for none. */
  protected final long last(int set, int occurrence, int shift, boolean ofWhole) {
    int row = ended().last(set, occurrence, ofWhole ? wholeEnd : runningEnd);
    return row < 0 ? 0 : slot(start + row + shift);
  }

  /** The same, counted from the first one. */
  protected final long first(int set, int occurrence, int shift, boolean ofWhole) {
    int row = ended().first(set, occurrence, ofWhole ? wholeEnd : runningEnd);
    return row < 0 ? 0 : slot(start + row + shift);
  }

  /** The same for all rows of the match. */
  protected final long lastOfAll(int occurrence, int shift, boolean ofWhole) {
    int row = (ofWhole ? wholeEnd : runningEnd) - 1 - occurrence;
    return row < 0 ? 0 : slot(start + row + shift);
  }

  /** The same, counted from the first row. */
  protected final long firstOfAll(int occurrence, int shift, boolean ofWhole) {
    return occurrence >= (ofWhole ? wholeEnd : runningEnd) ? 0 : slot(start + occurrence + shift);
  }

  /** The variable that the last row is mapped to, up to the current one or of all; -1 for none. */
  protected final int variable(boolean ofWhole) {
    int end = ofWhole ? wholeEnd : runningEnd;
    return end == 0 ? -1 : ended().variable(end - 1);
  }

  /** The slots of what conditions have aggregated. */
  protected final MemorySegment sums() {
    return sums;
  }

  /** Where in them that is which includes the current row. */
  protected final long sumsOffset() {
    return sumsOffset;
  }

  /** The number of the match in its partition. */
  protected final long number() {
    return number;
  }

  private MatchAttempt ended() {
    MatchAttempt current = attempt;
    if (current == null) {
      throw new IllegalStateException("no search");
    }
    return current;
  }

  /** Sees to it that a row can be written. Returns which. */
  protected final int room(ColumnBatch out, int outRow) {
    if (outRow < out.capacity()) {
      return outRow;
    }
    flush(outRow);
    return 0;
  }

  /** Hands rows of the output on. */
  final void flush(int rowCount) {
    PipelineOutput output = context.output();
    if (output != null && rowCount > 0) {
      output.flush(rowCount);
      context.metrics().made(rowCount, rowCount);
    }
  }
}
