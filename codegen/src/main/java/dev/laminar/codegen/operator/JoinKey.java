package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that a row of a join is matched by.
 *
 * @param key in key form, as if no part of it was NULL
 * @param isNull whether part of it is NULL, so that the row matches nothing; null when that cannot
 *     be
 */
record JoinKey(KeyCode.RowKey key, @Nullable CodeExpression isNull) {

  /**
   * The key of the current row, in locals.
   *
   * @param keys its columns
   * @param tag where it is known; null to work it out
   */
  static JoinKey of(
      KeyCode code,
      BlockBuilder body,
      RowScope scope,
      RowColumns columns,
      List<Integer> keys,
      @Nullable CodeExpression tag) {
    List<ScalarValue> values = new ArrayList<>();
    List<CodeExpression> nulls = new ArrayList<>();
    for (int key : keys) {
      ScalarValue value = columns.columns().get(key).prepare(body);
      if (value.isNull() != null) {
        nulls.add(value.isNull());
      }
      values.add(value);
    }
    KeyCode.RowKey key =
        tag == null ? code.rowKey(body, scope, values) : code.rowKey(body, scope, values, tag);
    return new JoinKey(key, nulls.isEmpty() ? null : Code.or(nulls));
  }

  /** What a search for the key gave; negative, for none, where part of it is NULL. */
  CodeExpression foundUnlessNull(CodeExpression found) {
    return isNull == null ? found : Code.conditional(isNull, Code.literal(-1L), found);
  }
}
