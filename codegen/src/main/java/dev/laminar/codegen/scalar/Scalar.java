package dev.laminar.codegen.scalar;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserMethod;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed scalar expression over the columns of one input row: what an operator's predicate or
 * output column is, between the planner's expressions and generated code. Immutable, without
 * reference to any planner class.
 */
public sealed interface Scalar {

  DataType type();

  /** Where it stands in the SQL text; {@link SourceSpan#NONE} for expressions the planner made. */
  SourceSpan span();

  /** Column {@code index} of the input. */
  record InputColumn(int index, String name, DataType type, SourceSpan span) implements Scalar {

    /** A read that the planner made. */
    public static InputColumn of(int index, Column column) {
      return new InputColumn(index, column.name(), column.type(), SourceSpan.NONE);
    }
  }

  /**
   * A constant. {@code value} is null for NULL, else by the type's storage: {@link Boolean}, {@link
   * Integer} (BYTE, SHORT, INT), {@link Long} (LONG), {@link Float}, {@link Double}, {@link
   * java.math.BigInteger} (DECIMAL128, unscaled) or {@code byte[]} (BYTES, UTF-8 for text; not to
   * be modified).
   */
  record Constant(@Nullable Object value, DataType type, SourceSpan span) implements Scalar {}

  /**
   * A parameter of the statement: a constant that each execution has a value for, perhaps NULL.
   *
   * @param index from 0, in the order of the text
   * @param type nullable
   */
  record Parameter(int index, DataType type, SourceSpan span) implements Scalar {}

  /**
   * A function or operator by its name in {@code ScalarFunctions}, for example {@code ADD}, {@code
   * EQUALS}, {@code UPPER}. Arguments have the types the function takes: casts are explicit.
   */
  record Call(String function, List<Scalar> arguments, DataType type, SourceSpan span)
      implements Scalar {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** Whether a whole number is divided by a literal that cannot make it fail. */
    public boolean isDividedByLiteral() {
      return type.isInteger()
          && (function.equals("DIVIDE") || function.equals("MOD"))
          && arguments.stream().allMatch(argument -> argument.type().isInteger())
          && arguments.getLast() instanceof Constant(Object value, _, _)
          && value instanceof Number number
          && number.longValue() != 0
          && number.longValue() != -1;
    }
  }

  /**
   * A function that a user wrote. Arguments have the types of the method's parameters, but for
   * decimals of any digits.
   */
  record UserCall(UserMethod method, List<Scalar> arguments, DataType type, SourceSpan span)
      implements Scalar {
    public UserCall {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Searched CASE: the first branch whose condition is TRUE, else {@code otherwise}. Branch values
   * have the result type.
   */
  record Case(List<Branch> branches, Scalar otherwise, DataType type, SourceSpan span)
      implements Scalar {
    public Case {
      branches = List.copyOf(branches);
    }
  }

  /** One WHEN … THEN …. */
  record Branch(Scalar condition, Scalar value) {}

  /**
   * CAST; {@code safe} yields NULL where CAST fails (TRY_CAST, SAFE_CAST). {@code format} is the
   * FORMAT literal or null.
   */
  record Cast(Scalar operand, boolean safe, DataType type, SourceSpan span) implements Scalar {}

  /**
   * {@code operand IN (constants)}; negated is NOT IN. Three-valued: constants hold no NULL (that
   * is written out as OR).
   */
  record InList(
      Scalar operand, List<Constant> constants, boolean negated, DataType type, SourceSpan span)
      implements Scalar {
    public InList {
      constants = List.copyOf(constants);
    }
  }
}
