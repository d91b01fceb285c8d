package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ExpressionGenerator;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.CodeExpression;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that one operator sees.
 *
 * @param columns in schema order
 */
record RowColumns(List<RowColumn> columns) {

  RowColumns {
    columns = List.copyOf(columns);
  }

  /** The value of a prepared column. */
  ScalarValue value(int index) {
    return columns.get(index).value();
  }

  /** Prepares every column that an expression reads. */
  void prepare(BlockBuilder out, Scalar scalar) {
    for (int index : ScalarColumns.of(scalar)) {
      columns.get(index).prepare(out);
    }
  }

  /** A value of an expression; what it takes stands at the end of the block. */
  ScalarValue generate(BlockBuilder out, RowScope scope, Scalar scalar) {
    prepare(out, scalar);
    return ExpressionGenerator.generate(scalar, out, scope.expressions(this));
  }

  /** "Is TRUE" of an expression, to be written once. */
  CodeExpression condition(BlockBuilder out, RowScope scope, Scalar scalar) {
    prepare(out, scalar);
    return ExpressionGenerator.generateCondition(scalar, out, scope.expressions(this));
  }

  /**
   * The columns behind a projection: references are passed on, expressions wait until somebody
   * reads them.
   */
  RowColumns project(RowScope scope, OperatorSpec.Project project) {
    List<RowColumn> projected = new ArrayList<>();
    for (OperatorSpec.Item item : project.items()) {
      Scalar scalar = item.value();
      if (scalar instanceof Scalar.InputColumn reference
          && columns.get(reference.index()).type().equals(reference.type())) {
        projected.add(columns.get(reference.index()));
      } else {
        projected.add(
            new RowColumn(
                scalar.type(),
                -1,
                out -> {
                  prepare(out, scalar);
                  out.mark(scalar.span());
                  return ExpressionGenerator.generate(scalar, out, scope.expressions(this));
                }));
      }
    }
    return new RowColumns(projected);
  }
}
