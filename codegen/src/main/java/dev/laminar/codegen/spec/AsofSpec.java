package dev.laminar.codegen.spec;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A join by time to generate: each left row with the right row that is nearest to it in time.
 * Columns of the output: those of the left input, then those of the right one. Operator name {@code
 * AsofJoin}.
 *
 * @param leftKeys columns of the left input that must equal the right ones; may be empty
 * @param rightKeys as many columns of the right input, pairwise of the same type but for NULL and
 *     length
 * @param leftTime column with the time of left rows, kept as a long of µs
 * @param leftEventTime column whose value tells whether a left row is late; {@code leftTime} where
 *     nothing was added to it
 * @param rightTime column with the time of right rows
 * @param rightValid column that is FALSE in right rows that only say that there is none for their
 *     key from then on; {@link #ALL_VALID} where no row does
 * @param outer whether left rows without a match come out
 * @param waits whether left rows wait for later right rows
 * @param atOnce whether left rows are answered when they come
 */
public record AsofSpec(
    int id,
    RowSchema left,
    RowSchema right,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    int leftTime,
    int leftEventTime,
    int rightTime,
    int rightValid,
    boolean outer,
    boolean waits,
    boolean atOnce,
    SourceSpan span) {

  public static final int ALL_VALID = -1;

  /** A join with right rows that are all there. */
  public AsofSpec(
      int id,
      RowSchema left,
      RowSchema right,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      int leftTime,
      int leftEventTime,
      int rightTime,
      boolean outer,
      boolean waits,
      boolean atOnce,
      SourceSpan span) {
    this(
        id,
        left,
        right,
        leftKeys,
        rightKeys,
        leftTime,
        leftEventTime,
        rightTime,
        ALL_VALID,
        outer,
        waits,
        atOnce,
        span);
  }

  public AsofSpec {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    if (leftKeys.size() != rightKeys.size()) {
      throw new IllegalArgumentException(leftKeys + " are joined with " + rightKeys);
    }
    for (int i = 0; i < leftKeys.size(); i++) {
      DataType of = left.type(leftKeys.get(i));
      DataType with = right.type(rightKeys.get(i));
      if (of.storage() != with.storage() || of.scale() != with.scale() && !of.isText()) {
        throw new IllegalArgumentException("a key of " + of + " is joined with one of " + with);
      }
    }
    for (DataType time :
        List.of(left.type(leftTime), left.type(leftEventTime), right.type(rightTime))) {
      if (time.storage() != StorageKind.LONG) {
        throw new IllegalArgumentException("a time of type " + time);
      }
    }
  }

  /** Columns of the output. */
  public RowSchema schema() {
    List<Column> columns = new ArrayList<>(left.columns());
    for (Column column : right.columns()) {
      columns.add(outer ? new Column(column.name(), column.type().withNullable(true)) : column);
    }
    return new RowSchema(columns);
  }
}
