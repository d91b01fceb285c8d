package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A join of two inputs. Rows match when their keys are equal, none of which may be NULL, and the
 * condition is TRUE. Its output row is: the columns of the left input, then those of the right one;
 * of a semi or anti join the left ones alone. Operator name {@code Join}.
 *
 * @param leftKeys columns of the left input that must equal the right ones; empty for a cross join
 * @param rightKeys as many columns of the right input, pairwise of the same type but for NULL and
 *     length
 * @param condition over the columns of both inputs, left ones first, with the types they have
 *     there; null for none
 * @param leftMode APPEND or RETRACT
 * @param rightMode APPEND or RETRACT
 * @param kept whose rows are kept
 * @param expires whether rows that came long ago are dropped, without a word to who has read their
 *     pairs
 * @param interval how far apart in time rows may be that match, both inputs being APPEND; what
 *     comes out is never taken back then. Null for a join that any time may pass between rows of
 * @param lookup how left rows are looked up among right ones: those are there before, all of them
 *     or those with the keys of a batch. Left rows are not kept then, and right ones put nothing
 *     out
 * @param leftUnique whether no two rows of the left input have the same key
 * @param rightUnique the same of the right input
 */
public record JoinSpec(
    int id,
    JoinType type,
    RowSchema left,
    RowSchema right,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    @Nullable Scalar condition,
    ChangelogMode leftMode,
    ChangelogMode rightMode,
    KeptSides kept,
    boolean expires,
    @Nullable JoinInterval interval,
    LookupKind lookup,
    boolean leftUnique,
    boolean rightUnique,
    SourceSpan span) {

  /** A join without regard to time. */
  public JoinSpec(
      int id,
      JoinType type,
      RowSchema left,
      RowSchema right,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      @Nullable Scalar condition,
      ChangelogMode leftMode,
      ChangelogMode rightMode,
      KeptSides kept,
      boolean expires,
      SourceSpan span) {
    this(
        id,
        type,
        left,
        right,
        leftKeys,
        rightKeys,
        condition,
        leftMode,
        rightMode,
        kept,
        expires,
        null,
        LookupKind.NONE,
        false,
        false,
        span);
  }

  public JoinSpec {
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
    if (leftMode == ChangelogMode.UPSERT || rightMode == ChangelogMode.UPSERT) {
      throw new IllegalArgumentException("a join of upserts");
    }
    if (kept != KeptSides.BOTH && !lookup.isLookup() && !appends(leftMode, rightMode)) {
      throw new IllegalArgumentException("a join of rows that go keeps both sides");
    }
    if (lookup.isLookup()
        && (expires
            || interval != null
            || type.keepsRight()
            || kept != KeptSides.RIGHT
            || rightMode != ChangelogMode.APPEND
            || lookup.changes() && leftMode != ChangelogMode.APPEND)) {
      throw new IllegalArgumentException("a lookup of another kind: " + type);
    }
    if (interval != null && (expires || kept != KeptSides.BOTH || !appends(leftMode, rightMode))) {
      throw new IllegalArgumentException("an interval join of changes");
    }
  }

  /** Whether right rows come and go by their keys. */
  public boolean onDemand() {
    return lookup == LookupKind.ON_DEMAND;
  }

  /** Columns of the output. */
  public RowSchema schema() {
    List<Column> columns = new ArrayList<>();
    add(columns, left, type.pairs() && type.keepsRight());
    if (type.pairs()) {
      add(columns, right, type.keepsLeft());
    }
    return new RowSchema(columns);
  }

  private static void add(List<Column> columns, RowSchema side, boolean mayBeAbsent) {
    for (Column column : side.columns()) {
      columns.add(
          mayBeAbsent ? new Column(column.name(), column.type().withNullable(true)) : column);
    }
  }

  /** What the rows of the output mean: RETRACT, unless none of them can ever be taken back. */
  public ChangelogMode mode() {
    if (lookup.isLookup()) {
      return leftMode;
    }
    boolean takesBack =
        interval == null && kept == KeptSides.BOTH && (type.keepsLeft() || type.keepsRight());
    return appends(leftMode, rightMode) && !takesBack
        ? ChangelogMode.APPEND
        : ChangelogMode.RETRACT;
  }

  /**
   * Whether a left row that has found its one match is of no use any more: no other will come, and
   * this one will not go.
   */
  public boolean leftMatchesOnce() {
    return rightUnique && matchesOnce();
  }

  /** The same of a right row. */
  public boolean rightMatchesOnce() {
    return leftUnique && matchesOnce();
  }

  private boolean matchesOnce() {
    return type == JoinType.INNER
        && appends(leftMode, rightMode)
        && kept == KeptSides.BOTH
        && interval == null
        && !expires
        && !lookup.isLookup()
        && !leftKeys.isEmpty();
  }

  private static boolean appends(ChangelogMode left, ChangelogMode right) {
    return left == ChangelogMode.APPEND && right == ChangelogMode.APPEND;
  }
}
