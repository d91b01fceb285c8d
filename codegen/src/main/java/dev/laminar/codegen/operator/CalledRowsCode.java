package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.MethodContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.expression.UserInvocation;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.function.UserRows;
import dev.laminar.kernel.function.UserTableMethod;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The loop over the rows that a call of a user's table function yields. */
final class CalledRowsCode implements RowExpansion {

  private final Expansion.Called called;
  private final UserInvocation calls;
  private final CodeExpression rows;
  private final String prefix;

  /** How many rows were made; null where nobody asks. */
  private final @Nullable Local made;

  private CalledRowsCode(
      Expansion.Called called,
      UserInvocation calls,
      CodeExpression rows,
      String prefix,
      @Nullable Local made) {
    this.called = called;
    this.calls = calls;
    this.rows = rows;
    this.prefix = prefix;
    this.made = made;
  }

  /** Generates the call, in front of the loop. */
  static CalledRowsCode begin(
      BlockBuilder out,
      RowScope scope,
      RowColumns columns,
      Expansion.Called called,
      OperatorSpec.Expand expand) {
    UserTableMethod method = called.method();
    String hint = scope.name(method.function());
    MethodContext context = scope.expressions(columns);
    context.link(method.rowType());
    UserInvocation calls = new UserInvocation(method.function(), hint, expand.span(), context);
    CodeExpression rows = calls.rows(hint + "Rows");
    List<ScalarValue> values = new ArrayList<>();
    CodeExpression isCalled = Code.TRUE;
    for (int i = 0; i < called.arguments().size(); i++) {
      Scalar argument = called.arguments().get(i);
      ScalarValue value = columns.generate(out, scope, argument);
      values.add(value);
      if (!method.parameters().get(i).type().nullable()) {
        isCalled = Code.and(isCalled, Values.isPresent(value));
      }
    }
    out.ifThenElse(
        isCalled,
        then -> call(then, calls, rows, method, values, hint),
        not -> not.evaluate(Code.invoke(rows, UserRows.class, "none")));
    Local made = expand.outer() ? out.declare(hint + "Made", Code.literal(0)) : null;
    return new CalledRowsCode(called, calls, rows, hint, made);
  }

  private static void call(
      BlockBuilder out,
      UserInvocation calls,
      CodeExpression rows,
      UserTableMethod method,
      List<ScalarValue> values,
      String hint) {
    List<CodeExpression> arguments =
        new ArrayList<>(calls.arguments(out, method.parameters(), values));
    switch (method.form()) {
      case ITERABLE -> begin(out, calls, rows, method, arguments, hint, Types.of(Iterable.class));
      case STREAM -> begin(out, calls, rows, method, arguments, hint, Types.of(Stream.class));
      case ARRAY -> begin(out, calls, rows, method, arguments, hint, Types.of(Object[].class));
      case CONSUMER -> {
        CodeExpression collected = Code.invoke(rows, UserRows.class, "collect");
        arguments.add(Code.get(out.declare(hint + "Collected", collected)));
        calls.call(out, method.method(), arguments, null);
        out.evaluate(Code.invoke(rows, UserRows.class, "beginCollected"));
      }
    }
  }

  private static void begin(
      BlockBuilder out,
      UserInvocation calls,
      CodeExpression rows,
      UserTableMethod method,
      List<CodeExpression> arguments,
      String hint,
      ClassDesc type) {
    Local result = out.declare(hint + "Result", type, Code.nullOf(type));
    calls.call(out, method.method(), arguments, result);
    out.evaluate(Code.invoke(rows, UserRows.class, "begin", Code.get(result)));
  }

  @Override
  public CodeExpression hasRow() {
    CodeExpression more = Code.invoke(rows, UserRows.class, "hasRow");
    return made == null ? more : Code.or(more, Code.equal(Code.get(made), Code.literal(0)));
  }

  @Override
  public List<RowColumn> enter(BlockBuilder inside) {
    CodeExpression absent = null;
    if (made != null) {
      inside.increment(made);
      CodeExpression more = Code.invoke(rows, UserRows.class, "hasRow");
      absent = Code.get(inside.declare(prefix + "Nothing", Code.not(more)));
    }
    ClassDesc rowType = Types.of(called.method().rowType());
    CodeExpression row =
        Code.get(
            inside.declare(
                prefix + "Row", Code.cast(Code.invoke(rows, UserRows.class, "row"), rowType)));
    List<RowColumn> added = new ArrayList<>();
    List<Column> columns = called.columns();
    CodeExpression nothing = absent;
    for (int i = 0; i < columns.size(); i++) {
      UserTableMethod.RowColumn column = called.method().columns().get(i);
      DataType declared = columns.get(i).type();
      DataType type = made == null ? declared : declared.withNullable(true);
      String hint = prefix + "_" + columns.get(i).name();
      added.add(
          new RowColumn(type, -1, out -> calls.column(out, row, column, type, nothing, hint)));
    }
    return added;
  }

  @Override
  public void advance(BlockBuilder update) {
    update.evaluate(Code.invoke(rows, UserRows.class, "advance"));
  }
}
