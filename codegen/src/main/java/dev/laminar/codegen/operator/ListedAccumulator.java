package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.composite.CompositeBytes;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.OrderedElements;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that look at all values of a group when it is put out: STRING_AGG, ARRAY_AGG and
 * those of JSON, MODE, PERCENTILE_CONT and PERCENTILE_DISC. NULL arguments do not count.
 */
final class ListedAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final MultisetCode multiset;

  /** Where the values to order by start in the multiset's. */
  private final int firstOrder;

  /** Rows that never go need not be found again, unless equal ones are to be one. */
  private final boolean finds;

  ListedAccumulator(
      AggregateSpec.Call call, MultisetCode multiset, int firstOrder, boolean retracts) {
    this.call = call;
    this.multiset = multiset;
    this.firstOrder = firstOrder;
    this.finds = retracts || call.distinct() || !joins(call.function());
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    List<ScalarValue> values = new ArrayList<>(row.arguments());
    if (firstOrder > 0) {
      values.addAll(row.orders());
    }
    out.ifThen(
        row.hasArguments(),
        then -> {
          CodeExpression set = multiset.put(then, slot, row.scope(), values);
          then.evaluate(
              finds
                  ? multiset.add(set, slot, row.times())
                  : Code.invoke(
                      set,
                      Multiset.class,
                      "append",
                      slot.slots(),
                      multiset.list(slot),
                      slot.slot()));
        });
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    multiset.addAll(out, into, from, finds);
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String name = scope.name(call.output().name());
    return switch (call.function()) {
      case MODE -> {
        CodeExpression element =
            Code.invoke(
                multiset.multiset(slot), Multiset.class, "mode", slot.slots(), multiset.list(slot));
        yield element(out, slot, scope, element, name);
      }
      case PERCENTILE_DISC -> {
        CodeExpression element =
            Code.invoke(
                order(out, slot, scope, name),
                OrderedElements.class,
                "percentileDisc",
                parameter(out, scope).value(),
                Code.literal(call.distinct()));
        yield element(out, slot, scope, element, name);
      }
      case PERCENTILE_CONT -> percentile(out, slot, scope, name);
      case STRING_AGG -> join(out, slot, scope, name);
      case ARRAY_AGG -> enclose(out, slot, scope, name, -1, CompositeBytes.END);
      case JSON_ARRAYAGG -> enclose(out, slot, scope, name, '[', ']');
      case JSON_OBJECTAGG -> enclose(out, slot, scope, name, '{', '}');
      default -> throw Code.internal(call.function() + " keeps no list");
    };
  }

  private ScalarValue element(
      BlockBuilder out, SlotCursor slot, RowScope scope, CodeExpression element, String name) {
    CodeExpression found = Code.get(out.declare(name + "Element", element));
    return multiset.load(out, slot, scope, found, 0, call.output().type(), name);
  }

  private ScalarValue parameter(BlockBuilder out, RowScope scope) {
    return new RowColumns(List.of()).generate(out, scope, call.parameters().getFirst());
  }

  /** Puts the group's elements in order. Returns where they are. */
  private CodeExpression order(BlockBuilder out, SlotCursor slot, RowScope scope, String name) {
    int descending = 0;
    int nullsFirst = 0;
    for (int i = 0; i < call.orders().size(); i++) {
      descending |= call.orders().get(i).descending() ? 1 << i : 0;
      nullsFirst |= call.orders().get(i).nullsFirst() ? 1 << i : 0;
    }
    CodeExpression ordered = scope.resultObject(OrderedElements.class, name + "Ordered");
    out.evaluate(
        Code.invoke(
            ordered,
            OrderedElements.class,
            "order",
            multiset.multiset(slot),
            slot.slots(),
            multiset.list(slot),
            Code.literal(firstOrder),
            Code.literal(call.orders().size()),
            Code.literal(descending),
            Code.literal(nullsFirst)));
    return ordered;
  }

  private ScalarValue percentile(BlockBuilder out, SlotCursor slot, RowScope scope, String name) {
    CodeExpression ordered = order(out, slot, scope, name);
    CodeExpression fraction = parameter(out, scope).value();
    CodeExpression isNull =
        Code.get(
            out.declare(name + "IsNull", Code.invoke(ordered, OrderedElements.class, "isEmpty")));
    Local value = out.declare(name, Code.defaultValue(ConstantDescs.CD_double));
    out.ifThen(
        Code.not(isNull),
        then ->
            then.assign(
                value,
                Code.invoke(
                    ordered,
                    OrderedElements.class,
                    "percentileCont",
                    fraction,
                    Code.literal(call.distinct()))));
    return ScalarValue.of(call.output().type(), Code.get(value), isNull);
  }

  private static boolean joins(AggregateFunction function) {
    return switch (function) {
      case STRING_AGG, ARRAY_AGG, JSON_ARRAYAGG, JSON_OBJECTAGG -> true;
      default -> false;
    };
  }

  private ScalarValue enclose(
      BlockBuilder out, SlotCursor slot, RowScope scope, String name, int open, int close) {
    CodeExpression ordered = order(out, slot, scope, name);
    CodeExpression isNull = isEmpty(out, ordered, name);
    CodeExpression result = scope.resultObject(BytesResult.class, name + "Bytes");
    out.evaluate(
        Code.invoke(
            ordered,
            OrderedElements.class,
            "enclose",
            result,
            Code.literal(open),
            Code.literal(close),
            Code.literal(call.distinct())));
    return scope.bytesOf(out, call.output().type(), result, name).withNull(isNull);
  }

  private @Nullable CodeExpression isEmpty(BlockBuilder out, CodeExpression ordered, String name) {
    return call.output().type().nullable()
        ? Code.get(
            out.declare(name + "IsNull", Code.invoke(ordered, OrderedElements.class, "isEmpty")))
        : null;
  }

  private ScalarValue join(BlockBuilder out, SlotCursor slot, RowScope scope, String name) {
    CodeExpression ordered = order(out, slot, scope, name);
    ScalarValue separator = parameter(out, scope);
    CodeExpression isNull = isEmpty(out, ordered, name);
    CodeExpression result = scope.resultObject(BytesResult.class, name + "Text");
    out.evaluate(
        Code.invoke(
            ordered,
            OrderedElements.class,
            "join",
            result,
            separator.heap(),
            separator.offset(),
            separator.length(),
            Code.literal(call.distinct())));
    return scope.bytesOf(out, call.output().type(), result, name).withNull(isNull);
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    multiset.release(out, slot);
  }
}
