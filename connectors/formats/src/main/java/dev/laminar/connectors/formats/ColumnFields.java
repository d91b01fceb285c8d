package dev.laminar.connectors.formats;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a generated class that hold the arrays of one column of its batch. */
final class ColumnFields {

  private final ClassBuilder owner;
  private final int index;
  private final Column column;
  private final List<FieldModel> arrays = new ArrayList<>();
  private final List<String> accessors = new ArrayList<>();
  private final @Nullable FieldModel nulls;

  /** The column itself, when it is written to a heap of its own. */
  private final @Nullable FieldModel padded;

  /**
   * @param withHeap whether the heap of a text column is read too
   */
  ColumnFields(ClassBuilder owner, int index, Column column, boolean withHeap) {
    this.owner = owner;
    this.index = index;
    this.column = column;
    switch (column.type().storage()) {
      case BOOLEAN -> add("values", CD_boolean);
      case BYTE -> add("values", CD_byte);
      case SHORT -> add("values", CD_short);
      case INT -> add("values", CD_int);
      case LONG -> add("values", CD_long);
      case FLOAT -> add("values", CD_float);
      case DOUBLE -> add("values", CD_double);
      case DECIMAL128 -> {
        add("high", CD_long);
        add("low", CD_long);
      }
      case BYTES -> {
        if (withHeap) {
          add("heap", CD_byte);
        }
        add("offsets", CD_int);
        add("lengths", CD_int);
      }
    }
    padded =
        !withHeap && hasOwnHeap(column.type())
            ? owner.field(
                "column" + index + "_" + column.name() + "_vector",
                Types.of(BytesVector.class),
                false,
                column::toString)
            : null;
    nulls = column.type().nullable() ? field("nulls", CD_boolean) : null;
  }

  /** Whether all values have one length, so that shorter ones are padded. */
  static boolean isPadded(DataType type) {
    return (type.kind() == TypeKind.CHAR || type.kind() == TypeKind.BINARY)
        && type.precision() != DataType.UNSPECIFIED;
  }

  /** Whether values are written to the column's heap, instead of lying in the buffer. */
  static boolean hasOwnHeap(DataType type) {
    return isPadded(type) || type.isComposite();
  }

  /** The column of a type with a heap of its own. */
  CodeExpression vector() {
    return owner.get(Objects.requireNonNull(padded));
  }

  private void add(String accessor, ClassDesc element) {
    arrays.add(field(accessor, element));
    accessors.add(accessor);
  }

  private FieldModel field(String role, ClassDesc element) {
    String hint =
        "column" + index + "_" + column.name() + (role.equals("values") ? "" : "_" + role);
    return owner.field(hint, element.arrayType(), false, () -> column.toString());
  }

  int index() {
    return index;
  }

  Column column() {
    return column;
  }

  DataType type() {
    return column.type();
  }

  /** {@code column3_price}: the name of the methods about it. */
  String hint() {
    return "column" + index + "_" + column.name();
  }

  /** The arrays as arguments of a reader, in the order of its parameters. */
  List<CodeExpression> arguments() {
    return arrays.stream().map(owner::get).toList();
  }

  /** A row's values as arguments of a writer; a heap is passed whole. */
  List<CodeExpression> values(CodeExpression row) {
    List<CodeExpression> values = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      CodeExpression array = owner.get(arrays.get(i));
      values.add(accessors.get(i).equals("heap") ? array : Code.element(array, row));
    }
    return values;
  }

  /** Whether the row is NULL. */
  CodeExpression isNull(CodeExpression row) {
    return nulls == null ? Code.FALSE : Code.element(owner.get(nulls), row);
  }

  /**
   * Sets the row's null flag, if the column has any; a text that is NULL is also empty, so that no
   * old view is left.
   */
  void setNull(BlockBuilder body, CodeExpression row, boolean isNull) {
    if (nulls == null) {
      return;
    }
    body.setElement(owner.get(nulls), row, Code.literal(isNull));
    if (isNull && type().storage() == StorageKind.BYTES) {
      for (CodeExpression array : arguments()) {
        body.setElement(array, row, Code.literal(0));
      }
    }
  }

  /** Reads the arrays out of the batch. Returns the column's vector. */
  Local bind(BlockBuilder body, CodeExpression batch) {
    Class<?> vectorClass = vectorClass();
    CodeExpression vector = Code.invoke(batch, ColumnBatch.class, "column", Code.literal(index));
    Local local = body.declare(hint(), Code.cast(vector, vectorClass));
    for (int i = 0; i < arrays.size(); i++) {
      body.add(
          owner.set(arrays.get(i), Code.invoke(Code.get(local), vectorClass, accessors.get(i))));
    }
    if (padded != null) {
      body.add(owner.set(padded, Code.get(local)));
    }
    if (nulls != null) {
      body.add(owner.set(nulls, Code.invoke(Code.get(local), ColumnVector.class, "nulls")));
    }
    return local;
  }

  private Class<?> vectorClass() {
    return switch (type().storage()) {
      case BOOLEAN -> BooleanVector.class;
      case BYTE -> ByteVector.class;
      case SHORT -> ShortVector.class;
      case INT -> IntVector.class;
      case LONG -> LongVector.class;
      case FLOAT -> FloatVector.class;
      case DOUBLE -> DoubleVector.class;
      case DECIMAL128 -> Decimal128Vector.class;
      case BYTES -> BytesVector.class;
    };
  }
}
