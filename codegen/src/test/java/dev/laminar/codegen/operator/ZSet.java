package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.Columns;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.plan.JoinType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Rows with weights, as the textbook has them: what generated code is compared with. */
final class ZSet {

  private final Map<List<@Nullable Object>, Long> weights = new LinkedHashMap<>();

  void add(List<@Nullable Object> row, long weight) {
    weights.merge(row, weight, (a, b) -> a + b == 0 ? null : a + b);
    weights.remove(row, 0L);
  }

  void add(ColumnBatch batch, int rowCount) {
    int[] batchWeights = batch.weights();
    for (int row = 0; row < rowCount; row++) {
      add(row(batch, row), batchWeights == null ? 1 : batchWeights[row]);
    }
  }

  static List<@Nullable Object> row(ColumnBatch batch, int row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < batch.columnCount(); i++) {
      values.add(Columns.get(batch.column(i), row));
    }
    return values;
  }

  Map<List<@Nullable Object>, Long> weights() {
    return weights;
  }

  /** Nested loops over whole inputs. */
  static ZSet join(
      JoinType type,
      ZSet left,
      ZSet right,
      int leftColumns,
      int rightColumns,
      BiPredicate<List<@Nullable Object>, List<@Nullable Object>> matches) {
    ZSet result = new ZSet();
    left.weights.forEach((l, leftWeight) -> {
      long count = 0;
      for (Map.Entry<List<@Nullable Object>, Long> r : right.weights.entrySet()) {
        if (matches.test(l, r.getKey())) {
          count += r.getValue();
          if (type != JoinType.SEMI && type != JoinType.ANTI) {
            result.add(concat(l, r.getKey()), leftWeight * r.getValue());
          }
        }
      }
      if (type == JoinType.SEMI && count > 0 || type == JoinType.ANTI && count <= 0) {
        result.add(l, leftWeight);
      }
      if ((type == JoinType.LEFT || type == JoinType.FULL) && count <= 0) {
        result.add(concat(l, Arrays.asList(new Object[rightColumns])), leftWeight);
      }
    });
    if (type == JoinType.RIGHT || type == JoinType.FULL) {
      right.weights.forEach((r, rightWeight) -> {
        long count = 0;
        for (Map.Entry<List<@Nullable Object>, Long> l : left.weights.entrySet()) {
          count += matches.test(l.getKey(), r) ? l.getValue() : 0;
        }
        if (count <= 0) {
          result.add(concat(Arrays.asList(new Object[leftColumns]), r), rightWeight);
        }
      });
    }
    return result;
  }

  /** The same for equal keys, group by group. */
  static ZSet joinByKey(
      JoinType type, ZSet left, ZSet right, int leftKey, int rightKey, int columns) {
    Map<@Nullable Object, ZSet> rightGroups = right.groups(rightKey);
    Map<@Nullable Object, ZSet> leftGroups = left.groups(leftKey);
    rightGroups.keySet().forEach(key -> leftGroups.putIfAbsent(key, new ZSet()));
    ZSet result = new ZSet();
    leftGroups.forEach((key, group) -> {
      ZSet of = rightGroups.getOrDefault(key, new ZSet());
      join(type, group, of, columns, columns, (l, r) -> key != null).weights.forEach(result::add);
    });
    return result;
  }

  private Map<@Nullable Object, ZSet> groups(int key) {
    Map<@Nullable Object, ZSet> groups = new HashMap<>();
    weights.forEach(
        (row, weight) -> groups.computeIfAbsent(row.get(key), _ -> new ZSet()).add(row, weight));
    return groups;
  }

  static List<@Nullable Object> concat(List<@Nullable Object> left, List<@Nullable Object> right) {
    List<@Nullable Object> row = new ArrayList<>(left);
    row.addAll(right);
    return row;
  }

  /** Equal keys, none of them NULL. */
  static BiPredicate<List<@Nullable Object>, List<@Nullable Object>> equalKeys(
      List<Integer> leftKeys, List<Integer> rightKeys) {
    return (left, right) -> {
      for (int i = 0; i < leftKeys.size(); i++) {
        Object key = left.get(leftKeys.get(i));
        if (key == null || !Objects.equals(key, right.get(rightKeys.get(i)))) {
          return false;
        }
      }
      return true;
    };
  }
}
