package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
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
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches of test rows: Java values in and out, and the code that reads and writes columns. */
public final class Columns {

  private Columns() {}

  /** Code that reads a column of a batch row by row. */
  static ScalarValue read(
      Column column, int index, CodeExpression batch, CodeExpression row, BlockBuilder out) {
    DataType type = column.type();
    Local vector =
        out.declare(
            column.name() + "Vector",
            vector(type, Code.invoke(batch, ColumnBatch.class, "column", Code.literal(index))));
    List<CodeExpression> components = new ArrayList<>();
    switch (type.storage()) {
      case DECIMAL128 -> {
        components.add(element(vector, Decimal128Vector.class, "high", row, out));
        components.add(element(vector, Decimal128Vector.class, "low", row, out));
      }
      case BYTES -> {
        components.add(
            Code.get(
                out.declare("heap", Code.invoke(Code.get(vector), BytesVector.class, "heap"))));
        components.add(element(vector, BytesVector.class, "offsets", row, out));
        components.add(element(vector, BytesVector.class, "lengths", row, out));
      }
      default -> components.add(element(vector, vectorClass(type), "values", row, out));
    }
    CodeExpression isNull =
        type.nullable() ? element(vector, ColumnVector.class, "nulls", row, out) : null;
    return new ScalarValue(type, components, isNull);
  }

  private static CodeExpression element(
      Local vector, Class<?> owner, String accessor, CodeExpression row, BlockBuilder out) {
    Local array = out.declare(accessor, Code.invoke(Code.get(vector), owner, accessor));
    return Code.element(Code.get(array), row);
  }

  private static CodeExpression vector(DataType type, CodeExpression column) {
    return Code.cast(column, vectorClass(type));
  }

  private static Class<?> vectorClass(DataType type) {
    return switch (type.storage()) {
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

  /**
   * Code that writes a value into a column of the output. Vectors are fetched in {@code before}.
   */
  static void write(
      ScalarValue value,
      DataType type,
      int index,
      CodeExpression batch,
      CodeExpression row,
      BlockBuilder out) {
    CodeExpression vector =
        vector(type, Code.invoke(batch, ColumnBatch.class, "column", Code.literal(index)));
    CodeExpression isNull = value.isNull();
    if (isNull != null) {
      out.setElement(Code.invoke(vector, ColumnVector.class, "nulls"), row, isNull);
    } else if (type.nullable()) {
      out.setElement(Code.invoke(vector, ColumnVector.class, "nulls"), row, Code.FALSE);
    }
    CodeExpression present = isNull == null ? Code.TRUE : Code.not(isNull);
    out.ifThen(present, then -> writePresent(value, type, vector, row, then));
  }

  private static void writePresent(
      ScalarValue value,
      DataType type,
      CodeExpression vector,
      CodeExpression row,
      BlockBuilder out) {
    switch (type.storage()) {
      case DECIMAL128 -> {
        out.setElement(Code.invoke(vector, Decimal128Vector.class, "high"), row, value.high());
        out.setElement(Code.invoke(vector, Decimal128Vector.class, "low"), row, value.low());
      }
      case BYTES ->
          out.evaluate(
              Code.invoke(
                  vector,
                  BytesVector.class,
                  "append",
                  row,
                  value.heap(),
                  value.offset(),
                  value.length()));
      default -> {
        CodeExpression values = Code.invoke(vector, vectorClass(type), "values");
        CodeExpression element = value.value();
        boolean narrows = !element.type().equals(values.type().componentType());
        out.setElement(
            values, row, narrows ? Code.convert(element, values.type().componentType()) : element);
      }
    }
  }

  /**
   * Puts a Java value into a column: BigDecimal for decimals, String for text, byte[] for binary,
   * else by storage.
   */
  public static void set(ColumnVector vector, int row, @Nullable Object value) {
    boolean[] nulls = vector.nulls();
    if (nulls != null) {
      nulls[row] = value == null;
    }
    if (value == null) {
      garbage(vector, row);
      return;
    }
    switch (vector) {
      case BooleanVector v -> v.values()[row] = (Boolean) value;
      case ByteVector v -> v.values()[row] = ((Number) value).byteValue();
      case ShortVector v -> v.values()[row] = ((Number) value).shortValue();
      case IntVector v -> v.values()[row] = ((Number) value).intValue();
      case LongVector v -> v.values()[row] = unscaled(value, v.type()).longValueExact();
      case FloatVector v -> v.values()[row] = ((Number) value).floatValue();
      case DoubleVector v -> v.values()[row] = ((Number) value).doubleValue();
      case Decimal128Vector v -> {
        BigInteger unscaled = unscaled(value, v.type());
        v.high()[row] = unscaled.shiftRight(64).longValue();
        v.low()[row] = unscaled.longValue();
      }
      case BytesVector v -> {
        byte[] bytes =
            value instanceof byte[] binary
                ? binary
                : value.toString().getBytes(StandardCharsets.UTF_8);
        v.append(row, bytes, 0, bytes.length);
      }
    }
  }

  /** What lies under a NULL must not matter: the worst that can lie there. */
  private static void garbage(ColumnVector vector, int row) {
    switch (vector) {
      case BooleanVector v -> v.values()[row] = true;
      case ByteVector v -> v.values()[row] = Byte.MIN_VALUE;
      case ShortVector v -> v.values()[row] = Short.MIN_VALUE;
      case IntVector v -> v.values()[row] = Integer.MIN_VALUE;
      case LongVector v -> v.values()[row] = Long.MIN_VALUE;
      case FloatVector v -> v.values()[row] = Float.MAX_VALUE;
      case DoubleVector v -> v.values()[row] = Double.MAX_VALUE;
      case Decimal128Vector v -> v.high()[row] = Long.MIN_VALUE;
      case BytesVector v -> {
        v.offsets()[row] = Integer.MAX_VALUE;
        v.lengths()[row] = Integer.MAX_VALUE;
      }
    }
  }

  private static BigInteger unscaled(Object value, DataType type) {
    return value instanceof BigDecimal decimal
        ? decimal.setScale(type.scale()).unscaledValue()
        : BigInteger.valueOf(((Number) value).longValue());
  }

  /** A value of a column as {@link #set} takes it, binary as hexadecimal digits; null for NULL. */
  public static @Nullable Object get(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    DataType type = vector.type();
    return switch (vector) {
      case BooleanVector v -> v.values()[row];
      case ByteVector v -> (int) v.values()[row];
      case ShortVector v -> (int) v.values()[row];
      case IntVector v -> v.values()[row];
      case LongVector v ->
          type.kind() == TypeKind.DECIMAL
              ? (Object) BigDecimal.valueOf(v.values()[row], type.scale())
              : (Object) v.values()[row];
      case FloatVector v -> v.values()[row];
      case DoubleVector v -> v.values()[row];
      case Decimal128Vector v ->
          new BigDecimal(
              BigInteger.valueOf(v.high()[row])
                  .shiftLeft(64)
                  .add(new BigInteger(Long.toUnsignedString(v.low()[row]))),
              type.scale());
      case BytesVector v ->
          type.isText() ? v.getString(row) : HexFormat.of().formatHex(v.getBytes(row));
    };
  }
}
