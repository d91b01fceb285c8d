package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.spec.RowPattern.Read;
import dev.laminar.codegen.spec.RowPattern.What;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that conditions and measures read, found when they are needed. */
final class MatchReads {

  private final ClassContext owner;
  private final RowScope scope;
  private final MatchCode code;

  /** Where the slot is that an aggregate of a scope is kept in. */
  interface SumCursor {
    ScalarValue result(BlockBuilder out, int aggregate);
  }

  MatchReads(ClassContext owner, RowScope scope, MatchCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
  }

  /**
   * The values of a scope, for one method.
   *
   * @param slot of the current row
   */
  RowColumns columns(
      RowPattern.Scope reads, MatchCode.Table table, CodeExpression slot, SumCursor sums) {
    List<RowColumn> columns = new ArrayList<>();
    for (Read read : reads.reads()) {
      columns.add(
          new RowColumn(read.output().type(), -1, out -> value(out, read, table, slot, sums)));
    }
    return new RowColumns(columns);
  }

  private ScalarValue value(
      BlockBuilder out, Read read, MatchCode.Table table, CodeExpression slot, SumCursor sums) {
    DataType type = read.output().type();
    return switch (read.what()) {
      case What.Near(int column, int shift) ->
          shift == 0
              ? load(out, column, table, slot, null)
              : found(out, column, table, invoke("near", Code.literal(shift)), type);
      case What.Of of -> found(out, of.column(), table, row(of), type);
      case What.Sum(int aggregate) -> sums.result(out, aggregate);
      case What.Mapped(boolean ofWhole) -> {
        CodeExpression mapped =
            Code.get(out.declare(scope.name("mapped"), invoke("variable", Code.literal(ofWhole))));
        yield ScalarValue.of(
            type, mapped, type.nullable() ? Code.less(mapped, Code.literal(0)) : null);
      }
      case What.Number() ->
          ScalarValue.of(type, Code.get(out.declare(scope.name("number"), invoke("number"))), null);
    };
  }

  private CodeExpression row(What.Of of) {
    String method = of.first() ? "first" : "last";
    CodeExpression occurrence = Code.literal(of.occurrence());
    CodeExpression shift = Code.literal(of.shift());
    CodeExpression ofWhole = Code.literal(of.ofWhole());
    return of.set() == RowPattern.ALL
        ? invoke(method + "OfAll", occurrence, shift, ofWhole)
        : invoke(method, Code.literal(of.set()), occurrence, shift, ofWhole);
  }

  private CodeExpression invoke(String method, CodeExpression... arguments) {
    return Code.invoke(owner.builder().self(), CompiledMatch.class, method, arguments);
  }

  /** A column of a row that there may not be. */
  private ScalarValue found(
      BlockBuilder out, int column, MatchCode.Table table, CodeExpression row, DataType type) {
    String name = scope.name(code.rows().column(column).name()) + "Row";
    CodeExpression slot = Code.get(out.declare(name, row));
    CodeExpression absent =
        type.nullable()
            ? Code.get(out.declare(name + "IsAbsent", Code.equal(slot, Code.literal(0L))))
            : null;
    return load(out, column, table, slot, absent);
  }

  private ScalarValue load(
      BlockBuilder out,
      int column,
      MatchCode.Table table,
      CodeExpression slot,
      @Nullable CodeExpression absent) {
    return code.rows().load(column, code.cursor(table, slot), scope, absent).prepare(out);
  }
}
