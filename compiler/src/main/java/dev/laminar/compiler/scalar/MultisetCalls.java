package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Converts functions of multisets: arrays whose elements are in order, which is seen to wherever
 * one is made.
 */
final class MultisetCalls {

  /** Made of arrays, whatever their order. */
  private static final Set<String> MAKERS =
      Set.of("$MULTISET", "$COLLECTED", "$ELEMENTS", "$MAP_FROM_ENTRIES");

  private static final DataType TRUTH = DataType.of(TypeKind.BOOLEAN, false);

  private final RexToScalar converter;
  private final RexCall call;
  private final SourceSpan span;

  MultisetCalls(RexToScalar converter, RexCall call, SourceSpan span) {
    this.converter = converter;
    this.call = call;
    this.span = span;
  }

  static boolean isFunction(RexCall call) {
    return MAKERS.contains(call.getOperator().getName())
        || call.operands.stream()
            .anyMatch(operand -> operand.getType().getSqlTypeName() == SqlTypeName.MULTISET);
  }

  Scalar convert() {
    String name = FunctionNames.of(call.getOperator());
    return switch (name) {
      case "$MULTISET" -> sorted(operand(0));
      case "$COLLECTED" -> collected();
      case "$ELEMENTS" -> operand(0);
      case "$MAP_FROM_ENTRIES" -> new Call("MAP_FROM_ENTRIES", List.of(operand(0)), type(), span);
      case "MULTISET_UNION_ALL",
          "MULTISET_UNION_DISTINCT",
          "MULTISET_INTERSECT_ALL",
          "MULTISET_INTERSECT_DISTINCT",
          "MULTISET_EXCEPT_ALL",
          "MULTISET_EXCEPT_DISTINCT" ->
          new Call(
              name,
              List.of(as(operand(0), type()), as(operand(1), type())),
              type().withNullable(operand(0).type().nullable() || operand(1).type().nullable()),
              span);
      case "MEMBER_OF" ->
          new CompositeCalls(converter, call, span)
              .found(call.operands.get(1), call.operands.get(0));
      case "SUBMULTISET_OF" -> isPart();
      case "NOT_SUBMULTISET_OF" -> not(isPart());
      case "IS_A_SET" -> isSet();
      case "IS_NOT_A_SET" -> not(isSet());
      case "IS_EMPTY" -> isEmpty();
      case "IS_NOT_EMPTY" -> not(isEmpty());
      case "CARDINALITY", "ELEMENT" -> new Call(name, List.of(operand(0)), type(), span);
      default ->
          throw RexToScalar.unsupported(
              call.getOperator().getName() + " of a multiset is", span, "");
    };
  }

  /** A cast to a multiset, of an array or of another multiset. */
  Scalar cast(boolean safe) {
    Scalar operand = operand(0);
    DataType type = type().withNullable(safe || operand.type().nullable());
    if (operand.type().kind() != TypeKind.ARRAY && operand.type().kind() != TypeKind.NULL) {
      throw RexToScalar.unsupported(
          "a cast of " + operand.type().toSql() + " to a multiset is", span, "cast it to an ARRAY");
    }
    Scalar cast = Coercion.cast(operand, type, span);
    return cast.type().kind() == TypeKind.ARRAY ? sorted(cast) : cast;
  }

  private Scalar operand(int index) {
    return converter.convertOperand(call.operands.get(index), span);
  }

  private DataType type() {
    return RexToScalar.typeOf(call, span);
  }

  private Scalar sorted(Scalar array) {
    return new Call("MULTISET_OF", List.of(array), array.type(), span);
  }

  /** In a type of other elements, whose order may be another one. */
  private Scalar as(Scalar multiset, DataType type) {
    DataType target = type.withNullable(multiset.type().nullable());
    Scalar cast = Coercion.cast(multiset, target, span);
    return cast == multiset || cast instanceof Constant ? cast : sorted(cast);
  }

  /** What an aggregate makes of no row is empty. */
  private Scalar collected() {
    RexNode array = call.operands.getFirst();
    if (!array.getType().isNullable()) {
      return sorted(operand(0));
    }
    RexBuilder rex = new RexBuilder(converter.typeFactory());
    RexNode known =
        rex.makeCall(
            SqlStdOperatorTable.CASE,
            rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, array),
            array,
            rex.makeCall(array.getType(), SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, List.of()));
    Scalar value = converter.convertOperand(known, span);
    return sorted(Coercion.cast(value, type(), span));
  }

  private Scalar isPart() {
    RexNode part = call.operands.get(0);
    RexNode whole = call.operands.get(1);
    DataType element =
        new CompositeCalls(converter, call, span)
            .common(part.getType().getComponentType(), whole.getType().getComponentType());
    DataType common = DataType.array(element, true);
    Scalar left = as(operand(0), common);
    Scalar right = as(operand(1), common);
    boolean nullable = left.type().nullable() || right.type().nullable();
    return new Call("SUBMULTISET_OF", List.of(left, right), TRUTH.withNullable(nullable), span);
  }

  private Scalar isSet() {
    Scalar operand = operand(0);
    return new Call(
        "IS_A_SET", List.of(operand), TRUTH.withNullable(operand.type().nullable()), span);
  }

  private Scalar isEmpty() {
    Scalar operand = operand(0);
    boolean nullable = operand.type().nullable();
    DataType number = DataType.of(TypeKind.INTEGER, false);
    Scalar count = new Call("CARDINALITY", List.of(operand), number.withNullable(nullable), span);
    return new Call(
        FunctionNames.EQUALS,
        List.of(count, new Constant(0, number, SourceSpan.NONE)),
        TRUTH.withNullable(nullable),
        span);
  }

  private Scalar not(Scalar truth) {
    return new Call(FunctionNames.NOT, List.of(truth), truth.type(), span);
  }
}
