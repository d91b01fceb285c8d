package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;

/** What aggregates that make collections keep of each value. */
public final class CollectedValues {

  private static final DataType BYTES =
      new DataType(TypeKind.VARBINARY, DataType.UNSPECIFIED, 0, false);
  private static final DataType TEXT =
      new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, false);

  private CollectedValues() {}

  /** A value as it lies in an array, NULL too. */
  public static Scalar part(Scalar value, SourceSpan span) {
    return new Call("PART_OF", List.of(value), BYTES, span);
  }

  /** The elements of an array; NULL for none. */
  public static Scalar parts(Scalar array, SourceSpan span) {
    return new Call("PARTS_OF", List.of(array), BYTES.withNullable(array.type().nullable()), span);
  }

  /**
   * A value for JSON.
   *
   * @param computed what the value is: JSON that a function made goes in as it is
   * @param absent whether NULL is left out, instead of null in its place
   */
  public record Json(Scalar value, Scalar computed, boolean absent) {

    /** {@code ,value}: nothing for one that is left out. */
    public Scalar element(SourceSpan span) {
      return JsonCalls.item("JSON_ELEMENT", List.of(), json(span), absent, span);
    }

    /** {@code ,"name":value}. */
    public Scalar member(Scalar name, SourceSpan span) {
      if (!name.type().isText()) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "a name of type " + name.type().toSql() + " in JSON is not executed in this version",
            span,
            "cast it to VARCHAR");
      }
      Scalar key = name;
      if (name.type().nullable()) {
        Scalar there = new Call("COALESCE", List.of(name, CallConverter.text("")), TEXT, span);
        key = new Call("JSON_KEY", List.of(KeyTypes.isNull(name), there), TEXT, span);
      }
      return JsonCalls.item("JSON_MEMBER", List.of(key), json(span), absent, span);
    }

    private Scalar json(SourceSpan span) {
      return JsonCalls.json(value, JsonCalls.isJson(computed), span);
    }
  }
}
