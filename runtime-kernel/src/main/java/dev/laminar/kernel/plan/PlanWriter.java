package dev.laminar.kernel.plan;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the payload of {@link PlanCodec}. Equal plans give equal bytes. */
final class PlanWriter {

  /** Kinds of node, as they are numbered in a plan. */
  enum NodeKind {
    SOURCE_SCAN,
    STREAM_SCAN,
    TABLE_SCAN,
    VALUES,
    UNION,
    JOIN,
    SORT,
    OVER,
    TRANSFORM,
    AGGREGATE,
    REPEAT,
    WORKING,
    RECURSION,
    KEY_LOOKUP,
    MATCH,
    INTERVAL_JOIN,
    LOOKUP_JOIN,
    ASOF_JOIN,
    VERSIONS,
    LOOKUP_ON_DEMAND
  }

  /** Kinds of step, as they are numbered in a plan. */
  enum StepKind {
    START_QUERY,
    CREATE_TABLE,
    CREATE_VIEW,
    CHANGE,
    TRUNCATE
  }

  /** Kinds of window, as they are numbered in a plan. */
  enum WindowKind {
    NONE,
    TUMBLE,
    HOP,
    CUMULATE,
    SESSION
  }

  /** Kinds of constant, as they are numbered in a plan. */
  enum ConstantKind {
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    DECIMAL128,
    BYTES,
    TEXT
  }

  @FunctionalInterface
  private interface ElementWriter<T> {
    void write(T element) throws IOException;
  }

  private final DataOutputStream out;

  PlanWriter(DataOutputStream out) {
    this.out = out;
  }

  void plan(ExecutionPlan plan) throws IOException {
    list(plan.sources(), this::source);
    list(plan.steps(), this::step);
    list(plan.sinks(), this::sink);
    list(plan.decoders(), this::decoder);
  }

  private void source(SourcePlan source) throws IOException {
    text(source.name());
    text(source.connector());
    schema(source.schema());
    options(source.options());
  }

  private void step(PlanStep step) throws IOException {
    switch (step) {
      case PlanStep.StartQuery start -> {
        kind(StepKind.START_QUERY);
        query(start.query());
      }
      case PlanStep.CreateTable create -> {
        kind(StepKind.CREATE_TABLE);
        table(create.table());
      }
      case PlanStep.CreateView create -> {
        kind(StepKind.CREATE_VIEW);
        query(create.query());
        table(create.view());
      }
      case PlanStep.Change change -> {
        kind(StepKind.CHANGE);
        change(change.change());
      }
      case PlanStep.Truncate truncate -> {
        kind(StepKind.TRUNCATE);
        text(truncate.table());
      }
    }
  }

  private void table(TablePlan table) throws IOException {
    text(table.name());
    schema(table.schema());
    code(table.rows());
    layout(table.layout());
    list(
        table.keys(),
        key -> {
          text(key.name());
          out.writeInt(key.index());
          list(key.columns(), out::writeInt);
        });
    list(table.checks(), this::text);
  }

  private void change(ChangePlan change) throws IOException {
    kind(change.kind());
    text(change.table());
    query(change.rows());
    ChangePlan.Conflict conflict = change.conflict();
    out.writeBoolean(conflict != null);
    if (conflict != null) {
      out.writeInt(conflict.key());
      QueryPlan update = conflict.update();
      out.writeBoolean(update != null);
      if (update != null) {
        query(update);
      }
    }
  }

  private void query(QueryPlan query) throws IOException {
    text(query.name());
    list(query.nodes(), this::node);
  }

  private void sink(SinkPlan sink) throws IOException {
    text(sink.name());
    text(sink.query());
    text(sink.connector());
    schema(sink.schema());
    options(sink.options());
    optionalText(sink.encoderClass());
  }

  private void decoder(DecoderPlan decoder) throws IOException {
    text(decoder.source());
    list(decoder.projection(), out::writeInt);
    text(decoder.className());
  }

  private void node(PlanNode node) throws IOException {
    switch (node) {
      case PlanNode.SourceScan scan -> {
        kind(NodeKind.SOURCE_SCAN);
        out.writeInt(scan.id());
        text(scan.source());
        list(scan.projection(), out::writeInt);
        schema(scan.schema());
      }
      case PlanNode.StreamScan scan -> {
        kind(NodeKind.STREAM_SCAN);
        out.writeInt(scan.id());
        text(scan.stream());
        out.writeBoolean(scan.late());
        schema(scan.schema());
      }
      case PlanNode.TableScan scan -> {
        kind(NodeKind.TABLE_SCAN);
        out.writeInt(scan.id());
        text(scan.table());
        list(scan.projection(), out::writeInt);
        out.writeBoolean(scan.follow());
        schema(scan.schema());
      }
      case PlanNode.KeyLookup lookup -> {
        kind(NodeKind.KEY_LOOKUP);
        out.writeInt(lookup.id());
        out.writeInt(lookup.input());
        text(lookup.table());
        out.writeInt(lookup.index());
        list(lookup.keyColumns(), out::writeInt);
        list(lookup.projection(), out::writeInt);
        schema(lookup.schema());
      }
      case PlanNode.Values values -> {
        kind(NodeKind.VALUES);
        out.writeInt(values.id());
        list(values.rows(), row -> list(row, this::constant));
        schema(values.schema());
      }
      case PlanNode.Union union -> {
        kind(NodeKind.UNION);
        out.writeInt(union.id());
        list(union.inputs(), out::writeInt);
        schema(union.schema());
        kind(union.mode());
      }
      case PlanNode.Working working -> {
        kind(NodeKind.WORKING);
        out.writeInt(working.id());
        schema(working.schema());
      }
      case PlanNode.Recursion recursion -> {
        kind(NodeKind.RECURSION);
        out.writeInt(recursion.id());
        out.writeInt(recursion.seed());
        out.writeInt(recursion.step());
        out.writeInt(recursion.working());
        code(recursion.rows());
        layout(recursion.layout());
        out.writeBoolean(recursion.all());
        out.writeLong(recursion.limit());
        span(recursion.span());
        schema(recursion.schema());
      }
      case PlanNode.Versions versions -> {
        kind(NodeKind.VERSIONS);
        out.writeInt(versions.id());
        out.writeInt(versions.input());
        code(versions.rows());
        layout(versions.layout());
        out.writeInt(versions.time());
        schema(versions.schema());
      }
      case PlanNode.Repeat repeat -> {
        kind(NodeKind.REPEAT);
        out.writeInt(repeat.id());
        out.writeInt(repeat.input());
        schema(repeat.schema());
        kind(repeat.mode());
      }
      case PlanNode.Join join -> {
        kind(NodeKind.JOIN);
        out.writeInt(join.id());
        out.writeInt(join.left());
        out.writeInt(join.right());
        code(join.code());
        layout(join.leftRows());
        layout(join.rightRows());
        out.writeLong(join.ttlMs());
        schema(join.schema());
        kind(join.mode());
      }
      case PlanNode.IntervalJoin join -> {
        kind(NodeKind.INTERVAL_JOIN);
        out.writeInt(join.id());
        out.writeInt(join.left());
        out.writeInt(join.right());
        code(join.code());
        layout(join.leftRows());
        layout(join.rightRows());
        kind(join.type());
        interval(join.interval());
        schema(join.schema());
      }
      case PlanNode.LookupJoin join -> {
        kind(NodeKind.LOOKUP_JOIN);
        out.writeInt(join.id());
        out.writeInt(join.left());
        out.writeInt(join.right());
        code(join.code());
        layout(join.leftRows());
        layout(join.rightRows());
        schema(join.schema());
        kind(join.mode());
      }
      case PlanNode.LookupOnDemand join -> {
        kind(NodeKind.LOOKUP_ON_DEMAND);
        out.writeInt(join.id());
        out.writeInt(join.left());
        out.writeInt(join.right());
        code(join.code());
        layout(join.leftRows());
        layout(join.rightRows());
        list(join.leftKeys(), out::writeInt);
        list(join.rightKeys(), out::writeInt);
        list(join.keys(), out::writeInt);
        span(join.span());
        schema(join.schema());
      }
      case PlanNode.AsofJoin join -> {
        kind(NodeKind.ASOF_JOIN);
        out.writeInt(join.id());
        out.writeInt(join.left());
        out.writeInt(join.right());
        out.writeBoolean(join.leftTimed());
        out.writeBoolean(join.rightTimed());
        code(join.code());
        layout(join.layout());
        match(join.match());
        schema(join.schema());
      }
      case PlanNode.Sort sort -> {
        kind(NodeKind.SORT);
        out.writeInt(sort.id());
        out.writeInt(sort.input());
        code(sort.code());
        layout(sort.rows());
        schema(sort.schema());
      }
      case PlanNode.Over over -> {
        kind(NodeKind.OVER);
        out.writeInt(over.id());
        out.writeInt(over.input());
        code(over.code());
        layout(over.rows());
        layout(over.layout());
        schema(over.schema());
        kind(over.mode());
      }
      case PlanNode.Match match -> {
        kind(NodeKind.MATCH);
        out.writeInt(match.id());
        out.writeInt(match.input());
        code(match.code());
        layout(match.rows());
        layout(match.layout());
        schema(match.schema());
      }
      case PlanNode.Transform transform -> {
        kind(NodeKind.TRANSFORM);
        out.writeInt(transform.id());
        out.writeInt(transform.input());
        code(transform.code());
        schema(transform.schema());
        kind(transform.mode());
      }
      case PlanNode.Aggregate aggregate -> {
        kind(NodeKind.AGGREGATE);
        out.writeInt(aggregate.id());
        out.writeInt(aggregate.input());
        code(aggregate.update());
        code(aggregate.emission());
        out.writeInt(aggregate.slotSizeBytes());
        keys(aggregate.keys());
        window(aggregate.window());
        kind(aggregate.emit());
        out.writeLong(aggregate.timing().latenessUs());
        out.writeLong(aggregate.timing().everyMs());
        late(aggregate);
        out.writeLong(aggregate.ttlMs());
        schema(aggregate.schema());
        kind(aggregate.mode());
      }
    }
  }

  private void interval(JoinInterval interval) throws IOException {
    out.writeInt(interval.leftTime());
    out.writeLong(interval.leftShiftUs());
    out.writeInt(interval.rightTime());
    out.writeLong(interval.rightShiftUs());
    out.writeLong(interval.lowerUs());
    out.writeLong(interval.upperUs());
    out.writeLong(interval.sliceUs());
  }

  private void keys(@Nullable RowsLayout layout) throws IOException {
    out.writeBoolean(layout != null);
    if (layout != null) {
      layout(layout);
    }
  }

  private void layout(RowsLayout layout) throws IOException {
    out.writeInt(layout.slotSizeBytes());
    out.writeInt(layout.indexCount());
  }

  private void layout(AsofLayout layout) throws IOException {
    layout(layout.keys());
    out.writeInt(layout.keyFields());
    layout(layout.left());
    out.writeInt(layout.leftFields());
    layout(layout.right());
    out.writeInt(layout.rightFields());
  }

  private void match(AsofMatch match) throws IOException {
    kind(match.direction());
    out.writeBoolean(match.strict());
    out.writeBoolean(match.outer());
    out.writeLong(match.toleranceUs());
    out.writeBoolean(match.atOnce());
    out.writeLong(match.leastOffsetUs());
    out.writeLong(match.greatestOffsetUs());
  }

  private void late(PlanNode.Aggregate aggregate) throws IOException {
    RowSchema rows = aggregate.lateRows();
    out.writeBoolean(rows != null);
    if (rows != null) {
      schema(rows);
    }
    kind(aggregate.lateMode());
  }

  private void window(@Nullable WindowShape window) throws IOException {
    switch (window) {
      case null -> kind(WindowKind.NONE);
      case WindowShape.Tumble(long sizeUs, long offsetUs) ->
          window(WindowKind.TUMBLE, sizeUs, offsetUs);
      case WindowShape.Hop(long slideUs, long sizeUs, long offsetUs) ->
          window(WindowKind.HOP, slideUs, sizeUs, offsetUs);
      case WindowShape.Cumulate(long stepUs, long sizeUs, long offsetUs) ->
          window(WindowKind.CUMULATE, stepUs, sizeUs, offsetUs);
      case WindowShape.Session(long gapUs) -> window(WindowKind.SESSION, gapUs);
    }
  }

  private void window(WindowKind kind, long... lengthsUs) throws IOException {
    kind(kind);
    for (long lengthUs : lengthsUs) {
      out.writeLong(lengthUs);
    }
  }

  private void layout(OverLayout layout) throws IOException {
    list(
        layout.frames(),
        frame -> {
          kind(frame.unit());
          kind(frame.start());
          kind(frame.end());
          kind(frame.exclusion());
        });
    list(layout.numbers(), this::kind);
    list(
        layout.picks(),
        pick -> {
          kind(pick.function());
          out.writeInt(pick.frame());
          out.writeBoolean(pick.ignoresNulls());
          out.writeBoolean(pick.fixed());
        });
    list(
        layout.aggregates(),
        aggregates -> {
          out.writeInt(aggregates.frame());
          out.writeInt(aggregates.slotSizeBytes());
          out.writeBoolean(aggregates.removes());
        });
    kind(layout.limit());
    out.writeInt(layout.partitionField());
    out.writeInt(layout.groupField());
    out.writeInt(layout.shownField());
    out.writeBoolean(layout.appends());
    out.writeBoolean(layout.closes());
    out.writeBoolean(layout.settles());
  }

  private void layout(MatchLayout layout) throws IOException {
    list(layout.program(), out::writeInt);
    out.writeInt(layout.registers());
    out.writeInt(layout.memoized());
    list(layout.sets(), out::writeLong);
    out.writeInt(layout.definitionSets());
    out.writeLong(layout.always());
    out.writeLong(layout.dependent());
    out.writeInt(layout.rowsBefore());
    list(layout.rowsAfter(), out::writeInt);
    out.writeInt(layout.measureRowsAfter());
    kind(layout.skip());
    out.writeLong(layout.skipSet());
    out.writeBoolean(layout.allRows());
    out.writeBoolean(layout.anchoredStart());
    out.writeBoolean(layout.anchoredEnd());
    out.writeLong(layout.withinUs());
    out.writeBoolean(layout.streams());
    out.writeBoolean(layout.ordered());
    out.writeBoolean(layout.numbered());
    out.writeLong(layout.outputDelayUs());
    out.writeInt(layout.timeField());
    out.writeInt(layout.partitionField());
    out.writeInt(layout.arrivalField());
    out.writeInt(layout.testedField());
    out.writeInt(layout.definitionSlotBytes());
    out.writeInt(layout.runningSlotBytes());
    out.writeInt(layout.wholeSlotBytes());
    span(layout.span());
  }

  private void code(CodeRef code) throws IOException {
    text(code.className());
    list(code.constants(), this::constant);
    list(code.sites(), this::site);
  }

  private void constant(Object constant) throws IOException {
    switch (constant) {
      case Boolean value -> {
        kind(ConstantKind.BOOLEAN);
        out.writeBoolean(value);
      }
      case Integer value -> {
        kind(ConstantKind.INT);
        out.writeInt(value);
      }
      case Long value -> {
        kind(ConstantKind.LONG);
        out.writeLong(value);
      }
      case Float value -> {
        kind(ConstantKind.FLOAT);
        out.writeInt(Float.floatToRawIntBits(value));
      }
      case Double value -> {
        kind(ConstantKind.DOUBLE);
        out.writeLong(Double.doubleToRawLongBits(value));
      }
      case ConstantTable.Decimal128(long high, long low) -> {
        kind(ConstantKind.DECIMAL128);
        out.writeLong(high);
        out.writeLong(low);
      }
      case ConstantTable.Bytes(byte[] padded, int length) -> {
        kind(ConstantKind.BYTES);
        out.writeInt(length);
        out.write(padded, 0, length);
      }
      case String value -> {
        kind(ConstantKind.TEXT);
        text(value);
      }
      default ->
          throw new IllegalArgumentException(
              "a plan cannot hold a constant of type " + constant.getClass().getName());
    }
  }

  private void site(ErrorSite site) throws IOException {
    text(site.operator());
    span(site.span());
    text(site.fragment());
  }

  private void span(SourceSpan span) throws IOException {
    text(span.source());
    out.writeInt(span.line());
    out.writeInt(span.column());
    out.writeInt(span.endLine());
    out.writeInt(span.endColumn());
  }

  private void schema(RowSchema schema) throws IOException {
    list(schema.columns(), this::column);
  }

  private void column(Column column) throws IOException {
    text(column.name());
    DataType type = column.type();
    text(type.kind().name());
    out.writeInt(type.precision());
    out.writeInt(type.scale());
    out.writeBoolean(type.nullable());
    if (type.isComposite()) {
      list(type.parts(), this::column);
    }
  }

  private void options(Map<String, String> options) throws IOException {
    list(
        List.copyOf(new TreeMap<>(options).entrySet()),
        entry -> {
          text(entry.getKey());
          text(entry.getValue());
        });
  }

  private void kind(Enum<?> value) throws IOException {
    out.writeByte(value.ordinal());
  }

  private void optionalText(@Nullable String value) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      text(value);
    }
  }

  /** Not writeUTF: that ends at 64 KiB. */
  private void text(String value) throws IOException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private <T> void list(List<T> elements, ElementWriter<? super T> writer) throws IOException {
    out.writeInt(elements.size());
    for (T element : elements) {
      writer.write(element);
    }
  }
}
