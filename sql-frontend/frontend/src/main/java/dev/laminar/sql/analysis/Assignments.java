package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.analysis.ChangeQuery.Item;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.catalog.TableObject.TableColumn;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.statement.ScriptText;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What SET gives the columns of a table. */
final class Assignments {

  private final ScriptText script;
  private final TableObject table;
  private final StoreAssignment assignment;
  private final List<Integer> targets = new ArrayList<>();
  private final List<SqlNode> values = new ArrayList<>();

  /**
   * @param alias what the statement calls the table
   * @throws LaminarException UNDEFINED_COLUMN; DUPLICATE_OBJECT when a column is set twice
   */
  Assignments(
      ScriptText script,
      TableObject table,
      String alias,
      SqlNodeList columns,
      SqlNodeList expressions) {
    this.script = script;
    this.table = table;
    this.assignment = new StoreAssignment(script);
    for (int i = 0; i < columns.size(); i++) {
      int target = target(alias, (SqlIdentifier) columns.get(i));
      if (targets.contains(target)) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "column '" + table.columns().get(target).name() + "' is set twice",
            script.span(columns.get(i)),
            "");
      }
      targets.add(target);
      values.add(value(script, table.columns().get(target), expressions.get(i)));
    }
  }

  private int target(String alias, SqlIdentifier column) {
    boolean qualified =
        column.names.size() == 2
            && (column.names.getFirst().equalsIgnoreCase(alias)
                || column.names.getFirst().equalsIgnoreCase(table.name()));
    if (!column.isSimple() && !qualified) {
      throw new LaminarException(
          ErrorCode.UNDEFINED_COLUMN,
          "'" + column + "' is no column of '" + table.name() + "'",
          script.span(column),
          "SET takes the names of columns of '" + table.name() + "'");
    }
    return column(script, table, column, column.names.getLast());
  }

  /** The index of the column of a name. */
  static int column(ScriptText script, TableObject table, SqlNode node, String name) {
    int index = table.indexOf(name);
    if (index < 0) {
      List<String> names = table.columns().stream().map(TableColumn::name).toList();
      throw new LaminarException(
          ErrorCode.UNDEFINED_COLUMN,
          "there is no column '" + name + "' in '" + table.name() + "'",
          script.span(node),
          NearestNames.help(name, names));
    }
    return index;
  }

  /** A value as written; the column's own for the word DEFAULT. */
  static SqlNode value(ScriptText script, TableColumn column, SqlNode written) {
    SqlNode value =
        switch (written.getKind()) {
          case DEFAULT -> defaultValue(script, column, written);
          default -> StoreAssignment.folded(written);
        };
    return new StoreAssignment(script).typed(value, column);
  }

  /**
   * What a column gets that gets no value: its DEFAULT, else NULL.
   *
   * @param place where the value is missing
   * @throws LaminarException NOT_NULL_VIOLATION
   */
  static SqlNode defaultValue(ScriptText script, TableColumn column, SqlNode place) {
    SqlParserPos pos = place.getParserPosition();
    SqlNode value = column.defaultValue();
    if (value != null) {
      return Repositioned.at(pos, StoreAssignment.folded(value));
    }
    if (!column.type().isNullable()) {
      throw new LaminarException(
          ErrorCode.NOT_NULL_VIOLATION,
          "column '" + column.name() + "' is NOT NULL and gets no value",
          script.span(place),
          "give it a value: it has no DEFAULT");
    }
    return SqlLiteral.createNull(pos);
  }

  /** The values, with the types that they have. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (SqlNode value : values) {
      items.add(new Item("value" + items.size(), value, script.span(value)));
    }
    return items;
  }

  /**
   * All columns of the table, as they are stored.
   *
   * @param types of the values
   * @param unchanged what the columns that are not set have
   */
  List<Item> stored(List<RelDataType> types, List<Item> unchanged) {
    List<Item> items = new ArrayList<>(unchanged);
    for (int i = 0; i < targets.size(); i++) {
      TableColumn column = table.columns().get(targets.get(i));
      SqlNode value = values.get(i);
      SqlNode stored = assignment.stored(value, types.get(i), column, value);
      items.set(targets.get(i), new Item(column.name(), stored, script.span(value)));
    }
    return items;
  }
}
