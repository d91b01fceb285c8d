package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Branch;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Case;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.TableIndex;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/** Operators that yield keys to look up, one row for each. */
final class KeyRows {

  private static final DataType NUMBER = DataType.of(TypeKind.INTEGER, false);
  private static final DataType CONDITION = DataType.of(TypeKind.BOOLEAN, false);

  private KeyRows() {}

  static boolean areConstant(List<List<Scalar>> keys) {
    return keys.stream().flatMap(List::stream).allMatch(Constant.class::isInstance);
  }

  /**
   * The keys as rows: literals where all are constants; else computed, of several keys the one
   * whose number the row has.
   */
  static PhysicalNode of(
      List<List<Scalar>> keys, TableIndex index, RowSchema table, SourceSpan span) {
    List<Column> columns = new ArrayList<>();
    for (int column : index.columns()) {
      Column key = table.column(column);
      columns.add(new Column(key.name(), key.type().withNullable(true)));
    }
    if (areConstant(keys)) {
      List<List<Constant>> rows =
          keys.stream().map(key -> key.stream().map(Constant.class::cast).toList()).toList();
      return new Values(0, new RowSchema(columns), rows, span, Traits.INITIAL);
    }
    List<List<Constant>> numbers = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      numbers.add(List.of(number(i)));
    }
    Column number = new Column("number", NUMBER);
    Values rows =
        new Values(0, new RowSchema(List.of(number)), numbers, SourceSpan.NONE, Traits.INITIAL);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      items.add(new Item(columns.get(i).name(), value(keys, i, number)));
    }
    return new PhysicalNode.Project(0, rows, items, span, Traits.INITIAL);
  }

  private static Constant number(int value) {
    return new Constant(value, NUMBER, SourceSpan.NONE);
  }

  private static Scalar value(List<List<Scalar>> keys, int column, Column number) {
    Scalar last = keys.getLast().get(column);
    if (keys.size() == 1) {
      return last;
    }
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < keys.size() - 1; i++) {
      Call isRow =
          new Call(
              FunctionNames.EQUALS,
              List.of(InputColumn.of(0, number), number(i)),
              CONDITION,
              SourceSpan.NONE);
      branches.add(new Branch(isRow, keys.get(i).get(column)));
    }
    return new Case(branches, last, last.type().withNullable(true), last.span());
  }
}
