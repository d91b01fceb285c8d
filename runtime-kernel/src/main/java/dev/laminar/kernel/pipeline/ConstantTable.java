package dev.laminar.kernel.pipeline;

/**
 * The literals of one statement, outside the bytes of its classes: statements that differ only in
 * literals share one class, compiled once by HotSpot. Generated constructors read them into final
 * fields, row loops read those into locals.
 *
 * <p>Values by the storage of their type: {@link Boolean}, {@link Integer} (8 to 32 bits), {@link
 * Long}, {@link Float}, {@link Double}, {@link Decimal128} and {@code byte[]} (with padding, see
 * {@code BytesVector}); or an object that an intrinsic prepared from a literal, such as a compiled
 * regular expression.
 */
public final class ConstantTable {

  /** An unscaled decimal of more than 18 digits. */
  public record Decimal128(long high, long low) {}

  /** Bytes followed by readable padding. */
  public record Bytes(byte[] padded, int length) {}

  private final Object[] values;

  public ConstantTable(Object[] values) {
    this.values = values.clone();
  }

  public int size() {
    return values.length;
  }

  public Object get(int index) {
    return values[index];
  }

  public boolean getBoolean(int index) {
    return (Boolean) values[index];
  }

  public int getInt(int index) {
    return (Integer) values[index];
  }

  public long getLong(int index) {
    return (Long) values[index];
  }

  public float getFloat(int index) {
    return (Float) values[index];
  }

  public double getDouble(int index) {
    return (Double) values[index];
  }

  public long getHigh(int index) {
    return ((Decimal128) values[index]).high();
  }

  public long getLow(int index) {
    return ((Decimal128) values[index]).low();
  }

  public byte[] getBytes(int index) {
    return ((Bytes) values[index]).padded();
  }

  public int getLength(int index) {
    return ((Bytes) values[index]).length();
  }
}
