package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.NameAllocator;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/** Writes rows of an output batch: its arrays are brought into locals in front of the row loop. */
final class BatchOutput {

  private final RowSchema schema;
  private final CodeExpression batch;
  private final BlockBuilder prologue;

  BatchOutput(RowSchema schema, CodeExpression batch, BlockBuilder prologue) {
    this.schema = schema;
    this.batch = batch;
    this.prologue = prologue;
  }

  /** Writes a value; a BYTES value is copied into the column's own heap. */
  void write(BlockBuilder out, int index, CodeExpression outRow, ScalarValue value) {
    Column column = schema.column(index);
    Local vector = vector(index);
    CodeExpression isNull = writeNull(out, index, outRow, value, vector);
    switch (column.type().storage()) {
      case BYTES ->
          out.ifThen(
              isNull == null ? Code.TRUE : Code.not(isNull),
              then ->
                  then.evaluate(
                      Code.invoke(
                          Code.get(vector),
                          BytesVector.class,
                          "append",
                          outRow,
                          value.heap(),
                          value.offset(),
                          value.length())));
      case DECIMAL128 -> {
        out.setElement(array(index, vector, 0), outRow, value.high());
        out.setElement(array(index, vector, 1), outRow, value.low());
      }
      case BYTE ->
          out.setElement(
              array(index, vector, 0), outRow, Code.convert(value.value(), ConstantDescs.CD_byte));
      case SHORT ->
          out.setElement(
              array(index, vector, 0), outRow, Code.convert(value.value(), ConstantDescs.CD_short));
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE ->
          out.setElement(array(index, vector, 0), outRow, value.value());
    }
  }

  /** Writes a BYTES value that lies in the heap of an input column as a view into that heap. */
  void writeShared(BlockBuilder out, int index, CodeExpression outRow, ScalarValue value) {
    Local vector = vector(index);
    prologue.evaluate(Code.invoke(Code.get(vector), BytesVector.class, "shareHeap", value.heap()));
    writeNull(out, index, outRow, value, vector);
    out.setElement(array(index, vector, 1), outRow, value.offset());
    out.setElement(array(index, vector, 2), outRow, value.length());
  }

  private @Nullable CodeExpression writeNull(
      BlockBuilder out, int index, CodeExpression outRow, ScalarValue value, Local vector) {
    if (!schema.type(index).nullable()) {
      return null;
    }
    Local nulls =
        prologue.declare(
            name(index) + "Nulls", Code.invoke(Code.get(vector), ColumnVector.class, "nulls"));
    CodeExpression isNull = value.isNull() == null ? Code.FALSE : value.isNull();
    out.setElement(Code.get(nulls), outRow, isNull);
    return value.isNull();
  }

  private Local vector(int index) {
    StorageKind storage = schema.type(index).storage();
    return prologue.declare(name(index) + "Vector", BatchInput.vector(batch, index, storage));
  }

  private CodeExpression array(int index, Local vector, int component) {
    StorageKind storage = schema.type(index).storage();
    String accessor = BatchInput.accessors(storage).get(component);
    CodeExpression array = Code.invoke(Code.get(vector), BatchInput.vectorClass(storage), accessor);
    String suffix = Character.toUpperCase(accessor.charAt(0)) + accessor.substring(1);
    return Code.get(prologue.declare(name(index) + suffix, array));
  }

  private String name(int index) {
    return "out_" + NameAllocator.identifier(schema.column(index).name());
  }
}
