package dev.laminar.kernel.composite;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DateTimeText;
import dev.laminar.kernel.intrinsics.DecimalDigits;
import dev.laminar.kernel.intrinsics.ToTextCasts;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.kernel.type.TypeText;

/**
 * ARRAY, MAP and ROW values of one type as text: {@code [1, 2, NULL]}, {@code {k=v}}, {@code {'a':
 * 1, 'b': x}}. Parts are spelled as {@code CAST(… AS VARCHAR)} does, binary ones in hexadecimal.
 */
public final class CompositeText {

  private static final String HEX = "0123456789abcdef";

  private final CompositeShape shape;
  private final ByteBuilder out = new ByteBuilder(64 + BytesVector.PADDING_BYTES);
  private final BytesResult part = new BytesResult();
  private final DecimalDigits digits = new DecimalDigits();

  public CompositeText(DataType type) {
    this.shape = new CompositeShape(type);
  }

  /**
   * The text of values of a type.
   *
   * @param type as {@link TypeText} writes it
   */
  public CompositeText(String type) {
    this(TypeText.read(type));
  }

  /** Writes the value that begins at an offset. */
  public void write(byte[] heap, int offset, BytesResult result) {
    out.setLength(0);
    value(shape, heap, offset);
    out.reserve(BytesVector.PADDING_BYTES);
    result.isNull = false;
    result.view(out.bytes(), 0, out.length());
  }

  private int part(CompositeShape of, byte[] heap, int marker) {
    if (heap[marker] == CompositeBytes.NULL) {
      ascii("NULL");
    } else {
      value(of, heap, marker + 1);
    }
    return of.next(heap, marker);
  }

  private void value(CompositeShape of, byte[] heap, int position) {
    switch (of.type().kind()) {
      case ARRAY -> {
        out.append((byte) '[');
        int marker = position;
        while (heap[marker] != CompositeBytes.END) {
          ascii(marker == position ? "" : ", ");
          marker = part(of.part(0), heap, marker);
        }
        out.append((byte) ']');
      }
      case MAP -> {
        out.append((byte) '{');
        int marker = position;
        while (heap[marker] != CompositeBytes.END) {
          ascii(marker == position ? "" : ", ");
          marker = part(of.part(0), heap, marker);
          out.append((byte) '=');
          marker = part(of.part(1), heap, marker);
        }
        out.append((byte) '}');
      }
      case ROW -> {
        out.append((byte) '{');
        int marker = position;
        for (int i = 0; i < of.type().parts().size(); i++) {
          ascii(i == 0 ? "'" : ", '");
          out.append(of.name(i), 0, of.name(i).length);
          ascii("': ");
          marker = part(of.part(i), heap, marker);
        }
        out.append((byte) '}');
      }
      default -> {
        scalar(of.type(), heap, position);
        if (of.type().isBinary()) {
          ascii("\\x");
          for (int i = 0; i < part.length; i++) {
            int unit = part.heap[part.offset + i];
            out.append((byte) HEX.charAt(unit >> 4 & 0xF));
            out.append((byte) HEX.charAt(unit & 0xF));
          }
        } else {
          out.append(part.heap, part.offset, part.length);
        }
      }
    }
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      out.append((byte) text.charAt(i));
    }
  }

  /** Leaves the text of a part that is not composite in {@link #part}, binary data as it is. */
  private void scalar(DataType type, byte[] heap, int at) {
    switch (type.storage()) {
      case BOOLEAN -> ToTextCasts.toText(CompositeBytes.getBoolean(heap, at), part);
      case BYTE -> ToTextCasts.toText(CompositeBytes.getByte(heap, at), part);
      case SHORT -> ToTextCasts.toText(CompositeBytes.getShort(heap, at), part);
      case INT -> ofInt(type.kind(), CompositeBytes.getInt(heap, at));
      case LONG -> ofLong(type, CompositeBytes.getLong(heap, at));
      case FLOAT -> ToTextCasts.toText(CompositeBytes.getFloat(heap, at), part, digits);
      case DOUBLE -> ToTextCasts.toText(CompositeBytes.getDouble(heap, at), part, digits);
      case DECIMAL128 ->
          ToTextCasts.decimalToText(
              CompositeBytes.getLong(heap, at),
              CompositeBytes.getLow(heap, at),
              type.scale(),
              part);
      case BYTES -> CompositeBytes.getText(heap, at, part);
    }
  }

  private void ofInt(TypeKind kind, int value) {
    switch (kind) {
      case DATE -> DateTimeText.dateToText(value, part);
      case INTERVAL_YEAR_MONTH -> DateTimeText.monthsToText(value, part);
      default -> ToTextCasts.toText(value, part);
    }
  }

  private void ofLong(DataType type, long value) {
    switch (type.kind()) {
      case TIME -> DateTimeText.timeToText(value, part);
      case TIMESTAMP -> DateTimeText.timestampToText(value, part);
      case TIMESTAMP_LTZ -> DateTimeText.instantToText(value, part);
      case INTERVAL_DAY_TIME -> DateTimeText.intervalToText(value, part);
      case DECIMAL -> ToTextCasts.decimalToText(value, type.scale(), part);
      default -> ToTextCasts.toText(value, part);
    }
  }
}
