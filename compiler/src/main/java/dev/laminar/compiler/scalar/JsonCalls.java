package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlKind;

/**
 * Converts what makes or changes JSON text. A value that is JSON already, because a JSON function
 * made it or FORMAT JSON says so, goes into the text as it is; any other becomes a JSON value.
 */
final class JsonCalls {

  private static final DataType TEXT =
      new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, false);

  /** Functions whose result is JSON. */
  private static final Set<String> JSON =
      Set.of(
          "JSON_ARRAY_OF",
          "JSON_INSERT",
          "JSON_OBJECT_OF",
          "JSON_QUERY",
          "JSON_REMOVE",
          "JSON_REPLACE",
          "JSON_SET");

  private final RexToScalar converter;
  private final RexCall call;
  private final SourceSpan span;

  JsonCalls(RexToScalar converter, RexCall call, SourceSpan span) {
    this.converter = converter;
    this.call = call;
    this.span = span;
  }

  /** {@code JSON_OBJECT(KEY k VALUE v, …)}: the clause about NULLs is the first operand. */
  Scalar object() {
    List<Scalar> members = new ArrayList<>();
    for (int i = 1; i < call.operands.size(); i += 2) {
      Scalar name = converter.convertOperand(call.operands.get(i), span);
      Scalar value = json(call.operands.get(i + 1));
      members.add(item("JSON_MEMBER", List.of(name), value));
    }
    return enclosed("JSON_OBJECT_OF", members);
  }

  /** {@code JSON_ARRAY(v, …)}. */
  Scalar array() {
    List<Scalar> elements = new ArrayList<>();
    for (RexNode value : call.operands.subList(1, call.operands.size())) {
      elements.add(item("JSON_ELEMENT", List.of(), json(value)));
    }
    return enclosed("JSON_ARRAY_OF", elements);
  }

  private Scalar item(String function, List<Scalar> before, Scalar value) {
    boolean absent =
        CallConverter.symbol(call.operands.getFirst())
            .equals(SqlJsonConstructorNullClause.ABSENT_ON_NULL.name());
    return item(function, before, value, absent, span);
  }

  static Scalar item(
      String function, List<Scalar> before, Scalar value, boolean absent, SourceSpan span) {
    List<Scalar> arguments = new ArrayList<>(before);
    arguments.add(absent || !value.type().nullable() ? value : coalesce(value, "null", span));
    DataType type = TEXT.withNullable(absent && value.type().nullable());
    Scalar item = new Call(function, arguments, type, span);
    return type.nullable() ? coalesce(item, "", span) : item;
  }

  private Scalar enclosed(String function, List<Scalar> items) {
    Scalar joined =
        switch (items.size()) {
          case 0 -> CallConverter.text("");
          case 1 -> items.getFirst();
          default -> new Call("CONCAT", items, TEXT, span);
        };
    return new Call(function, List.of(joined), TEXT, span);
  }

  /** {@code JSON_SET(text, path, value, …)}: one place after the other. */
  Scalar put(String function) {
    Scalar text = converter.convertOperand(call.operands.getFirst(), span);
    for (int i = 1; i < call.operands.size(); i += 2) {
      Scalar path = converter.convertOperand(call.operands.get(i), span);
      Scalar value = orNull(json(call.operands.get(i + 1)));
      text = new Call(function, List.of(text, path, value), changed(text, path), span);
    }
    return text;
  }

  /** {@code JSON_REMOVE(text, path, …)}. */
  Scalar remove() {
    Scalar text = converter.convertOperand(call.operands.getFirst(), span);
    for (RexNode operand : call.operands.subList(1, call.operands.size())) {
      Scalar path = converter.convertOperand(operand, span);
      text = new Call("JSON_REMOVE", List.of(text, path), changed(text, path), span);
    }
    return text;
  }

  private static DataType changed(Scalar text, Scalar path) {
    return TEXT.withNullable(text.type().nullable() || path.type().nullable());
  }

  private Scalar orNull(Scalar json) {
    return json.type().nullable() ? coalesce(json, "null", span) : json;
  }

  private static Scalar coalesce(Scalar text, String otherwise, SourceSpan span) {
    return new Call("COALESCE", List.of(text, CallConverter.text(otherwise)), TEXT, span);
  }

  /** A value as JSON text; NULL stays NULL. */
  private Scalar json(RexNode node) {
    Scalar value = converter.convertOperand(node, span);
    if (node.getKind() == SqlKind.JSON_VALUE_EXPRESSION && !isJson(value)) {
      DataType text = TEXT.withNullable(value.type().nullable());
      return new Call("JSON_CHECKED", List.of(value), text, span);
    }
    return json(value, isJson(value), span);
  }

  /** Whether a value is JSON already. */
  static boolean isJson(Scalar value) {
    return value instanceof Call made && JSON.contains(made.function());
  }

  /** A value as JSON text, unless it is that already; NULL stays NULL. */
  static Scalar json(Scalar value, boolean isJson, SourceSpan span) {
    if (isJson) {
      return value;
    }
    DataType type = value.type();
    DataType text = TEXT.withNullable(type.nullable());
    return switch (type.kind()) {
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, CHAR, VARCHAR ->
          new Call("JSON_OF", List.of(value), text, span);
      case DECIMAL -> new Cast(value, false, text, span);
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
          new Call("JSON_OF", List.of(new Cast(value, false, text, span)), text, span);
      case NULL -> new Scalar.Constant(null, text, span);
      case BINARY, VARBINARY ->
          throw RexToScalar.unsupported(
              "a binary value in JSON is", span, "write it as text, for example TO_BASE64(x)");
      case ARRAY, MAP, ROW ->
          throw RexToScalar.unsupported(
              "a value of type " + type.toSql() + " in JSON is", span, "give its parts one by one");
    };
  }
}
