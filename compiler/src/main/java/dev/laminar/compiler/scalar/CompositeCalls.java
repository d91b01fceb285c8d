package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Converts constructors of ARRAY, MAP and ROW values, and reads of their parts. */
final class CompositeCalls {

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
      default -> item();
    };
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
