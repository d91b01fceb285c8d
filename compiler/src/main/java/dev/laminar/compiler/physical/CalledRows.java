package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.compiler.scalar.RexToScalar;
import dev.laminar.compiler.scalar.UserArguments;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserTableMethod;
import dev.laminar.sql.function.UserTableFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** Translates calls of table functions that users wrote. */
final class CalledRows {

  private CalledRows() {}

  static Expansion.Called of(
      RexCall call, List<String> names, RexToScalar converter, SourceSpan span) {
    UserTableMethod method =
        ((UserTableFunction) call.getOperator())
            .method(call.operands.stream().map(RexNode::getType).toList())
            .orElseThrow();
    List<Scalar> arguments = new ArrayList<>();
    for (int i = 0; i < call.operands.size(); i++) {
      Scalar argument = converter.convert(call.operands.get(i), span);
      arguments.add(UserArguments.of(argument, method.parameters().get(i), span));
    }
    return new Expansion.Called(method, arguments, names);
  }
}
