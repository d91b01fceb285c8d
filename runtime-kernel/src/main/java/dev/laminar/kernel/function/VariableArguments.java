package dev.laminar.kernel.function;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * The array of a method with a variable number of arguments: one for each place that calls it,
 * filled anew for each call. Used by one thread.
 */
public final class VariableArguments {

  private final Object array;

  /**
   * @param kind name of a {@link JavaKind}: of the elements
   * @param count of the arguments
   */
  public VariableArguments(String kind, int count) {
    this.array = Array.newInstance(JavaKind.valueOf(kind).type(), count);
  }

  /** The array, of the elements' type. */
  public Object array() {
    return array;
  }

  public void setBoolean(int index, boolean value) {
    ((boolean[]) array)[index] = value;
  }

  public void setByte(int index, byte value) {
    ((byte[]) array)[index] = value;
  }

  public void setShort(int index, short value) {
    ((short[]) array)[index] = value;
  }

  public void setInt(int index, int value) {
    ((int[]) array)[index] = value;
  }

  public void setLong(int index, long value) {
    ((long[]) array)[index] = value;
  }

  public void setFloat(int index, float value) {
    ((float[]) array)[index] = value;
  }

  public void setDouble(int index, double value) {
    ((double[]) array)[index] = value;
  }

  public void setObject(int index, @Nullable Object value) {
    ((@Nullable Object[]) array)[index] = value;
  }
}
