package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Branch;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Case;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InList;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.sql.function.MultisetFunctions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Sarg;

/**
 * From the planner's expressions to scalars. Calls keep their position in the text; what the
 * planner made without one takes that of the expression it stands in. Casts that only change
 * nullability go, mixed numeric operands are brought to one type, and search arguments are written
 * out.
 */
public final class RexToScalar {

  private final List<Scalar> inputs;
  private final SpanMapper spans;
  private final RexBuilder rexBuilder;

  /**
   * @param inputs what input references stand for, by index
   */
  public RexToScalar(List<Scalar> inputs, SpanMapper spans, RexBuilder rexBuilder) {
    this.inputs = List.copyOf(inputs);
    this.spans = spans;
    this.rexBuilder = rexBuilder;
  }

  /**
   * The scalar of an expression.
   *
   * @param enclosing position of the clause or expression it stands in
   * @throws LaminarException UNSUPPORTED for what cannot be executed
   */
  public Scalar convert(RexNode node, SourceSpan enclosing) {
    Scalar scalar = convertPart(node, enclosing);
    SupportedFunctions.require(scalar);
    return scalar;
  }

  /** As {@link #convert}, for an expression inside another one, which is checked as a whole. */
  Scalar convertPart(RexNode node, SourceSpan enclosing) {
    return switch (node) {
      case RexInputRef reference -> inputs.get(reference.getIndex());
      case RexLiteral literal -> LiteralConverter.convert(literal, enclosing);
      case RexSubQuery subQuery ->
          throw unsupported(
              "a subquery in an expression is",
              spans.span(subQuery.getParserPosition(), enclosing),
              "write it as a join");
      case RexOver over ->
          throw unsupported(
              "OVER in such a place is",
              spans.span(over.getParserPosition(), enclosing),
              "compute it as a column of a subquery in FROM");
      case RexCall call -> convertCall(call, spans.span(call.getParserPosition(), enclosing));
      case RexDynamicParam parameter -> parameter(parameter, enclosing);
      case RexFieldAccess access -> field(access, enclosing);
      case RexCorrelVariable variable ->
          throw unsupported(
              "a reference to an outer query's row is", enclosing, "write it as a join");
      default -> throw unsupported("the expression " + node + " is", enclosing, "");
    };
  }

  /**
   * A literal as a constant of another type that holds it.
   *
   * @throws LaminarException UNSUPPORTED when it does not
   */
  public Constant convertLiteral(RexLiteral literal, DataType target, SourceSpan enclosing) {
    Constant constant = LiteralConverter.convert(literal, enclosing);
    if (constant.value() == null) {
      return new Constant(null, target.withNullable(true), SourceSpan.NONE);
    }
    if (Coercion.cast(constant, target, enclosing) instanceof Constant converted) {
      return new Constant(converted.value(), target.withNullable(false), SourceSpan.NONE);
    }
    throw unsupported(
        "a literal of type " + constant.type().toSql() + " as " + target.toSql() + " is",
        enclosing,
        "cast it");
  }

  /** A column of a row that is written out. */
  private Scalar field(RexFieldAccess access, SourceSpan enclosing) {
    List<RexNode> columns = RowComparison.columns(rexBuilder, access.getReferenceExpr());
    if (columns.isEmpty()) {
      if (access.getReferenceExpr() instanceof RexCorrelVariable) {
        throw unsupported(
            "a reference to an outer query's column is", enclosing, "write it as a join");
      }
      Scalar row = convertPart(access.getReferenceExpr(), enclosing);
      DataType type = TypeMapper.map(access.getType(), enclosing);
      return CompositeCalls.field(row, access.getField().getIndex(), type, enclosing);
    }
    return convertPart(columns.get(access.getField().getIndex()), enclosing);
  }

  /** A parameter may be NULL, and a text of any length. */
  private static Scalar parameter(RexDynamicParam parameter, SourceSpan enclosing) {
    if (MultisetFunctions.hasMultiset(parameter.getType())) {
      throw unsupported(
          "a parameter that is a multiset is",
          enclosing,
          "give an array: CAST(CAST(? AS INTEGER ARRAY) AS INTEGER MULTISET)");
    }
    DataType type = TypeMapper.map(parameter.getType(), enclosing).withNullable(true);
    DataType unlimited =
        type.isText() ? new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, true) : type;
    return new Scalar.Parameter(parameter.getIndex(), unlimited, SourceSpan.NONE);
  }

  /** An operand, whose declared limits do not matter. */
  Scalar convertOperand(RexNode node, SourceSpan enclosing) {
    return Coercion.withoutWidening(convertPart(node, enclosing));
  }

  /** All of them, as operands. */
  List<Scalar> convertAll(List<RexNode> nodes, SourceSpan enclosing) {
    return nodes.stream().map(node -> convertOperand(node, enclosing)).toList();
  }

  private Scalar convertCall(RexCall call, SourceSpan span) {
    return switch (call.getKind()) {
      case AND, OR -> logic(call, span);
      case NOT -> not(convertPart(call.operands.getFirst(), span), span);
      case EQUALS,
          NOT_EQUALS,
          LESS_THAN,
          LESS_THAN_OR_EQUAL,
          GREATER_THAN,
          GREATER_THAN_OR_EQUAL,
          IS_DISTINCT_FROM,
          IS_NOT_DISTINCT_FROM ->
          comparison(call, span);
      case SEARCH -> search(call, span);
      case CASE -> caseOf(call, span);
      case CAST -> cast(call, false, span);
      case SAFE_CAST -> cast(call, true, span);
      case CAST_NOT_NULL, PLUS_PREFIX, JSON_VALUE_EXPRESSION ->
          convertPart(call.operands.getFirst(), span);
      default -> new CallConverter(this, call, span).convert();
    };
  }

  /** Of a disjunction, comparisons of one operand with literals become one IN. */
  private Scalar logic(RexCall call, SourceSpan span) {
    List<Scalar> operands = convertAll(call.operands, span);
    if (call.getKind() == SqlKind.OR) {
      operands = Disjunction.collectLists(operands);
      if (operands.size() == 1) {
        return operands.getFirst();
      }
    }
    return CaseForms.distinctness(
        new Call(FunctionNames.of(call.getOperator()), operands, typeOf(call, span), span));
  }

  private Scalar not(Scalar operand, SourceSpan span) {
    if (operand instanceof InList list) {
      return new InList(list.operand(), list.constants(), !list.negated(), list.type(), span);
    }
    return new Call(FunctionNames.NOT, List.of(operand), operand.type(), span);
  }

  private Scalar comparison(RexCall call, SourceSpan span) {
    List<RexNode> left = RowComparison.columns(rexBuilder, call.operands.get(0));
    List<RexNode> right = RowComparison.columns(rexBuilder, call.operands.get(1));
    if (!left.isEmpty() && !right.isEmpty()) {
      return convertPart(RowComparison.write(rexBuilder, call, left, right), span);
    }
    List<Scalar> operands = Coercion.foldLiterals(convertAll(call.operands, span));
    boolean isStrict =
        call.getKind() != SqlKind.IS_DISTINCT_FROM
            && call.getKind() != SqlKind.IS_NOT_DISTINCT_FROM;
    if (isStrict && hasNull(operands)) {
      return new Constant(null, typeOf(call, span).withNullable(true), span);
    }
    return new Call(
        FunctionNames.of(call.getOperator()),
        CompositeCalls.alike(operands, call, typeFactory(), span),
        typeOf(call, span),
        span);
  }

  /**
   * Whether an operand is the literal NULL: a strict operator then yields NULL, and the others are
   * not worked out for each row, as in PostgreSQL, where they cannot fail either.
   */
  static boolean hasNull(List<Scalar> operands) {
    return operands.stream()
        .anyMatch(operand -> operand instanceof Constant constant && constant.value() == null);
  }

  RelDataTypeFactory typeFactory() {
    return rexBuilder.getTypeFactory();
  }

  private <C extends Comparable<C>> Scalar search(RexCall call, SourceSpan span) {
    Scalar operand = convertPart(call.operands.get(0), span);
    RexLiteral argument = (RexLiteral) call.operands.get(1);
    @SuppressWarnings("unchecked")
    Sarg<C> sarg = (Sarg<C>) argument.getValueAs(Sarg.class);
    if (sarg == null) {
      throw new IllegalStateException("a search without argument: " + call);
    }
    return new SargConverter(operand, value -> searched(value, argument, operand, span), span)
        .convert(sarg);
  }

  private Constant searched(
      Comparable<?> value, RexLiteral argument, Scalar operand, SourceSpan span) {
    RexLiteral literal = (RexLiteral) rexBuilder.makeLiteral(value, argument.getType(), false);
    Constant constant = LiteralConverter.convert(literal, span);
    return Coercion.cast(constant, operand.type(), span) instanceof Constant folded
        ? folded
        : constant;
  }

  private Scalar caseOf(RexCall call, SourceSpan span) {
    List<Scalar> operands = new ArrayList<>();
    int last = call.operands.size() - 1;
    for (int i = 0; i <= last; i++) {
      RexNode operand = call.operands.get(i);
      boolean isCondition = i < last && i % 2 == 0;
      operands.add(isCondition ? convertPart(operand, span) : convertOperand(operand, span));
    }
    DataType type = caseType(operands, typeOf(call, span));
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < last; i += 2) {
      branches.add(new Branch(operands.get(i), Coercion.cast(operands.get(i + 1), type, span)));
    }
    Scalar otherwise = Coercion.cast(operands.get(last), type, span);
    return CaseForms.simplify(new Case(branches, otherwise, type, span));
  }

  /** The blanks at the end of text literals are no padding, so that their CASE is no CHAR. */
  private static DataType caseType(List<Scalar> operands, DataType type) {
    if (type.kind() != TypeKind.CHAR) {
      return type;
    }
    for (int i = 1; i <= operands.size(); i += 2) {
      Scalar value = operands.get(Math.min(i, operands.size() - 1));
      if (value.type().kind() == TypeKind.CHAR && !(value instanceof Constant)) {
        return type;
      }
    }
    return new DataType(TypeKind.VARCHAR, type.precision(), 0, type.nullable());
  }

  /**
   * A cast. It is as nullable as its operand, whatever the planner says: of COALESCE it makes
   * {@code CASE WHEN x IS NOT NULL THEN CAST(x AS BIGINT NOT NULL) …}, of which we make COALESCE
   * again.
   */
  private Scalar cast(RexCall call, boolean safe, SourceSpan span) {
    if (call.operands.size() > 1
        && !(call.operands.get(1) instanceof RexLiteral format && format.isNull())) {
      throw unsupported("CAST with FORMAT is", span, "use TO_CHAR, TO_DATE or TO_TIMESTAMP");
    }
    if (call.getType().getSqlTypeName() == SqlTypeName.MULTISET) {
      return new MultisetCalls(this, call, span).cast(safe);
    }
    Scalar operand = convertPart(call.operands.getFirst(), span);
    DataType type = typeOf(call, span).withNullable(safe || operand.type().nullable());
    if (SqlTypeUtil.isInterval(call.getOperands().getFirst().getType()) && type.isNumeric()) {
      // By the standard it is the number of the interval's only field, which is not kept.
      throw unsupported(
          "a cast of an interval to " + type.toSql() + " is",
          span,
          "EXTRACT tells its fields as numbers");
    }
    if (operand.type().isText() && SqlTypeUtil.isInterval(call.getType())) {
      return DatetimeCalls.intervalOf(operand, call.getType().getSqlTypeName(), safe, type, span);
    }
    if (operand.type().isComposite() && operand.type().parts().size() == type.parts().size()) {
      Scalar cast = safe ? operand : Coercion.cast(operand, type, span);
      // What is laid out alike may still have other names of fields.
      return cast == operand && !operand.type().withNullable(type.nullable()).equals(type)
          ? new Cast(operand, safe, type, span)
          : cast;
    }
    if (operand instanceof Constant || operand.type().withNullable(type.nullable()).equals(type)) {
      Scalar cast = Coercion.cast(operand, type, span);
      return cast instanceof Cast uncertain
          ? new Cast(uncertain.operand(), safe, type, span)
          : cast;
    }
    return new Cast(operand, safe, type, span);
  }

  /** The type of a call. */
  static DataType typeOf(RexCall call, SourceSpan span) {
    return TypeMapper.map(call.getType(), span);
  }

  static LaminarException unsupported(String whatIs, SourceSpan span, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, whatIs + " not executed in this version", span, help);
  }
}
