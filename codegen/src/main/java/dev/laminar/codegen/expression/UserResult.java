package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.function.CompositeResult;
import dev.laminar.kernel.function.JavaResults;
import dev.laminar.kernel.function.UserErrors;
import dev.laminar.kernel.function.UserParameter;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user's method returned, as a value.
 *
 * @param function its name in SQL
 * @param declared what the method says it returns
 * @param value what it returned: a local; null when there was no call
 * @param site of the call
 */
record UserResult(
    String function,
    UserParameter declared,
    CodeExpression value,
    CodeExpression site,
    String hint) {

  /** Refuses null where the method does not declare it. */
  void requireNotNull(ExpressionScope scope) {
    if (!declared.java().isPrimitive()) {
      ExpressionScope isNull = scope.nested();
      isNull.throwException(
          Code.invokeStatic(
              UserErrors.class,
              "nullResult",
              Code.literal(function),
              scope.context().sites(),
              site));
      scope.addIf(Code.isNull(value), isNull);
    }
  }

  /**
   * The value.
   *
   * @param type of the SQL result
   * @param notCalled whether there was no call, as an argument was NULL; null when there was one
   */
  Operand operand(DataType type, @Nullable CodeExpression notCalled, ExpressionScope scope) {
    if (declared.java().isPrimitive()) {
      return new Operand(type, List.of(value), notCalled, true);
    }
    CodeExpression isNull =
        declared.type().nullable()
            ? scope.declared(hint + "IsNull", Code.isNull(value))
            : notCalled;
    return switch (declared.java()) {
      case STRING, TEXT_VIEW, BYTES -> {
        CodeExpression result = scope.context().callSite(BytesResult.class, List.of(), hint);
        scope.evaluate(Code.invokeStatic(JavaResults.class, "of", value, result));
        yield new Operand(
            type,
            List.of(
                Code.field(result, BytesResult.class, "heap"),
                Code.field(result, BytesResult.class, "offset"),
                Code.field(result, BytesResult.class, "length")),
            isNull,
            true);
      }
      case LIST, MAP -> {
        CodeExpression result =
            scope
                .context()
                .callSite(
                    CompositeResult.class,
                    List.of(Code.literal(TypeText.write(declared.type()))),
                    hint);
        scope.evaluate(
            Code.invoke(result, CompositeResult.class, "of", value, scope.context().sites(), site));
        yield new Operand(
            type,
            List.of(
                Code.field(result, CompositeResult.class, "heap"),
                Code.literal(0),
                Code.field(result, CompositeResult.class, "length")),
            isNull,
            true);
      }
      case DECIMAL -> decimal(type, isNull, scope);
      case BOOLEAN,
          BYTE,
          SHORT,
          INT,
          LONG,
          FLOAT,
          DOUBLE,
          BOXED_BOOLEAN,
          BOXED_BYTE,
          BOXED_SHORT,
          BOXED_INT,
          BOXED_LONG,
          BOXED_FLOAT,
          BOXED_DOUBLE ->
          primitive(type, isNull, List.of(value), scope);
      case DATE, TIME, TIMESTAMP, INSTANT, DURATION, PERIOD ->
          primitive(type, isNull, List.of(value, scope.context().sites(), site), scope);
    };
  }

  private Operand primitive(
      DataType type,
      @Nullable CodeExpression isNull,
      List<CodeExpression> arguments,
      ExpressionScope scope) {
    CodeExpression converted = Code.invokeStatic(JavaResults.class, "of", arguments);
    return new Operand(type, List.of(scope.declared(hint + "Value", converted)), isNull, true);
  }

  private Operand decimal(DataType type, @Nullable CodeExpression isNull, ExpressionScope scope) {
    List<CodeExpression> arguments = new ArrayList<>(List.of(value));
    boolean wide = type.storage() == StorageKind.DECIMAL128;
    List<CodeExpression> components = List.of();
    if (wide) {
      CodeExpression result = scope.context().callSite(Decimal128Result.class, List.of(), hint);
      arguments.add(result);
      components =
          List.of(
              Code.field(result, Decimal128Result.class, "high"),
              Code.field(result, Decimal128Result.class, "low"));
    }
    arguments.add(Code.literal(type.precision()));
    arguments.add(Code.literal(type.scale()));
    arguments.add(scope.context().sites());
    arguments.add(site);
    if (!wide) {
      return primitive(type, isNull, arguments, scope);
    }
    scope.evaluate(Code.invokeStatic(JavaResults.class, "of", arguments));
    return new Operand(type, components, isNull, true);
  }
}
