package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.Expansion.Unnest;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.compiler.scalar.KeyTypes;
import dev.laminar.compiler.scalar.RexToScalar;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.AsofDirection;
import dev.laminar.kernel.plan.AsofMatch;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.sql.function.TimeMatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** Translates joins in whose condition a {@link TimeMatch} stands. */
final class AsofTranslator {

  private static final long MICROS_PER_MILLI = 1000;

  private final Join rel;
  private final Projections projections;
  private final ConstructFinder constructs;
  private final SpanMapper spans;
  private final RexBuilder rexBuilder;
  private final RexCall match;
  private final SourceSpan span;
  private final Relation leftRelation;
  private final Relation rightRelation;

  AsofTranslator(
      Join rel,
      Relation left,
      Relation right,
      Projections projections,
      ConstructFinder constructs,
      SpanMapper spans) {
    this.rel = rel;
    this.rightRelation = right;
    this.projections = projections;
    this.constructs = constructs;
    this.spans = spans;
    this.rexBuilder = rel.getCluster().getRexBuilder();
    this.match = match(rel).orElseThrow();
    this.span = spans.span(match.getParserPosition(), constructs.join());
    this.leftRelation = timeMatch().isProbe() ? probes(left) : left;
  }

  private TimeMatch timeMatch() {
    return timeMatch(match);
  }

  private static TimeMatch timeMatch(RexCall match) {
    return (TimeMatch) match.getOperator();
  }

  /** How the sides of a join match in time; empty for a join that is not by time. */
  private static Optional<RexCall> match(Join rel) {
    return RelOptUtil.conjunctions(rel.getCondition()).stream()
        .filter(node -> node instanceof RexCall call && call.getOperator() instanceof TimeMatch)
        .map(RexCall.class::cast)
        .findFirst();
  }

  /**
   * What the left side is made of: its rows, without the offsets that a probe joins them with, as
   * each row has all of these.
   */
  static RelNode left(Join rel) {
    if (match(rel).map(AsofTranslator::timeMatch).filter(TimeMatch::isProbe).isEmpty()) {
      return rel.getLeft();
    }
    RelNode rows = rel.getLeft().getInputs().getFirst();
    if (rows.getRowType().getFieldCount() + 1 != rel.getLeft().getRowType().getFieldCount()) {
      throw new IllegalStateException("a probe of " + rel.getLeft());
    }
    return rows;
  }

  /** Each row with each offset. */
  private Relation probes(Relation rows) {
    SqlIntervalQualifier seconds =
        new SqlIntervalQualifier(TimeUnit.SECOND, null, match.getParserPosition());
    List<RexNode> offsets =
        timeMatch().offsetsMs().stream()
            .map(ms -> (RexNode) rexBuilder.makeIntervalLiteral(BigDecimal.valueOf(ms), seconds))
            .toList();
    Scalar array =
        new RexToScalar(List.of(), spans, rexBuilder)
            .convert(
                rexBuilder.makeCall(SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, offsets), span);
    Expand node =
        new Expand(
            0,
            rows.node(),
            new Unnest(List.of(array), List.of("offset"), false),
            false,
            span,
            Traits.INITIAL);
    List<Field> fields = new ArrayList<>(rows.fields());
    InputColumn offset = Relation.column(node, rows.node().schema().size());
    fields.add(new Field("offset", offset, new ColumnRole.Plain()));
    return new Relation(node, fields, rows.eventTime());
  }

  /** Whether a join is one by time. */
  static boolean concerns(Join rel) {
    return match(rel).isPresent();
  }

  Relation translate() {
    boolean outer = rel.getJoinType() == JoinRelType.LEFT;
    if (!outer && rel.getJoinType() != JoinRelType.INNER) {
      throw new IllegalStateException("a join by time of type " + rel.getJoinType());
    }
    PhysicalNode leftNode = projections.materialize(leftRelation);
    int leftColumns = leftNode.schema().size();
    boolean temporal = timeMatch() == TimeMatch.TEMPORAL;
    Versions versions = temporal ? versionsOfTable() : null;
    PhysicalNode rightNode =
        versions != null
            ? versions
            : projections.materialize(temporal ? withEventTime() : rightRelation);
    int versionTime = versions == null ? rightNode.schema().size() - 1 : versions.versionTime();
    JoinSide left = new JoinSide(leftNode);
    JoinSide right = new JoinSide(rightNode);
    addKeys(left, right, leftColumns);
    Times times = times(left, leftColumns, versionTime, outer);
    requireTime(left, times.leftTime());
    PhysicalNode ofLeft = left.node();
    PhysicalNode ofRight = right.node();
    requireTime(ofRight.schema(), times.rightTime());
    AsofJoin node =
        new AsofJoin(
            0,
            ofLeft,
            ofRight,
            left.keys(),
            right.keys(),
            times.leftTime(),
            times.leftEventTime(),
            times.rightTime(),
            versions == null ? AsofJoin.ALL_VALID : versions.valid(),
            times.match(),
            span,
            Traits.INITIAL);
    return relation(node, leftColumns, times.leftEventTime());
  }

  /** The columns that the planner's join has, out of those that times and keys have added. */
  private Relation relation(AsofJoin node, int leftColumns, int eventTime) {
    List<String> names = rel.getRowType().getFieldNames();
    List<Field> fields = new ArrayList<>();
    int added = node.leftColumns() - leftColumns;
    for (int i = 0; i < names.size(); i++) {
      int place = i < leftColumns ? i : i + added;
      fields.add(new Field(names.get(i), Relation.column(node, place), new ColumnRole.Plain()));
    }
    return new Relation(node, fields, Relation.column(node, eventTime));
  }

  /**
   * The times of both sides.
   *
   * @param leftTime column of the left side
   * @param leftEventTime what it was made of
   * @param rightTime column of the right side
   */
  private record Times(int leftTime, int leftEventTime, int rightTime, AsofMatch match) {}

  private Times times(JoinSide left, int leftColumns, int lastRight, boolean outer) {
    TimeMatch kind = timeMatch();
    List<RexNode> operands = match.getOperands();
    if (kind == TimeMatch.ASOF) {
      AsofCondition.Result read = AsofCondition.read(operands.getFirst(), leftColumns, outer, span);
      return new Times(read.leftTime(), read.leftTime(), read.rightTime(), read.match());
    }
    if (kind == TimeMatch.TEMPORAL) {
      int time = columnOf(operands.getFirst());
      if (time < 0 || time >= leftColumns) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "FOR SYSTEM_TIME AS OF anything but a column of the left side is not executed in this version",
            span,
            "write FOR SYSTEM_TIME AS OF a.ts, with a.ts the event time of the left side");
      }
      return new Times(time, time, lastRight, backward(outer, 0, 0));
    }
    RexCall sum = (RexCall) operands.get(0);
    int event = columnOf(sum.getOperands().getFirst());
    int rightTime = columnOf(operands.get(1)) - leftColumns;
    if (event < 0 || event >= leftColumns || rightTime < 0) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "TIMESTAMPS of anything but a column of each side is not executed in this version",
          span,
          "write TIMESTAMPS (ts, mts), with the event times of both sides");
    }
    List<Scalar> columns = CombinedInputs.columns(left.input(), 0);
    Scalar time = new RexToScalar(columns, spans, rexBuilder).convert(sum, span);
    return new Times(
        left.column("probe time", time),
        event,
        rightTime,
        backward(
            outer,
            Collections.min(kind.offsetsMs()) * MICROS_PER_MILLI,
            Collections.max(kind.offsetsMs()) * MICROS_PER_MILLI));
  }

  private static int columnOf(RexNode node) {
    TimeDifference time = TimeDifference.of(node);
    return time == null ? -1 : time.column();
  }

  private static AsofMatch backward(boolean outer, long leastUs, long greatestUs) {
    return new AsofMatch(
        AsofDirection.BACKWARD, false, outer, Long.MAX_VALUE, false, leastUs, greatestUs);
  }

  /**
   * What changes about a table, where that is what the right side reads: it has no event time, but
   * the time at which it was made. Null for others.
   */
  private @Nullable Versions versionsOfTable() {
    boolean isChanging =
        rightRelation.eventTime() == null
            && rightRelation.node() instanceof PhysicalNode.Scan scan
            && scan.target() instanceof ScanTarget.Table table
            && table.changelog() != ChangelogMode.APPEND;
    return isChanging
        ? new Versions(
            0,
            projections.materialize(rightRelation),
            Versions.BY_CLOCK,
            constructs.join(),
            Traits.INITIAL)
        : null;
  }

  /** The right side with its event time behind its columns. */
  private Relation withEventTime() {
    Scalar eventTime = rightRelation.eventTime();
    if (eventTime == null) {
      throw new LaminarException(
          ErrorCode.MISSING_WATERMARK,
          "what is read FOR SYSTEM_TIME AS OF has no event time that tells its versions apart",
          constructs.join(),
          "read a source with WATERMARK FOR a column, whose rows are the versions of a key, or a table or materialized view in a stream; the rows that a table holds now are joined without FOR SYSTEM_TIME");
    }
    List<Field> fields = new ArrayList<>(rightRelation.fields());
    fields.add(new Field("version time", eventTime, new ColumnRole.Plain()));
    return new Relation(rightRelation.node(), fields, null);
  }

  private static void requireTimestamp(DataType type, String column, SourceSpan span) {
    if (type.kind() != TypeKind.TIMESTAMP && type.kind() != TypeKind.TIMESTAMP_LTZ) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "a join by time of column "
              + column
              + ", which is no TIMESTAMP, is not executed in this version",
          span,
          "compare columns of type TIMESTAMP");
    }
  }

  private void requireTime(RowSchema schema, int column) {
    requireTimestamp(schema.type(column), schema.column(column).name(), span);
  }

  private void requireTime(JoinSide side, int column) {
    Item item = side.item(column);
    requireTimestamp(item.value().type(), item.name(), span);
  }

  private void addKeys(JoinSide left, JoinSide right, int leftColumns) {
    List<RexNode> conjuncts = new ArrayList<>();
    for (RexNode conjunct : RelOptUtil.conjunctions(rel.getCondition())) {
      if (conjunct != match && !conjunct.isAlwaysTrue()) {
        conjuncts.add(conjunct);
      }
    }
    List<Scalar> inputs = new ArrayList<>(CombinedInputs.columns(left.input(), 0));
    inputs.addAll(CombinedInputs.columns(right.input(), leftColumns));
    RexToScalar converter = new RexToScalar(inputs, spans, rexBuilder);
    for (RexNode conjunct : conjuncts) {
      SourceSpan where = positionOf(conjunct);
      if (!(conjunct instanceof RexCall call) || call.getKind() != SqlKind.EQUALS) {
        throw notEqual(where);
      }
      RexNode a = call.getOperands().get(0);
      RexNode b = call.getOperands().get(1);
      if (isOf(b, leftColumns, true) && isOf(a, leftColumns, false)) {
        RexNode swapped = a;
        a = b;
        b = swapped;
      }
      if (!isOf(a, leftColumns, true) || !isOf(b, leftColumns, false)) {
        throw notEqual(where);
      }
      Scalar ofLeft = converter.convert(a, where);
      Scalar ofRight = converter.convert(b, where);
      DataType common = KeyTypes.common(ofLeft.type(), ofRight.type());
      if (common == null) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "a join by time whose key is of type "
                + ofLeft.type()
                + " on one side and of type "
                + ofRight.type()
                + " on the other is not executed in this version",
            where,
            "cast one of them to the type of the other");
      }
      left.addKey(KeyTypes.as(ofLeft, common));
      right.addKey(KeyTypes.as(Scalars.shift(ofRight, leftColumns, -leftColumns), common));
    }
  }

  private SourceSpan positionOf(RexNode conjunct) {
    return conjunct instanceof RexCall call
        ? spans.span(call.getParserPosition(), constructs.join())
        : constructs.join();
  }

  private static LaminarException notEqual(SourceSpan span) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        "a condition in the ON of a join by time that is no equality of both sides is not executed in this version",
        span,
        "filter the inputs in queries of their own, or the result with WHERE");
  }

  private static boolean isOf(RexNode node, int leftColumns, boolean left) {
    List<Integer> read = new ArrayList<>();
    RelOptUtil.InputFinder.bits(node).forEach(read::add);
    return !read.isEmpty()
        && !RexUtil.containsCorrelation(node)
        && read.stream().allMatch(column -> column < leftColumns == left);
  }
}
