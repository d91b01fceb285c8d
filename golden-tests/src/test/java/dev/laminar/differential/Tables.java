package dev.laminar.differential;

import static dev.laminar.differential.Fragment.maybe;
import static dev.laminar.differential.Fragment.nothing;
import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Fragment.Elements;
import dev.laminar.differential.Relation.Column;
import dev.laminar.differential.Scope.Value;
import java.util.ArrayList;
import java.util.List;

/** Random tables, and statements that change them. */
final class Tables {

  private static final String KEY = "id";
  private static final int EXPECTED_ROWS = 14;

  /**
   * A table.
   *
   * @param hasKey whether its first column is the primary key
   */
  private record Table(Relation relation, boolean hasKey) {}

  private final Dice dice;
  private final List<Table> tables = new ArrayList<>();
  private final List<Fragment> definitions = new ArrayList<>();
  private int lastKey;

  Tables(Dice dice) {
    this.dice = dice;
    for (int i = dice.between(2, 4); i > 0; i--) {
      define("t" + i);
    }
  }

  List<Fragment> definitions() {
    return definitions;
  }

  List<Relation> relations() {
    return tables.stream().map(Table::relation).toList();
  }

  private void define(String name) {
    boolean hasKey = dice.percent(50);
    List<Column> columns = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    if (hasKey) {
      ValueType type = dice.of(ValueType.INTEGER, ValueType.BIGINT);
      columns.add(new Column(KEY, type, 1000, false));
      texts.add(KEY + " " + type.sql() + " PRIMARY KEY");
    }
    for (int i = dice.between(2, 6); i > 0; i--) {
      ValueType type = dice.of(ValueType.values());
      boolean nullable = dice.percent(65);
      String column = (char) ('a' + columns.size()) + "";
      columns.add(new Column(column, type, 200, nullable));
      texts.add(
          column
              + " "
              + (type == ValueType.DECIMAL ? "DECIMAL(9, 2)" : type.sql())
              + (nullable ? "" : " NOT NULL"));
    }
    definitions.add(
        phrase("table", "CREATE TABLE " + name + " (" + String.join(", ", texts) + ")"));
    tables.add(new Table(new Relation(name, columns, EXPECTED_ROWS), hasKey));
  }

  /** Statements, the first of which fill the tables when it is the first chunk. */
  Scenario.Chunk chunk(Expressions expressions, boolean isFirst) {
    List<Fragment> statements = new ArrayList<>();
    if (isFirst) {
      for (Table table : tables) {
        statements.add(insert(table, dice.between(0, 12)));
      }
    }
    for (int i = dice.between(1, 3); i > 0; i--) {
      Table table = dice.of(tables);
      int kind = dice.below(100);
      if (kind < 50) {
        statements.add(insert(table, dice.between(1, 6)));
      } else if (kind < 78) {
        statements.add(update(table, expressions));
      } else {
        statements.add(delete(table, expressions));
      }
    }
    return new Scenario.Chunk(statements.stream().filter(each -> !each.sql().isEmpty()).toList());
  }

  private Fragment insert(Table table, int count) {
    if (count == 0) {
      return nothing();
    }
    List<Fragment> rows = new ArrayList<>();
    int firstKey = lastKey + 1;
    boolean replaces = table.hasKey() && lastKey > 0 && dice.percent(20);
    for (int i = 0; i < count; i++) {
      List<String> values = new ArrayList<>();
      for (Column column : table.relation().columns()) {
        if (column.name().equals(KEY)) {
          lastKey++;
          values.add(Integer.toString(replaces ? firstKey - 1 - i * 2 : lastKey));
        } else {
          values.add(column.nullable() && dice.percent(20) ? "NULL" : column.type().literal(dice));
        }
      }
      rows.add(phrase("row", "(" + String.join(", ", values) + ")"));
    }
    return phrase(
        "insert",
        "INSERT INTO " + table.relation().name() + " VALUES ",
        new Elements(rows, ", ", 1),
        replaces ? conflict(table) : "");
  }

  private String conflict(Table table) {
    if (dice.percent(30)) {
      return " ON CONFLICT (" + KEY + ") DO NOTHING";
    }
    Column column =
        dice.of(table.relation().columns().subList(1, table.relation().columns().size()));
    return " ON CONFLICT ("
        + KEY
        + ") DO UPDATE SET "
        + column.name()
        + " = EXCLUDED."
        + column.name()
        + (dice.percent(30)
            ? " WHERE EXISTS (SELECT 1 FROM "
                + table.relation().name()
                + " AS o WHERE o."
                + KEY
                + " > EXCLUDED."
                + KEY
                + ")"
            : "");
  }

  private Fragment update(Table table, Expressions expressions) {
    List<Column> columns =
        table.relation().columns().stream().filter(column -> !column.name().equals(KEY)).toList();
    Column column = dice.of(columns);
    Scope scope = scope(table);
    List<Value> same = scope.all(column.type());
    // What is stored stays small: statements follow each other.
    Fragment value =
        dice.percent(50) || !column.nullable()
            ? phrase(column.type().name(), column.type().literal(dice))
            : dice.percent(70) ? dice.of(same).code() : column.type().nullLiteral();
    return phrase(
        "update",
        "UPDATE " + table.relation().name() + " SET " + column.name() + " = ",
        value,
        where(scope, expressions));
  }

  private Fragment delete(Table table, Expressions expressions) {
    return phrase(
        "delete", "DELETE FROM " + table.relation().name(), where(scope(table), expressions));
  }

  private Fragment where(Scope scope, Expressions expressions) {
    return dice.percent(92) ? maybe(" WHERE ", expressions.condition(scope, 1).code()) : nothing();
  }

  private static Scope scope(Table table) {
    List<Value> values =
        table.relation().columns().stream()
            .map(column ->
                new Value(
                    phrase(column.type().name(), column.name()),
                    column.type(),
                    column.bound(),
                    true))
            .toList();
    return new Scope(values, List.of());
  }
}
