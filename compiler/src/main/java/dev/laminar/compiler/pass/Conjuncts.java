package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InList;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Conditions that must all be TRUE, one by one. */
final class Conjuncts {

  /** Functions that are NULL when an argument is. */
  private static final Set<String> STRICT =
      Set.of(
          FunctionNames.EQUALS,
          FunctionNames.NOT_EQUALS,
          FunctionNames.LESS_THAN,
          FunctionNames.LESS_THAN_OR_EQUAL,
          FunctionNames.GREATER_THAN,
          FunctionNames.GREATER_THAN_OR_EQUAL,
          FunctionNames.ADD,
          FunctionNames.SUBTRACT,
          FunctionNames.MULTIPLY,
          FunctionNames.DIVIDE,
          FunctionNames.MOD,
          FunctionNames.NEGATE,
          FunctionNames.NOT,
          "LIKE",
          "UPPER",
          "LOWER",
          "CHAR_LENGTH");

  private Conjuncts() {}

  /** The parts of a condition; none for TRUE. */
  static List<Scalar> split(@Nullable Scalar condition) {
    List<Scalar> parts = new ArrayList<>();
    if (condition != null) {
      addParts(condition, parts);
    }
    return parts;
  }

  private static void addParts(Scalar condition, List<Scalar> into) {
    if (condition instanceof Call call && call.function().equals(FunctionNames.AND)) {
      call.arguments().forEach(argument -> addParts(argument, into));
    } else if (!(condition instanceof Constant constant && Boolean.TRUE.equals(constant.value()))) {
      into.add(condition);
    }
  }

  /** The condition that all of them are; null for none. */
  static @Nullable Scalar join(List<Scalar> parts) {
    if (parts.size() <= 1) {
      return parts.isEmpty() ? null : parts.getFirst();
    }
    boolean nullable = parts.stream().anyMatch(part -> part.type().nullable());
    SourceSpan span = SourceSpan.NONE;
    for (Scalar part : parts) {
      span = Scalars.union(span, part.span());
    }
    return new Call(FunctionNames.AND, parts, DataType.of(TypeKind.BOOLEAN, nullable), span);
  }

  /** Whether a scalar reads a column for which the predicate holds. */
  static boolean reads(Scalar scalar, IntPredicate columns) {
    boolean[] found = new boolean[1];
    Scalars.forEachInput(scalar, column -> found[0] |= columns.test(column.index()));
    return found[0];
  }

  /** Whether a condition cannot be TRUE when all the columns are NULL. */
  static boolean rejectsNulls(Scalar condition, IntPredicate columns) {
    return switch (condition) {
      case Call call when call.function().equals(FunctionNames.AND) ->
          call.arguments().stream().anyMatch(argument -> rejectsNulls(argument, columns));
      case Call call when call.function().equals(FunctionNames.OR) ->
          call.arguments().stream().allMatch(argument -> rejectsNulls(argument, columns));
      case Call call
          when call.function().equals(FunctionNames.IS_NOT_NULL)
              || call.function().equals("IS_TRUE")
              || call.function().equals("IS_FALSE") ->
          isNull(call.arguments().getFirst(), columns);
      default -> isNull(condition, columns);
    };
  }

  /** Whether a scalar is NULL, and does not fail, when all the columns are NULL. */
  private static boolean isNull(Scalar scalar, IntPredicate columns) {
    return switch (scalar) {
      case InputColumn column -> columns.test(column.index());
      case InList list -> isNull(list.operand(), columns);
      case Call call ->
          STRICT.contains(call.function())
              && call.arguments().stream().anyMatch(argument -> isNull(argument, columns));
      case Scalar.Cast cast -> isNull(cast.operand(), columns);
      case Constant constant -> constant.value() == null;
      case Scalar.Parameter parameter -> false;
      case Scalar.UserCall call -> false;
      case Scalar.Case branches -> false;
    };
  }
}
