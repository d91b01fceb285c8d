package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.compiler.scalar.RexToScalar;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Translates a projection with window functions: what they read becomes columns, those that share
 * PARTITION BY and ORDER BY an operator, and the rest a projection of their results.
 */
final class OverTranslator {

  private final Relation input;
  private final SpanMapper spans;
  private final RexBuilder rex;
  private final SourceSpan statement;
  private final boolean atEnd;
  private final RexToScalar converter;
  private final List<Item> items = new ArrayList<>();

  /** Functions in the order in which they are first read. */
  private final Map<Call, Integer> calls = new LinkedHashMap<>();

  /**
   * A window function.
   *
   * @param sum whether it is SUM of rows that there may be none of, which the planner writes as
   *     {@code CASE WHEN COUNT(x) > 0 THEN $SUM0(x) END}
   */
  record Call(RexOver over, RelDataType type, boolean sum) {}

  /** What functions of one operator share. */
  private record Window(List<Integer> partition, List<Sort.Key> order) {}

  OverTranslator(
      Relation input, SpanMapper spans, RexBuilder rex, SourceSpan statement, boolean atEnd) {
    this.input = input;
    this.spans = spans;
    this.rex = rex;
    this.statement = statement;
    this.atEnd = atEnd;
    this.converter =
        new RexToScalar(input.fields().stream().map(WindowColumns::read).toList(), spans, rex);
    for (Field field : input.fields()) {
      items.add(new Item(field.name(), WindowColumns.read(field)));
    }
  }

  /** The rows with results, and the expressions over them. */
  record Result(Relation relation, List<RexNode> expressions) {}

  /**
   * @param enclosing position of each expression
   */
  Result translate(List<RexNode> expressions, List<SourceSpan> enclosing) {
    int fields = input.fields().size();
    List<RexNode> replaced = expressions.stream().map(each -> each.accept(new Calls())).toList();
    SourceSpan around = enclosing.size() == 1 ? enclosing.getFirst() : statement;
    Map<Window, List<Call>> windows = new LinkedHashMap<>();
    for (Call call : calls.keySet()) {
      windows.computeIfAbsent(window(call.over(), around), window -> new ArrayList<>()).add(call);
    }
    Map<Call, OverSpec.Function> functions = new LinkedHashMap<>();
    for (Call call : calls.keySet()) {
      SourceSpan span = spans.span(call.over().getParserPosition(), around);
      functions.put(call, new OverFunctions(this, rex, call, span).translate());
    }
    PhysicalNode node = new Project(0, input.node(), items, statement, Traits.INITIAL);
    List<Field> results = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      results.add(
          new Field(
              input.fields().get(i).name(),
              Relation.column(node, i),
              input.fields().get(i).role() instanceof ColumnRole.Bound bound
                  ? bound
                  : new ColumnRole.Plain()));
    }
    Map<Call, Integer> places = new LinkedHashMap<>();
    for (Map.Entry<Window, List<Call>> window : windows.entrySet()) {
      int first = node.schema().size();
      List<OverSpec.Function> shared = window.getValue().stream().map(functions::get).toList();
      for (int i = 0; i < shared.size(); i++) {
        places.put(window.getValue().get(i), first + i);
      }
      node =
          new Over(
              0,
              node,
              window.getKey().partition(),
              window.getKey().order(),
              shared,
              null,
              atEnd,
              null,
              -1,
              span(shared),
              Traits.INITIAL);
    }
    for (Call call : calls.keySet()) {
      InputColumn column = Relation.column(node, places.get(call));
      results.add(new Field(column.name(), column, new ColumnRole.Plain()));
    }
    return new Result(new Relation(node, results, null), replaced);
  }

  private static SourceSpan span(List<OverSpec.Function> functions) {
    SourceSpan span = SourceSpan.NONE;
    for (OverSpec.Function function : functions) {
      span = Scalars.union(span, function.span());
    }
    return span;
  }

  /** Window functions become references to columns behind the input's. */
  private final class Calls extends RexShuttle {

    @Override
    public RexNode visitOver(RexOver over) {
      return reference(new Call(over, over.getType(), false));
    }

    @Override
    public RexNode visitCall(RexCall call) {
      RexOver sum = sum(call);
      return sum == null ? super.visitCall(call) : reference(new Call(sum, call.getType(), true));
    }

    private RexNode reference(Call call) {
      int place = calls.computeIfAbsent(call, each -> calls.size());
      return new RexInputRef(input.fields().size() + place, call.type());
    }
  }

  /** The sum that a CASE yields where there is something to be summed up; null for others. */
  private static @Nullable RexOver sum(RexCall call) {
    boolean counts =
        call.getKind() == SqlKind.CASE
            && call.operands.size() == 3
            && call.operands.get(0) instanceof RexCall condition
            && condition.getKind() == SqlKind.GREATER_THAN
            && condition.operands.getFirst() instanceof RexOver count
            && count.getAggOperator().getKind() == SqlKind.COUNT;
    if (!counts) {
      return null;
    }
    RexOver count = (RexOver) ((RexCall) call.operands.get(0)).operands.getFirst();
    RexNode value = call.operands.get(1);
    if (value instanceof RexCall cast && cast.getKind() == SqlKind.CAST) {
      value = cast.operands.getFirst();
    }
    boolean same =
        value instanceof RexOver sum
            && (sum.getAggOperator().getKind() == SqlKind.SUM
                || sum.getAggOperator().getKind() == SqlKind.SUM0)
            && sum.getWindow().equals(count.getWindow())
            && sum.isDistinct() == count.isDistinct()
            && sum.getOperands().equals(count.getOperands());
    return same ? (RexOver) value : null;
  }

  private Window window(RexOver over, SourceSpan enclosing) {
    SourceSpan span = spans.span(over.getParserPosition(), enclosing);
    List<Integer> partition =
        over.getWindow().partitionKeys.stream()
            .map(key -> column(key, "partition", span))
            .distinct()
            .sorted()
            .toList();
    List<Sort.Key> order = new ArrayList<>();
    for (RexFieldCollation key : over.getWindow().orderKeys) {
      boolean nullsFirst = key.getNullDirection() == RelFieldCollation.NullDirection.FIRST;
      order.add(
          new Sort.Key(
              column(key.getKey(), "key", span), key.getDirection().isDescending(), nullsFirst));
    }
    return new Window(partition, order);
  }

  /** The column with the value of an expression. */
  int column(RexNode expression, String name, SourceSpan enclosing) {
    Scalar scalar = converter.convert(expression, enclosing);
    return place(scalar, name);
  }

  /** A value for functions to read: a column, or a constant as it is. */
  Scalar value(Scalar scalar) {
    if (scalar instanceof Scalar.Constant || scalar instanceof Scalar.Parameter) {
      return scalar;
    }
    int place = place(scalar, "value");
    return new InputColumn(place, items.get(place).name(), scalar.type(), scalar.span());
  }

  Scalar convert(RexNode expression, SourceSpan enclosing) {
    return converter.convert(expression, enclosing);
  }

  private int place(Scalar scalar, String name) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).value().equals(scalar)) {
        return i;
      }
    }
    String named = scalar instanceof InputColumn column ? column.name() : name;
    items.add(new Item(named, scalar));
    return items.size() - 1;
  }
}
