package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.AsofSpec;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.AsofDirection;
import dev.laminar.kernel.plan.AsofMatch;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * Pairs each row of the left input with the row of the right one that is nearest to it in time:
 * ASOF joins, joins as of a time, and probes. Its rows hold the left columns, then the right ones.
 *
 * @param leftKeys columns of the left input that equal those of the right one; NULL equals nothing
 * @param rightKeys as many columns of the right input, of the same types
 * @param leftTime column with the time of left rows
 * @param leftEventTime column that the time of left rows was made of: the same, or one to which
 *     offsets were added
 * @param rightTime column with the time of right rows
 * @param rightValid column that is FALSE in right rows that only say that there is none for their
 *     key from then on; {@link #ALL_VALID} where no row does
 */
public record AsofJoin(
    int id,
    PhysicalNode left,
    PhysicalNode right,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    int leftTime,
    int leftEventTime,
    int rightTime,
    int rightValid,
    AsofMatch match,
    SourceSpan span,
    Traits traits)
    implements PhysicalNode {

  public static final int ALL_VALID = AsofSpec.ALL_VALID;

  public AsofJoin {
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
  }

  /** Columns of the left input. */
  public int leftColumns() {
    return left.schema().size();
  }

  /** Whether the watermark of the left input is about the times of its rows. */
  public boolean isLeftTimed() {
    return left.traits().eventTime().tells(leftEventTime);
  }

  /** Whether the watermark of the right input is about the times of its rows. */
  public boolean isRightTimed() {
    return right.traits().eventTime().tells(rightTime);
  }

  /** The join as code generation takes it. */
  public AsofSpec spec() {
    return new AsofSpec(
        id,
        left.schema(),
        right.schema(),
        leftKeys,
        rightKeys,
        leftTime,
        leftEventTime,
        rightTime,
        rightValid,
        match.outer(),
        match.direction() != AsofDirection.BACKWARD,
        match.atOnce(),
        span);
  }

  /** The same join, which answers rows when they come. */
  public AsofJoin answeringAtOnce() {
    AsofMatch atOnce =
        new AsofMatch(
            match.direction(), match.strict(), match.outer(), match.toleranceUs(), true, 0, 0);
    return new AsofJoin(
        id,
        left,
        right,
        leftKeys,
        rightKeys,
        leftTime,
        leftEventTime,
        rightTime,
        rightValid,
        atOnce,
        span,
        traits);
  }

  @Override
  public RowSchema schema() {
    return spec().schema();
  }

  @Override
  public List<PhysicalNode> inputs() {
    return List.of(left, right);
  }

  @Override
  public AsofJoin withId(int value) {
    return new AsofJoin(
        value,
        left,
        right,
        leftKeys,
        rightKeys,
        leftTime,
        leftEventTime,
        rightTime,
        rightValid,
        match,
        span,
        traits);
  }

  @Override
  public AsofJoin withTraits(Traits value) {
    return new AsofJoin(
        id,
        left,
        right,
        leftKeys,
        rightKeys,
        leftTime,
        leftEventTime,
        rightTime,
        rightValid,
        match,
        span,
        value);
  }

  @Override
  public AsofJoin withInputs(List<PhysicalNode> inputs) {
    return new AsofJoin(
        id,
        inputs.get(0),
        inputs.get(1),
        leftKeys,
        rightKeys,
        leftTime,
        leftEventTime,
        rightTime,
        rightValid,
        match,
        span,
        traits);
  }
}
