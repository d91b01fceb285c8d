package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Call-site objects of the JSON functions: the compiled path and what the ON EMPTY and ON ERROR
 * clauses say.
 */
public final class JsonStates {

  private JsonStates() {}

  /** What to yield in place of an item. */
  record Behavior(boolean isError, boolean isNull, byte[] padded, int length) {

    static final Behavior ERROR = new Behavior(true, false, new byte[BytesVector.PADDING_BYTES], 0);
    static final Behavior NULL = new Behavior(false, true, new byte[BytesVector.PADDING_BYTES], 0);

    static Behavior value(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Behavior(
          false,
          false,
          Arrays.copyOf(bytes, bytes.length + BytesVector.PADDING_BYTES),
          bytes.length);
    }
  }

  /** A path alone. */
  public static final class Path {
    final JsonPathMatcher matcher;

    public Path(String path) {
      matcher = new JsonPathMatcher(new JsonPath(path));
    }
  }

  /** JSON_EXISTS. */
  public static final class Exists {
    final JsonPathMatcher matcher;
    final String onError;

    public Exists(String path) {
      this(path, "FALSE");
    }

    /** {@code onError}: TRUE, FALSE, UNKNOWN or ERROR. */
    public Exists(String path, String onError) {
      matcher = new JsonPathMatcher(new JsonPath(path));
      this.onError = onError;
    }
  }

  /** JSON_VALUE. */
  public static final class Value {
    final JsonPathMatcher matcher;
    final Behavior onEmpty;
    final Behavior onError;

    private Value(String path, Behavior onEmpty, Behavior onError) {
      matcher = new JsonPathMatcher(new JsonPath(path));
      this.onEmpty = onEmpty;
      this.onError = onError;
    }

    public Value(String path) {
      this(path, Behavior.NULL, Behavior.NULL);
    }

    /** {@code NULL | ERROR}, {@code EMPTY | ERROR}. */
    public Value(String path, String behavior, String when) {
      this(path, clause("EMPTY", behavior, "", when), clause("ERROR", behavior, "", when));
    }

    /** {@code DEFAULT}, value, {@code EMPTY | ERROR}. */
    public Value(String path, String behavior, String value, String when) {
      this(path, clause("EMPTY", behavior, value, when), clause("ERROR", behavior, value, when));
    }

    /** {@code NULL | ERROR}, {@code EMPTY}, {@code NULL | ERROR}, {@code ERROR}. */
    public Value(String path, String onEmpty, String empty, String onError, String error) {
      this(path, clause("EMPTY", onEmpty, "", empty), clause("ERROR", onError, "", error));
    }

    /**
     * One clause with a DEFAULT and one without, in either order of which has it: EMPTY stands
     * first.
     */
    public Value(
        String path, String first, String second, String third, String fourth, String fifth) {
      this(
          path,
          first.equals("DEFAULT") ? Behavior.value(second) : clause("EMPTY", first, "", second),
          first.equals("DEFAULT") ? clause("ERROR", fourth, "", fifth) : Behavior.value(fourth));
    }

    /** {@code DEFAULT}, value, {@code EMPTY}, {@code DEFAULT}, value, {@code ERROR}. */
    public Value(
        String path,
        String first,
        String onEmpty,
        String empty,
        String second,
        String onError,
        String error) {
      this(path, clause("EMPTY", first, onEmpty, empty), clause("ERROR", second, onError, error));
    }

    private static Behavior clause(String wanted, String behavior, String value, String when) {
      if (!when.equals(wanted)) {
        return Behavior.NULL;
      }
      return switch (behavior) {
        case "DEFAULT" -> Behavior.value(value);
        case "ERROR" -> Behavior.ERROR;
        default -> Behavior.NULL;
      };
    }
  }

  /** JSON_QUERY. */
  public static final class Query {
    final JsonPathMatcher matcher;
    final boolean wrapAlways;
    final boolean wrapWhenNeeded;
    final Behavior onEmpty;
    final Behavior onError;

    public Query(String path) {
      this(path, "WITHOUT_ARRAY", "NULL", "NULL");
    }

    /**
     * Wrapper: WITHOUT_ARRAY, WITH_CONDITIONAL_ARRAY or WITH_UNCONDITIONAL_ARRAY; behaviors: NULL,
     * ERROR, EMPTY_ARRAY or EMPTY_OBJECT.
     */
    public Query(String path, String wrapper, String onEmpty, String onError) {
      matcher = new JsonPathMatcher(new JsonPath(path));
      wrapAlways = wrapper.equals("WITH_UNCONDITIONAL_ARRAY");
      wrapWhenNeeded = wrapper.equals("WITH_CONDITIONAL_ARRAY");
      this.onEmpty = behavior(onEmpty);
      this.onError = behavior(onError);
    }

    private static Behavior behavior(String name) {
      return switch (name) {
        case "NULL" -> Behavior.NULL;
        case "ERROR" -> Behavior.ERROR;
        case "EMPTY_ARRAY" -> Behavior.value("[]");
        case "EMPTY_OBJECT" -> Behavior.value("{}");
        default ->
            throw new LaminarException(ErrorCode.INVALID_ARGUMENT, "JSON_QUERY behavior " + name);
      };
    }
  }

  /** Functions of a whole JSON text. */
  public static final class Text {
    final JsonScanner scanner = new JsonScanner();
  }
}
