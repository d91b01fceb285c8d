package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.KeptSides;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs rows of two inputs. Its rows hold the left columns, then the right ones; those of a semi or
 * anti join the left columns alone.
 *
 * @param leftKeys columns of the left input that equal those of the right one; NULL equals nothing
 * @param rightKeys as many columns of the right input, of the same types
 * @param condition over the left columns and the right ones behind them, for pairs whose keys are
 *     equal; null for none
 * @param kept whose rows are kept
 * @param interval how far apart in time rows may be that match, where that bounds what is kept; it
 *     is no part of the condition then. Null for other joins
 * @param lookup how rows of the left input are looked up among those of the right one, which has no
 *     rows of its own then
 */
public record Join(
    int id,
    PhysicalNode left,
    PhysicalNode right,
    JoinType type,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    @Nullable Scalar condition,
    KeptSides kept,
    @Nullable JoinInterval interval,
    LookupKind lookup,
    SourceSpan span,
    Traits traits)
    implements PhysicalNode {

  public Join {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
  }

  /** A join that keeps the rows of both sides, which may be any time apart. */
  public Join(
      int id,
      PhysicalNode left,
      PhysicalNode right,
      JoinType type,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      @Nullable Scalar condition,
      SourceSpan span,
      Traits traits) {
    this(
        id,
        left,
        right,
        type,
        leftKeys,
        rightKeys,
        condition,
        KeptSides.BOTH,
        null,
        LookupKind.NONE,
        span,
        traits);
  }

  /** Columns of the left input. */
  public int leftColumns() {
    return left.schema().size();
  }

  @Override
  public RowSchema schema() {
    List<Column> columns = new ArrayList<>();
    add(left.schema(), type.keepsRight(), columns);
    if (type.pairs()) {
      add(right.schema(), type.keepsLeft(), columns);
    }
    return new RowSchema(columns);
  }

  private static void add(RowSchema schema, boolean nullable, List<Column> into) {
    for (Column column : schema.columns()) {
      boolean padded = nullable || column.type().nullable();
      into.add(new Column(column.name(), column.type().withNullable(padded)));
    }
  }

  @Override
  public List<PhysicalNode> inputs() {
    return List.of(left, right);
  }

  @Override
  public Join withId(int value) {
    return new Join(
        value, left, right, type, leftKeys, rightKeys, condition, kept, interval, lookup, span,
        traits);
  }

  @Override
  public Join withTraits(Traits value) {
    return new Join(
        id, left, right, type, leftKeys, rightKeys, condition, kept, interval, lookup, span, value);
  }

  @Override
  public Join withInputs(List<PhysicalNode> inputs) {
    return new Join(
        id,
        inputs.get(0),
        inputs.get(1),
        type,
        leftKeys,
        rightKeys,
        condition,
        kept,
        interval,
        lookup,
        span,
        traits);
  }

  /** The same pairs of inputs under another type and condition. */
  public Join with(JoinType otherType, @Nullable Scalar otherCondition) {
    return new Join(
        id,
        left,
        right,
        otherType,
        leftKeys,
        rightKeys,
        otherCondition,
        kept,
        interval,
        lookup,
        span,
        traits);
  }

  /** The same join, keeping other rows. */
  public Join withKept(KeptSides value) {
    return new Join(
        id, left, right, type, leftKeys, rightKeys, condition, value, interval, lookup, span,
        traits);
  }

  /** The same join with its interval apart from what is left of the condition. */
  public Join within(JoinInterval times, @Nullable Scalar rest) {
    return new Join(
        id,
        left,
        right,
        type,
        leftKeys,
        rightKeys,
        rest,
        kept,
        times,
        LookupKind.NONE,
        span,
        traits);
  }

  /** Whether rows of the left input are looked up among those of the right one. */
  public boolean isLookup() {
    return lookup.isLookup();
  }

  /** The same join of an input in which rows are looked up. */
  public Join asLookup(LookupKind kind) {
    return new Join(
        id,
        left,
        right,
        type,
        leftKeys,
        rightKeys,
        condition,
        KeptSides.RIGHT,
        null,
        kind,
        span,
        traits);
  }
}
