package dev.laminar.connectors.formats;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Spreads what has a part per column over several methods, so that none grows beyond what HotSpot
 * compiles.
 */
final class Chunks {

  /** Columns per method; also the bits of a word. */
  static final int SIZE = 64;

  private Chunks() {}

  static int count(int columns) {
    return (columns + SIZE - 1) / SIZE;
  }

  static List<ColumnFields> of(List<ColumnFields> columns, int chunk) {
    return columns.subList(chunk * SIZE, Math.min(columns.size(), (chunk + 1) * SIZE));
  }

  /**
   * Fills a void method with a part per column: in place when they are few, else in private methods
   * with the same parameters.
   *
   * @param part adds a column's statements; parameters have the same names in every method
   */
  static void fill(
      ClassBuilder owner,
      MethodBuilder method,
      List<ColumnFields> columns,
      BiConsumer<BlockBuilder, ColumnFields> part) {
    if (count(columns.size()) <= 1) {
      columns.forEach(column -> part.accept(method.body(), column));
      return;
    }
    for (int chunk = 0; chunk < count(columns.size()); chunk++) {
      MethodBuilder piece =
          owner.method(
              method.name().equals("<init>") ? "describe" : method.name(), ConstantDescs.CD_void);
      for (Local parameter : method.parameters()) {
        piece.parameter(parameter.name(), parameter.type());
      }
      of(columns, chunk).forEach(column -> part.accept(piece.body(), column));
      List<CodeExpression> arguments = method.parameters().stream().map(Code::get).toList();
      method.body().evaluate(piece.call(arguments));
    }
  }
}
