package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.Predicate;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.EventTimes;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fused operators of one row: filters leave the row, projections rename columns, the watermark
 * moves.
 *
 * @param watermarks locals that keep the watermark; null where rows move none
 * @param dropped counts the rows that filters drop
 * @param watermark the current watermark; null where no row is dropped for being late
 * @param late local that counts rows that were late; null where none is dropped for that
 * @param clock moves the watermarks of keys; null where keys have none
 * @param output told of rows that may be late for those behind; null for state
 */
record RowLoop(
    ClassContext owner,
    LoopLabel label,
    @Nullable WatermarkLocals watermarks,
    DroppedRows dropped,
    @Nullable CodeExpression watermark,
    @Nullable Local late,
    @Nullable Clock clock,
    @Nullable Told output) {

  /** A loop in which no row is late. */
  RowLoop(
      ClassContext owner,
      LoopLabel label,
      @Nullable WatermarkLocals watermarks,
      DroppedRows dropped) {
    this(owner, label, watermarks, dropped, null, null, null, null);
  }

  /** Keys with watermarks of their own. */
  record Clock(KeyClockCode code, KeyClockCode.Locals locals) {}

  /**
   * Where rows go on.
   *
   * @param output the {@code PipelineOutput}
   * @param outRow its next row
   */
  record Told(CodeExpression output, CodeExpression outRow) {}

  /** Generates the operators into the loop body. Returns the columns behind the last one. */
  RowColumns generate(BlockBuilder body, RowColumns input, List<OperatorSpec> operators) {
    RowColumns columns = input;
    for (OperatorSpec operator : operators) {
      RowScope scope = RowScope.of(owner, ClassNames.kind(operator), operator.id());
      columns =
          switch (operator) {
            case OperatorSpec.Filter filter -> filter(body, scope, columns, filter);
            case OperatorSpec.Project project -> columns.project(scope, project);
            case OperatorSpec.Watermark assigner -> watermark(body, scope, columns, assigner);
            case OperatorSpec.KeyWatermark clock -> keyWatermark(body, columns, clock);
            case OperatorSpec.OnTime onTime -> onTime(body, scope, columns, onTime);
            case OperatorSpec.Expand _ -> throw Code.internal("an expansion where none can be");
          };
    }
    return columns;
  }

  /** The same loop where rows that are dropped leave an inner one. */
  RowLoop inside(LoopLabel inner) {
    return new RowLoop(owner, inner, watermarks, dropped, watermark, late, clock, output);
  }

  /** What stands in front of an operator's code. */
  void announce(BlockBuilder body, OperatorSpec operator) {
    RowScope scope = RowScope.of(owner, ClassNames.kind(operator), operator.id());
    body.mark(operator.span());
    body.comment(() -> comment(scope, operator));
  }

  private RowColumns filter(
      BlockBuilder body, RowScope scope, RowColumns columns, OperatorSpec.Filter filter) {
    body.mark(filter.span());
    body.comment(() -> comment(scope, filter));
    for (Predicate predicate : Predicate.of(filter)) {
      CodeExpression keep = columns.condition(body, scope, predicate.condition());
      body.ifThen(
          Code.not(keep),
          drop -> {
            dropped.count(drop, predicate);
            drop.continueWith(label);
          });
    }
    return columns;
  }

  private RowColumns watermark(
      BlockBuilder body, RowScope scope, RowColumns columns, OperatorSpec.Watermark assigner) {
    WatermarkLocals marks = watermarks;
    if (marks == null) {
      throw Code.internal("a watermark is assigned where none is kept");
    }
    body.mark(assigner.span());
    body.comment(() -> comment(scope, assigner));
    ScalarValue value = columns.generate(body, scope, assigner.value());
    WatermarkLocals.Before before = marks.before();
    if (before != null) {
      body.ifThen(
          Code.notEqual(Code.get(before.seen()), before.row()),
          first -> {
            first.setField(
                owner.builder().self(), CompiledPipeline.class, "rowWatermarkUs", marks.current());
            first.assign(before.seen(), before.row());
          });
    }
    CodeExpression asserted = Code.get(marks.partition());
    body.ifThen(
        Code.and(
            Values.isPresent(value),
            Code.greater(value.value(), asserted),
            Code.lessOrEqual(value.value(), Code.get(marks.limit()))),
        move -> move.assign(marks.partition(), value.value()));
    tellLate(body, columns, assigner, marks);
    return columns;
  }

  /** Whether a row is late for somebody behind is judged by the watermark that it met. */
  private void tellLate(
      BlockBuilder body,
      RowColumns columns,
      OperatorSpec.Watermark assigner,
      WatermarkLocals marks) {
    Told to = output;
    if (to == null || assigner.lateColumn() == OperatorSpec.Watermark.UNTOLD) {
      return;
    }
    ScalarValue time = columns.columns().get(assigner.lateColumn()).prepare(body);
    CodeExpression watermarkUs = marks.current();
    body.ifThen(
        Code.and(Values.isPresent(time), Code.less(time.value(), watermarkUs)),
        behind ->
            behind.evaluate(
                Code.invoke(to.output(), PipelineOutput.class, "late", to.outRow(), watermarkUs)));
  }

  private RowColumns keyWatermark(
      BlockBuilder body, RowColumns columns, OperatorSpec.KeyWatermark operator) {
    Clock keys = clock;
    if (keys == null) {
      throw Code.internal("a watermark by key is assigned where none is kept");
    }
    announce(body, operator);
    keys.code().generate(body, columns, keys.locals());
    return columns;
  }

  private RowColumns onTime(
      BlockBuilder body, RowScope scope, RowColumns columns, OperatorSpec.OnTime operator) {
    CodeExpression current = watermark;
    Local count = late;
    if (current == null || count == null) {
      throw Code.internal("a row is late where no watermark is kept");
    }
    body.mark(operator.span());
    body.comment(() -> comment(scope, operator));
    CodeExpression time = columns.columns().get(operator.column()).prepare(body).value();
    // What is added goes to the other side, where the end of time needs no care.
    CodeExpression least =
        operator.shiftUs() == 0
            ? current
            : Code.invokeStatic(
                EventTimes.class, "plus", current, Code.literal(-operator.shiftUs()));
    body.ifThen(
        Code.less(time, least),
        drop -> {
          drop.increment(count);
          drop.continueWith(label);
        });
    return columns;
  }

  private String comment(RowScope scope, OperatorSpec operator) {
    String sql = owner.source().fragment(operator.span());
    return scope.operator() + " [" + operator.span() + "] " + sql;
  }
}
