package dev.laminar.kernel.plan;

import dev.laminar.kernel.error.SourceSpan;
import java.util.List;

/**
 * What a {@code CompiledMatch} looks for, apart from the conditions, which generated code knows.
 * Fields are byte offsets in the slots of the rows. Variables are numbered; a set of them is a long
 * with a bit for each.
 *
 * @param program {@link #STEP} numbers for each instruction, see {@link Instruction}
 * @param registers that the program uses
 * @param memoized instructions of kind VARIABLE that are remembered when they have failed: they
 *     have numbers below this
 * @param sets what variables columns and aggregates are of
 * @param definitionSets how many of the sets, the first ones, conditions look at
 * @param always variables that every row satisfies
 * @param dependent variables whose conditions look at how rows before are mapped
 * @param rowsBefore how many rows before the first one of a match are looked at
 * @param rowsAfter by variable, how many rows behind the current one its condition looks at
 * @param measureRowsAfter how many rows behind the last one of a match measures look at
 * @param skip where the search goes on behind a match
 * @param skipSet of {@link Skip#TO_FIRST} and {@link Skip#TO_LAST}
 * @param allRows whether each row of a match comes out; else one row for each match
 * @param anchoredStart whether matches begin with the first row of a partition
 * @param anchoredEnd whether they end with the last one
 * @param withinUs rows of a match are less than this apart; 0 for no limit
 * @param streams whether rows come by event time, and are searched when the watermark passes them;
 *     else when the input ends
 * @param ordered whether the generated code has to compare rows with the same time
 * @param numbered whether matches are counted
 * @param outputDelayUs how far the event time of what comes out is behind the watermark; negative:
 *     it has none
 * @param timeField LONG, event time; -1 for rows that have none
 * @param partitionField INT, number of the row's partition
 * @param arrivalField LONG, the how many-th row it was
 * @param testedField LONG, two bits for each of the first variables: whether its condition is known
 *     to be false, or true
 * @param definitionSlotBytes of what conditions aggregate; 0 for nothing
 * @param runningSlotBytes of what measures aggregate up to the current row; 0 for nothing
 * @param wholeSlotBytes of what measures aggregate over the whole match; 0 for nothing
 */
public record MatchLayout(
    List<Integer> program,
    int registers,
    int memoized,
    List<Long> sets,
    int definitionSets,
    long always,
    long dependent,
    int rowsBefore,
    List<Integer> rowsAfter,
    int measureRowsAfter,
    Skip skip,
    long skipSet,
    boolean allRows,
    boolean anchoredStart,
    boolean anchoredEnd,
    long withinUs,
    boolean streams,
    boolean ordered,
    boolean numbered,
    long outputDelayUs,
    int timeField,
    int partitionField,
    int arrivalField,
    int testedField,
    int definitionSlotBytes,
    int runningSlotBytes,
    int wholeSlotBytes,
    SourceSpan span) {

  /** Numbers of an instruction: its kind and two operands. */
  public static final int STEP = 3;

  /** Variables whose conditions are remembered by row, if they depend on nothing else. */
  public static final int REMEMBERED = 32;

  /** Added to the number of a variable whose row does not come out: {@code {- A -}}. */
  public static final int EXCLUDED = 64;

  public MatchLayout {
    program = List.copyOf(program);
    sets = List.copyOf(sets);
    rowsAfter = List.copyOf(rowsAfter);
  }

  /** Where the search goes on behind a match. */
  public enum Skip {
    NEXT_ROW,
    PAST_LAST_ROW,
    TO_FIRST,
    TO_LAST
  }

  /** What the search does; operands are a and b, instructions are meant by where they start. */
  public enum Instruction {
    /** Maps the next row to variable a (with {@link #EXCLUDED}); b: its number when memoized. */
    VARIABLE,
    /** Goes on at a, and when that fails, at b. */
    SPLIT,
    /** Goes on at a. */
    JUMP,
    /** The match is complete. */
    ACCEPT,
    /** Register a: the rows mapped so far. */
    MARK,
    /** Goes on at b if no row was mapped since register a was marked, for ever so. */
    UNLESS_MOVED
  }
}
