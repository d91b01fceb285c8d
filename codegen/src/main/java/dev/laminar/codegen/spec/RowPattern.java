package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.MatchLayout.Skip;
import dev.laminar.kernel.type.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for in the rows of a partition, and what comes out of a match. Conditions and
 * outputs are expressions over {@linkplain Read reads}: values of rows that are found first.
 *
 * @param variables by number; at most 64
 * @param text the pattern as plans print it
 * @param program see {@code MatchLayout.Instruction}
 * @param registers that the program uses
 * @param memoized instructions that are remembered when they have failed
 * @param sets of variables that reads are of, a bit for each
 * @param definitionSets how many of them, the first ones, conditions read
 * @param definitions what conditions read
 * @param measures what outputs read
 * @param outputs columns that come out
 * @param skipSet of variables to skip to
 * @param withinUs 0 for no limit
 */
public record RowPattern(
    List<Variable> variables,
    String text,
    List<Integer> program,
    int registers,
    int memoized,
    List<Long> sets,
    int definitionSets,
    Scope definitions,
    Scope measures,
    List<Item> outputs,
    Skip skip,
    long skipSet,
    boolean allRows,
    boolean anchoredStart,
    boolean anchoredEnd,
    long withinUs) {

  /** Number of the set of all variables, which is not in the list. */
  public static final int ALL = -1;

  public RowPattern {
    variables = List.copyOf(variables);
    program = List.copyOf(program);
    sets = List.copyOf(sets);
    outputs = List.copyOf(outputs);
  }

  /**
   * A variable.
   *
   * @param condition of type BOOLEAN, over the reads of definitions; null for always TRUE
   * @param dependent whether it looks at how other rows are mapped
   * @param rowsAfter how many rows behind the current one it looks at
   */
  public record Variable(
      String name, @Nullable Scalar condition, boolean dependent, int rowsAfter, SourceSpan span) {}

  /** What some expressions read. */
  public record Scope(List<Read> reads, List<Aggregate> aggregates) {

    public Scope {
      reads = List.copyOf(reads);
      aggregates = List.copyOf(aggregates);
    }
  }

  /**
   * A value that expressions read by its number.
   *
   * @param output name and type; nullable where there may be no such row
   */
  public record Read(What what, Column output) {}

  /** What a read yields. */
  public sealed interface What {

    /** A column of a row so many behind the current one; negative: before it. */
    record Near(int column, int shift) implements What {}

    /**
     * A column of a row of a set of variables, or of one near it.
     *
     * @param occurrence how many further rows of the set, from its first or last one
     * @param shift how many rows behind that one; negative: before it
     * @param ofWhole whether the whole match is looked at; else what is up to the current row
     */
    record Of(int column, int set, boolean first, int occurrence, int shift, boolean ofWhole)
        implements What {}

    /** The result of an aggregate, by number. */
    record Sum(int aggregate) implements What {}

    /** The number of the variable that the last row is mapped to: INTEGER. */
    record Mapped(boolean ofWhole) implements What {}

    /** The number of the match in its partition: BIGINT. */
    record Number() implements What {}
  }

  /**
   * An aggregate of the rows that are mapped to variables of a set.
   *
   * @param call over the columns of the input
   * @param set of variables, a bit for each
   */
  public record Aggregate(AggregateSpec.Call call, long set, boolean ofWhole) {}

  /** The same with other reads and outputs, of the same rows. */
  public RowPattern with(Scope otherDefinitions, Scope otherMeasures, List<Item> otherOutputs) {
    return new RowPattern(
        variables,
        text,
        program,
        registers,
        memoized,
        sets,
        definitionSets,
        otherDefinitions,
        otherMeasures,
        otherOutputs,
        skip,
        skipSet,
        allRows,
        anchoredStart,
        anchoredEnd,
        withinUs);
  }

  /** How many rows before a match are looked at. */
  public int rowsBefore() {
    int rows = 0;
    for (Scope scope : List.of(definitions, measures)) {
      for (Read read : scope.reads()) {
        rows = Math.max(rows, -shift(read.what()));
      }
    }
    return rows;
  }

  /** How many rows behind a match outputs look at. */
  public int measureRowsAfter() {
    return measures.reads().stream().mapToInt(read -> shift(read.what())).reduce(0, Math::max);
  }

  public static int shift(What what) {
    return switch (what) {
      case What.Near near -> near.shift();
      case What.Of of -> of.shift();
      case What.Sum _, What.Mapped _, What.Number _ -> 0;
    };
  }

  /** Whether matches are counted. */
  public boolean isNumbered() {
    return measures.reads().stream().anyMatch(read -> read.what() instanceof What.Number)
        || definitions.reads().stream().anyMatch(read -> read.what() instanceof What.Number);
  }
}
