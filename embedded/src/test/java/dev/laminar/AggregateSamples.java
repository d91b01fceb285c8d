package dev.laminar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Aggregates as users write them. */
public final class AggregateSamples {

  private AggregateSamples() {}

  /** Keeps an object; cannot take rows out. */
  public static final class GeometricMean {

    private GeometricMean() {}

    /** The logarithms added up, and how many there are. */
    public static final class State {
      private double logarithms;
      private long count;
    }

    public static State create() {
      return new State();
    }

    public static void accumulate(State state, double value) {
      if (value <= 0) {
        throw new IllegalArgumentException("not positive: " + value);
      }
      state.logarithms += Math.log(value);
      state.count++;
    }

    public static Double result(State state) {
      // Rounded, so that a test can tell the result.
      return state.count == 0
          ? null
          : Math.rint(1_000 * Math.exp(state.logarithms / state.count)) / 1_000;
    }
  }

  /** Keeps a primitive, and takes rows out. */
  public static final class SquareSum {

    private SquareSum() {}

    public static long create() {
      return 0;
    }

    public static long accumulate(long state, int value) {
      return state + (long) value * value;
    }

    public static long retract(long state, int value) {
      return state - (long) value * value;
    }

    public static long result(long state) {
      return state;
    }
  }

  /** Sees NULL, takes several arguments, and cannot take rows out. */
  public static final class Listed {

    private Listed() {}

    public static List<String> create() {
      return new ArrayList<>();
    }

    public static void accumulate(List<String> state, @Nullable String key, int value) {
      state.add(key + "=" + value);
    }

    public static String result(List<String> state) {
      return String.join(" ", state);
    }
  }

  /** An immutable state, with overloads. */
  public static final class Longest {

    private Longest() {}

    public static String create() {
      return "";
    }

    public static String accumulate(String state, String value) {
      return value.length() > state.length() ? value : state;
    }

    public static String accumulate(String state, long value) {
      return accumulate(state, Long.toString(value));
    }

    public static String result(String state) {
      return state;
    }
  }

  /** Has no result. */
  public static final class Unfinished {

    private Unfinished() {}

    public static long create() {
      return 0;
    }

    public static long accumulate(long state, int value) {
      return state + value;
    }
  }

  /** Does not return the state. */
  public static final class Forgetful {

    private Forgetful() {}

    public static long create() {
      return 0;
    }

    public static void accumulate(long state, int value) {}

    public static long result(long state) {
      return state;
    }
  }
}
