package dev.laminar.compiler.scalar;

import com.google.common.collect.BoundType;
import com.google.common.collect.Range;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InList;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;

/** Writes a search argument out: points as IN, the rest as comparisons. */
final class SargConverter {

  private final Scalar operand;
  private final Function<Comparable<?>, Constant> constants;
  private final SourceSpan span;
  private final DataType type;

  /**
   * @param constants makes a constant of the operand's type
   */
  SargConverter(Scalar operand, Function<Comparable<?>, Constant> constants, SourceSpan span) {
    this.operand = operand;
    this.constants = constants;
    this.span = span;
    this.type = DataType.of(TypeKind.BOOLEAN, operand.type().nullable());
  }

  <C extends Comparable<C>> Scalar convert(Sarg<C> sarg) {
    Scalar search = search(sarg);
    if (sarg.nullAs == RexUnknownAs.UNKNOWN || !operand.type().nullable()) {
      return search;
    }
    DataType known = DataType.of(TypeKind.BOOLEAN, false);
    if (sarg.nullAs == RexUnknownAs.TRUE) {
      Call isNull = new Call(FunctionNames.IS_NULL, List.of(operand), known, span);
      return sarg.isNone()
          ? isNull
          : new Call(FunctionNames.OR, List.of(isNull, search), type, span);
    }
    Call notNull = new Call(FunctionNames.IS_NOT_NULL, List.of(operand), known, span);
    return sarg.isAll()
        ? notNull
        : new Call(FunctionNames.AND, List.of(notNull, search), type, span);
  }

  private <C extends Comparable<C>> Scalar search(Sarg<C> sarg) {
    if (sarg.isAll() || sarg.isNone()) {
      return new Constant(sarg.isAll(), DataType.of(TypeKind.BOOLEAN, false), span);
    }
    if (sarg.isComplementedPoints()) {
      List<Constant> excluded =
          sarg.rangeSet.complement().asRanges().stream().map(this::point).toList();
      return new InList(operand, excluded, true, type, span);
    }
    List<Constant> points = new ArrayList<>();
    List<Scalar> alternatives = new ArrayList<>();
    for (Range<C> range : sarg.rangeSet.asRanges()) {
      if (isPoint(range)) {
        points.add(point(range));
      } else {
        alternatives.add(between(range));
      }
    }
    if (!points.isEmpty()) {
      alternatives.addFirst(new InList(operand, points, false, type, span));
    }
    return alternatives.size() == 1
        ? alternatives.getFirst()
        : new Call(FunctionNames.OR, alternatives, type, span);
  }

  private static <C extends Comparable<C>> boolean isPoint(Range<C> range) {
    return range.hasLowerBound()
        && range.hasUpperBound()
        && range.lowerEndpoint().compareTo(range.upperEndpoint()) == 0;
  }

  private <C extends Comparable<C>> Constant point(Range<C> range) {
    return constants.apply(range.lowerEndpoint());
  }

  private <C extends Comparable<C>> Scalar between(Range<C> range) {
    List<Scalar> bounds = new ArrayList<>();
    if (range.hasLowerBound()) {
      boolean closed = range.lowerBoundType() == BoundType.CLOSED;
      bounds.add(
          comparison(
              closed ? FunctionNames.GREATER_THAN_OR_EQUAL : FunctionNames.GREATER_THAN,
              range.lowerEndpoint()));
    }
    if (range.hasUpperBound()) {
      boolean closed = range.upperBoundType() == BoundType.CLOSED;
      bounds.add(
          comparison(
              closed ? FunctionNames.LESS_THAN_OR_EQUAL : FunctionNames.LESS_THAN,
              range.upperEndpoint()));
    }
    return bounds.size() == 1 ? bounds.getFirst() : new Call(FunctionNames.AND, bounds, type, span);
  }

  private Scalar comparison(String function, Comparable<?> bound) {
    return new Call(function, List.of(operand, constants.apply(bound)), type, span);
  }
}
