package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.NameAllocator;
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
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input batch of a method: the arrays of each column that is read are brought into locals in
 * front of the row loop, its value of the current row into locals inside.
 */
final class BatchInput {

  private final RowSchema schema;
  private final CodeExpression batch;

  /** In front of the loop. */
  private final BlockBuilder prologue;

  private final CodeExpression row;
  private final Arrays[] arrays;

  /** Locals that hold a column's arrays. */
  private record Arrays(List<CodeExpression> components, @Nullable CodeExpression nulls) {}

  BatchInput(RowSchema schema, CodeExpression batch, BlockBuilder prologue, CodeExpression row) {
    this.schema = schema;
    this.batch = batch;
    this.prologue = prologue;
    this.row = row;
    this.arrays = new Arrays[schema.size()];
  }

  /** The columns of the batch, loaded when they are read. */
  RowColumns columns() {
    List<RowColumn> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      int index = i;
      columns.add(new RowColumn(schema.type(i), i, out -> load(out, index)));
    }
    return new RowColumns(columns);
  }

  /** The heap of a BYTES column. */
  CodeExpression heap(int column) {
    return arrays(column).components().getFirst();
  }

  private ScalarValue load(BlockBuilder out, int index) {
    Column column = schema.column(index);
    String name = "in_" + NameAllocator.identifier(column.name());
    Arrays from = arrays(index);
    List<CodeExpression> components = new ArrayList<>();
    switch (column.type().storage()) {
      case BYTES -> {
        components.add(from.components().get(0));
        components.add(element(out, name + "Offset", from.components().get(1)));
        components.add(element(out, name + "Length", from.components().get(2)));
      }
      case DECIMAL128 -> {
        components.add(element(out, name + "High", from.components().get(0)));
        components.add(element(out, name + "Low", from.components().get(1)));
      }
      case BYTE, SHORT -> {
        CodeExpression value = Code.element(from.components().getFirst(), row);
        components.add(Code.get(out.declare(name, Code.convert(value, ConstantDescs.CD_int))));
      }
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE ->
          components.add(element(out, name, from.components().getFirst()));
    }
    CodeExpression isNull =
        from.nulls() == null ? null : element(out, name + "IsNull", from.nulls());
    return new ScalarValue(column.type(), components, isNull);
  }

  private CodeExpression element(BlockBuilder out, String name, CodeExpression array) {
    return Code.get(out.declare(name, Code.element(array, row)));
  }

  private Arrays arrays(int index) {
    if (arrays[index] == null) {
      arrays[index] = hoist(index);
    }
    return arrays[index];
  }

  private Arrays hoist(int index) {
    Column column = schema.column(index);
    String name = "in_" + NameAllocator.identifier(column.name());
    StorageKind storage = column.type().storage();
    Local vector = prologue.declare(name + "Vector", vector(batch, index, storage));
    List<CodeExpression> components = new ArrayList<>();
    for (String accessor : accessors(storage)) {
      CodeExpression array = Code.invoke(Code.get(vector), vectorClass(storage), accessor);
      components.add(Code.get(prologue.declare(name + capitalized(accessor), array)));
    }
    CodeExpression nulls =
        column.type().nullable()
            ? Code.get(
                prologue.declare(
                    name + "Nulls", Code.invoke(Code.get(vector), ColumnVector.class, "nulls")))
            : null;
    return new Arrays(components, nulls);
  }

  /** A column vector of a batch, cast to its class. */
  static CodeExpression vector(CodeExpression batch, int index, StorageKind storage) {
    return Code.cast(
        Code.invoke(batch, ColumnBatch.class, "column", Code.literal(index)), vectorClass(storage));
  }

  /** Methods of a vector that yield its arrays, in the order of a value's components. */
  static List<String> accessors(StorageKind storage) {
    return switch (storage) {
      case BYTES -> List.of("heap", "offsets", "lengths");
      case DECIMAL128 -> List.of("high", "low");
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> List.of("values");
    };
  }

  static Class<? extends ColumnVector> vectorClass(StorageKind storage) {
    return switch (storage) {
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

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
