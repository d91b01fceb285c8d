package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Converts constructors of ARRAY, MAP and ROW values, and reads of their parts. */
final class CompositeCalls {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "CARDINALITY",
          "ELEMENT",
          "CONCAT",
          "ARRAY_CONCAT",
          "ARRAY_APPEND",
          "ARRAY_PREPEND",
          "ARRAY_CONTAINS",
          "ARRAY_POSITION",
          "ARRAY_REMOVE",
          "ARRAY_UNION",
          "ARRAY_INTERSECT",
          "ARRAY_EXCEPT",
          "ARRAYS_OVERLAP",
          "ARRAY_TO_STRING",
          "MAP_CONTAINS_KEY");

  private final RexToScalar converter;
  private final RexCall call;
  private final SourceSpan span;

  CompositeCalls(RexToScalar converter, RexCall call, SourceSpan span) {
    this.converter = converter;
    this.call = call;
    this.span = span;
  }

  Scalar convert() {
    return switch (call.getKind()) {
      case ARRAY_VALUE_CONSTRUCTOR -> constructor("ARRAY_OF");
      case MAP_VALUE_CONSTRUCTOR -> constructor("MAP_OF");
      case ROW -> constructor("ROW_OF");
      case ITEM, DOT -> item();
      default -> function();
    };
  }

  /** Whether it is a function of arrays or maps. */
  static boolean isFunction(RexCall call) {
    return !call.operands.isEmpty()
        && isCollection(call.operands.getFirst().getType())
        && FUNCTIONS.contains(FunctionNames.of(call.getOperator()));
  }

  private static boolean isCollection(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case ARRAY, MAP -> true;
      default -> false;
    };
  }

  /**
   * {@code x = ANY(array)}, and {@code x <> ALL(array)}, which is its negation: TRUE where it has
   * the element; unknown where it has not, but a NULL, or {@code x} is NULL.
   */
  Scalar some() {
    RexNode whole = call.operands.get(1);
    SqlKind comparison =
        call.getOperator() instanceof SqlQuantifyOperator quantified
            ? quantified.comparisonKind
            : SqlKind.OTHER;
    boolean all = call.getKind() == SqlKind.ALL;
    if (whole.getType().getSqlTypeName() != SqlTypeName.ARRAY || comparison == SqlKind.OTHER) {
      throw RexToScalar.unsupported(
          "such a comparison with an array's elements is",
          span,
          "write EXISTS (SELECT 1 FROM UNNEST(a) AS u(e) WHERE …)");
    }
    // What holds for all elements is what does not hold the other way for some.
    SqlKind some = all ? comparison.negateNullSafe() : comparison;
    Scalar found =
        some == SqlKind.EQUALS
            ? found(whole, call.operands.get(0))
            : compared(some, whole, call.operands.get(0));
    return all
        ? new Call(FunctionNames.NOT, List.of(found), DataType.of(TypeKind.BOOLEAN, true), span)
        : found;
  }

  /**
   * Whether a comparison holds for some element: for the least, or the greatest one. Unknown where
   * it does not, but there is a NULL.
   */
  private Scalar compared(SqlKind comparison, RexNode whole, RexNode part) {
    RexBuilder rex = new RexBuilder(converter.typeFactory());
    RelDataType element = whole.getType().getComponentType();
    RelDataType common =
        element == null
            ? null
            : converter.typeFactory().leastRestrictive(List.of(element, part.getType()));
    if (common == null) {
      throw RexToScalar.unsupported(
          call.getOperator().getName() + " of such types is", span, "cast one of them");
    }
    RelDataType nullable = converter.typeFactory().createTypeWithNullability(common, true);
    RexNode value =
        rex.ensureType(
            converter.typeFactory().createTypeWithNullability(common, part.getType().isNullable()),
            part,
            true);
    RexNode least = extreme(rex, nullable, SqlLibraryOperators.ARRAY_MIN, whole);
    RexNode greatest = extreme(rex, nullable, SqlLibraryOperators.ARRAY_MAX, whole);
    RexNode holds =
        switch (comparison) {
          case GREATER_THAN -> rex.makeCall(SqlStdOperatorTable.GREATER_THAN, value, least);
          case GREATER_THAN_OR_EQUAL ->
              rex.makeCall(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, value, least);
          case LESS_THAN -> rex.makeCall(SqlStdOperatorTable.LESS_THAN, value, greatest);
          case LESS_THAN_OR_EQUAL ->
              rex.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, value, greatest);
          default ->
              rex.makeCall(
                  SqlStdOperatorTable.OR,
                  rex.makeCall(SqlStdOperatorTable.NOT_EQUALS, value, least),
                  rex.makeCall(SqlStdOperatorTable.NOT_EQUALS, value, greatest));
        };
    RexNode count = rex.makeCall(SqlStdOperatorTable.CARDINALITY, whole);
    RexNode isEmpty =
        rex.makeCall(SqlStdOperatorTable.EQUALS, count, rex.makeExactLiteral(BigDecimal.ZERO));
    Scalar nothing =
        new Constant(null, TypeMapper.map(element, span).withNullable(true), SourceSpan.NONE);
    Scalar array = converter.convertOperand(whole, span);
    Scalar hasNull =
        new Call(
            FunctionNames.IS_NOT_NULL,
            List.of(
                new Call(
                    "ARRAY_POSITION",
                    List.of(array, nothing),
                    DataType.of(TypeKind.INTEGER, true),
                    SourceSpan.NONE)),
            DataType.of(TypeKind.BOOLEAN, false),
            SourceSpan.NONE);
    RexNode isUnknown =
        rex.makeCall(
            SqlStdOperatorTable.OR,
            rex.makeCall(SqlStdOperatorTable.IS_NULL, value),
            rex.makeCall(SqlStdOperatorTable.IS_NULL, whole));
    DataType truth = DataType.of(TypeKind.BOOLEAN, true);
    Constant yes = new Constant(true, truth.withNullable(false), SourceSpan.NONE);
    Constant no = new Constant(false, truth.withNullable(false), SourceSpan.NONE);
    Constant unknown = new Constant(null, truth, SourceSpan.NONE);
    return new Scalar.Case(
        List.of(
            new Scalar.Branch(converter.convertOperand(holds, span), yes),
            new Scalar.Branch(converter.convertOperand(isEmpty, span), no),
            new Scalar.Branch(converter.convertOperand(isUnknown, span), unknown),
            new Scalar.Branch(hasNull, unknown)),
        no,
        truth,
        span);
  }

  private static RexNode extreme(
      RexBuilder rex, RelDataType common, SqlOperator function, RexNode whole) {
    RelDataType element = whole.getType().getComponentType();
    RelDataType nullable =
        rex.getTypeFactory().createTypeWithNullability(element == null ? common : element, true);
    return rex.ensureType(common, rex.makeCall(nullable, function, List.of(whole)), true);
  }

  /** Whether a collection has an element: unknown where it has not, but a NULL. */
  Scalar found(RexNode whole, RexNode part) {
    DataType common = common(whole.getType().getComponentType(), part.getType());
    Scalar array =
        Coercion.cast(
            converter.convertOperand(whole, span),
            DataType.array(common, whole.getType().isNullable()),
            span);
    Scalar element = Coercion.cast(converter.convertOperand(part, span), common, span);
    DataType truth = DataType.of(TypeKind.BOOLEAN, true);
    Constant nothing = new Constant(null, common.withNullable(true), SourceSpan.NONE);
    Scalar place =
        new Call(
            "ARRAY_POSITION",
            List.of(array, nothing),
            DataType.of(TypeKind.INTEGER, true),
            SourceSpan.NONE);
    Scalar complete =
        new Call(
            FunctionNames.IS_NULL,
            List.of(place),
            DataType.of(TypeKind.BOOLEAN, false),
            SourceSpan.NONE);
    Scalar contains = new Call("ARRAY_CONTAINS", List.of(array, element), truth, span);
    Constant unknown = new Constant(null, truth, SourceSpan.NONE);
    return new Scalar.Case(
        List.of(new Scalar.Branch(contains, contains), new Scalar.Branch(complete, contains)),
        unknown,
        truth,
        span);
  }

  /** A function of collections, whose arguments are brought to the types of one of them. */
  private Scalar function() {
    String name = FunctionNames.of(call.getOperator());
    List<Scalar> arguments = new ArrayList<>(converter.convertAll(call.operands, span));
    DataType type = RexToScalar.typeOf(call, span);
    return switch (name) {
      case "CONCAT", "ARRAY_CONCAT" ->
          new Call("ARRAY_CONCAT", cast(arguments, 0, arguments.size(), type), type, span);
      case "ARRAY_UNION", "ARRAY_INTERSECT", "ARRAY_EXCEPT" ->
          new Call(name, cast(arguments, 0, 2, type), type, span);
      case "ARRAYS_OVERLAP" ->
          new Call(name, cast(arguments, 0, 2, common(call.operands)), type, span);
      case "ARRAY_APPEND", "ARRAY_PREPEND" -> {
        List<Scalar> whole = cast(arguments, 0, 1, type);
        yield new Call(name, cast(whole, 1, 2, type.firstPart()), type, span);
      }
      case "ARRAY_CONTAINS", "ARRAY_POSITION", "ARRAY_REMOVE" -> {
        RelDataType element = call.operands.get(0).getType().getComponentType();
        DataType common = common(element, call.operands.get(1).getType());
        DataType array = DataType.array(common, arguments.getFirst().type().nullable());
        DataType made = name.equals("ARRAY_REMOVE") ? array : type;
        List<Scalar> whole = cast(arguments, 0, 1, array);
        Scalar found = new Call(name, cast(whole, 1, 2, common), made, span);
        yield Coercion.cast(found, type, span);
      }
      case "MAP_CONTAINS_KEY" ->
          new Call(
              name, cast(arguments, 1, 2, arguments.getFirst().type().firstPart()), type, span);
      case "ARRAY_TO_STRING" -> new Call(name, texts(arguments), type, span);
      default -> new Call(name, arguments, type, span);
    };
  }

  /** Operands of a comparison; composite ones of different types in the type they meet in. */
  static List<Scalar> alike(
      List<Scalar> operands, RexCall call, RelDataTypeFactory types, SourceSpan span) {
    DataType left = operands.get(0).type();
    DataType right = operands.get(1).type();
    boolean fits = !left.isComposite() || !right.isComposite() || left.isLaidOutLike(right);
    RelDataType common =
        fits ? null : types.leastRestrictive(call.operands.stream().map(RexNode::getType).toList());
    if (common == null) {
      return operands;
    }
    DataType type = TypeMapper.map(common, span);
    return operands.stream()
        .map(each -> Coercion.cast(each, type.withNullable(each.type().nullable()), span))
        .toList();
  }

  /** The array's elements as text. */
  private List<Scalar> texts(List<Scalar> arguments) {
    DataType array = arguments.getFirst().type();
    DataType text = new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, true);
    return array.kind() != TypeKind.ARRAY || array.firstPart().isText()
        ? arguments
        : cast(arguments, 0, 1, DataType.array(text, array.nullable()));
  }

  private List<Scalar> cast(List<Scalar> arguments, int from, int to, DataType type) {
    List<Scalar> all = new ArrayList<>(arguments);
    for (int i = from; i < to; i++) {
      Scalar argument = all.get(i);
      all.set(i, Coercion.cast(argument, type.withNullable(argument.type().nullable()), span));
    }
    return all;
  }

  private DataType common(List<RexNode> operands) {
    return common(operands.get(0).getType(), operands.get(1).getType());
  }

  /** The type that two types meet in. */
  DataType common(@Nullable RelDataType a, @Nullable RelDataType b) {
    if (a == null || b == null) {
      throw new IllegalStateException("an operand without a type: " + call);
    }
    RelDataType common = converter.typeFactory().leastRestrictive(List.of(a, b));
    if (common == null) {
      throw RexToScalar.unsupported(
          call.getOperator().getName() + " of " + a + " and " + b + " is",
          span,
          "cast one of them");
    }
    return TypeMapper.map(common, span);
  }

  /** Arguments are brought to the types of the parts. */
  private Scalar constructor(String function) {
    DataType type = RexToScalar.typeOf(call, span).withNullable(false);
    List<Scalar> arguments = new ArrayList<>();
    for (int i = 0; i < call.operands.size(); i++) {
      DataType part =
          type.kind() == TypeKind.ARRAY
              ? type.firstPart()
              : type.parts().get(i % type.parts().size()).type();
      Scalar value = converter.convertPart(call.operands.get(i), span);
      arguments.add(Coercion.cast(value, part.withNullable(value.type().nullable()), span));
    }
    return new Call(function, arguments, type, span);
  }

  private Scalar item() {
    RexNode whole = call.operands.get(0);
    RexNode by = call.operands.get(1);
    Scalar value = converter.convertOperand(whole, span);
    DataType type = RexToScalar.typeOf(call, span);
    if (value.type().kind() == TypeKind.ROW) {
      return field(value, fieldIndex(whole.getType(), by), type, span);
    }
    Scalar second = converter.convertOperand(by, span);
    if (value.type().kind() == TypeKind.MAP) {
      DataType key = value.type().firstPart().withNullable(second.type().nullable());
      second = Coercion.cast(second, key, span);
    }
    return new Call("ITEM", List.of(value, second), type.withNullable(true), span);
  }

  /** A field is named, or counted from 1. */
  private int fieldIndex(RelDataType row, RexNode by) {
    if (!(by instanceof RexLiteral literal)) {
      throw RexToScalar.unsupported(
          "a field of a row by an expression is", span, "name the field: (row).field");
    }
    if (call.getKind() == SqlKind.ITEM
        && literal.getValueAs(Integer.class) instanceof Integer i
        && !row.getFieldNames().contains(String.valueOf(i))) {
      return i - 1;
    }
    String name = literal.getValueAs(String.class);
    for (int i = 0; i < row.getFieldCount(); i++) {
      if (row.getFieldNames().get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw RexToScalar.unsupported("a field '" + name + "' is", span, "");
  }

  /** A field of a row. */
  static Scalar field(Scalar row, int index, DataType type, SourceSpan span) {
    Constant number = new Constant(index, DataType.of(TypeKind.INTEGER, false), SourceSpan.NONE);
    boolean nullable = row.type().nullable() || row.type().parts().get(index).type().nullable();
    return new Call("FIELD", List.of(row, number), type.withNullable(nullable), span);
  }
}
