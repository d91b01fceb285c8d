package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.lang.constant.ConstantDescs;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The frame of {@code process(ColumnBatch)}: what stands in front of the row loop, the loop itself
 * (which tells a failing row's index), and the bookkeeping behind it.
 */
final class ProcessMethod {

  private final ClassContext owner;
  private final MethodBuilder method;
  private final BlockBuilder prologue;
  private final CodeExpression input;
  private final Local rowCount;
  private final Local row;
  private final DroppedRows dropped;
  private final @Nullable CodeExpression watermark;
  private final @Nullable WatermarkLocals watermarks;
  private final @Nullable Local late;
  private RowLoop.@Nullable Told told;
  private RowLoop.@Nullable Clock clock;

  /** Fills the loop's body. */
  @FunctionalInterface
  interface Body {
    void build(BlockBuilder body, RowLoop loop);
  }

  ProcessMethod(ClassContext owner, PipelineSpec spec, boolean readsWatermark) {
    this.owner = owner;
    this.method = owner.builder().override("process", ConstantDescs.CD_void).hot();
    Local batch = method.parameter("input", Types.of(ColumnBatch.class));
    this.input = Code.get(batch);
    this.prologue = method.body();
    this.rowCount = prologue.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount"));
    this.dropped = new DroppedRows(spec, prologue);
    boolean assigns = spec.operators().stream().anyMatch(OperatorSpec.Watermark.class::isInstance);
    boolean drops = spec.operators().stream().anyMatch(OperatorSpec.OnTime.class::isInstance);
    this.late = drops ? prologue.declare("late", Code.literal(0)) : null;
    Local start =
        assigns || drops || readsWatermark
            ? prologue.declare("watermark", own("watermarkUs"))
            : null;
    this.row = prologue.declare("row", Code.literal(0));
    WatermarkLocals.Before before =
        assigns && CurrentWatermark.isReadBy(spec)
            ? new WatermarkLocals.Before(
                prologue.declare("seenRow", Code.literal(-1)), Code.get(row))
            : null;
    this.watermarks =
        start == null || !assigns
            ? null
            : new WatermarkLocals(
                start,
                prologue.declare("partitionWatermark", own("partitionWatermarkUs")),
                prologue.declare("otherPartitions", own("otherPartitionsUs")),
                prologue.declare("watermarkLimit", own("watermarkLimitUs")),
                before);
    this.watermark =
        watermarks != null ? watermarks.current() : start != null ? Code.get(start) : null;
  }

  private CodeExpression own(String field) {
    return Code.field(owner.builder().self(), CompiledPipeline.class, field);
  }

  MethodBuilder method() {
    return method;
  }

  /** Statements in front of the loop. */
  BlockBuilder prologue() {
    return prologue;
  }

  CodeExpression input() {
    return input;
  }

  CodeExpression rowCount() {
    return Code.get(rowCount);
  }

  CodeExpression row() {
    return Code.get(row);
  }

  /** The watermark as of the current row; null where none is kept. */
  @Nullable CodeExpression watermark() {
    return watermark;
  }

  /** How the rows of this loop move the watermark; null where it stays during a batch. */
  @Nullable WatermarkLocals watermarks() {
    return watermarks;
  }

  /** {@code context.state()} and so on. */
  CodeExpression context(String accessor) {
    return Code.invoke(owner.pipelineContext(), PipelineContext.class, accessor);
  }

  /** Has keys have watermarks of their own, before the loop is added. */
  void keepClock(RowLoop.Clock keys) {
    clock = keys;
  }

  /** Event times beyond this do not move a watermark. */
  Local declareLimit() {
    return prologue.declare("watermarkLimit", own("watermarkLimitUs"));
  }

  /** Has the output told which rows may be late, before the loop is added. */
  void tellLate(CodeExpression output, CodeExpression outRow) {
    told = new RowLoop.Told(output, outRow);
  }

  /**
   * Adds the row loop. Statements that the body asks for in front of it go to the prologue
   * meanwhile.
   */
  void loop(Body content) {
    loop(null, content, null);
  }

  /**
   * Adds a row loop that puts rows out on its way.
   *
   * @param onFailure puts out what the rows before a failing one have become
   */
  void loop(Body content, Consumer<BlockBuilder> onFailure) {
    loop(null, content, onFailure);
  }

  /**
   * Adds the row loop inside another one, when {@code runs} is given: that block stands in front of
   * the row loop each time it is begun anew, for the row at which it was left by a break. What the
   * block declares is then constant in the row loop, and HotSpot takes checks on it out of there.
   */
  void loop(@Nullable BlockBuilder runs, Body content) {
    loop(runs, content, null);
  }

  private void loop(
      @Nullable BlockBuilder runs, Body content, @Nullable Consumer<BlockBuilder> onFailure) {
    LoopLabel label = new LoopLabel(prologue.names().allocate("rows"));
    RowLoop loop = new RowLoop(owner, label, watermarks, dropped, watermark, late, clock, told);
    BlockBuilder body = prologue.nested();
    int sitesBefore = owner.siteCount();
    content.build(body, loop);
    boolean canFail = owner.siteCount() > sitesBefore;
    BlockBuilder update = prologue.nested();
    update.increment(row);
    CodeExpression more = Code.less(Code.get(row), Code.get(rowCount));
    CodeStatement.Loop rows = new CodeStatement.Loop(label, more, body.build(), update.build());
    if (runs != null) {
      runs.add(rows);
      LoopLabel runsLabel = new LoopLabel(prologue.names().allocate("runs"));
      rows = new CodeStatement.Loop(runsLabel, more, runs.build(), prologue.nested().build());
    }
    CodeStatement.Loop outermost = rows;
    if (canFail) {
      prologue.comment(() -> "a row that fails says which one it was");
      prologue.tryCatch(
          tried -> tried.add(outermost),
          Types.of(SqlRuntimeException.class),
          "failure",
          (handler, failure) -> {
            saveWatermark(handler);
            if (onFailure != null) {
              onFailure.accept(handler);
            }
            String told = onFailure == null ? "atRow" : "atRowBehindOutput";
            handler.throwException(
                Code.invoke(Code.get(failure), SqlRuntimeException.class, told, Code.get(row)));
          });
    } else {
      prologue.add(outermost);
    }
    saveWatermark(prologue);
  }

  private void saveWatermark(BlockBuilder out) {
    if (watermarks != null) {
      save(out, "watermarkUs", watermarks.current());
      save(out, "partitionWatermarkUs", Code.get(watermarks.partition()));
    }
  }

  private void save(BlockBuilder out, String field, CodeExpression value) {
    out.setField(owner.builder().self(), CompiledPipeline.class, field, value);
  }

  /**
   * Counts the batch; every row is in exactly one of the figures.
   *
   * @param lateForState rows that came too late for the state that the pipeline ends in
   */
  void count(CodeExpression out, CodeExpression lateForState, CodeExpression withoutEventTime) {
    CodeExpression late =
        this.late == null ? lateForState : Code.add(Code.get(this.late), lateForState);
    prologue.evaluate(
        Code.invoke(
            context("metrics"),
            PipelineMetrics.class,
            "batch",
            Code.get(rowCount),
            out,
            Code.literal(0),
            late,
            withoutEventTime));
    dropped.report(prologue, context("metrics"));
  }
}
