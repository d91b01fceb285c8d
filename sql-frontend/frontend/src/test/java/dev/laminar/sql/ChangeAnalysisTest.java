package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.sql.analysis.AnalyzedChange;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.ConflictTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.junit.jupiter.api.Test;

/** Plans, row types and parameters of statements that change tables. */
class ChangeAnalysisTest {

  @Test
  void literalsOfAnInsertHaveTheTypesOfTheirColumns() {
    assertThat(describe("INSERT INTO accounts VALUES (1, 'ann', 10.5, '2026-01-02', -3)"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], solvent=[IS NOT FALSE(>=($2, 0.00))])
              LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4])
                LogicalProject(value1=[$0], value2=[$1], value3=[$2], value4=[$3], value5=[$4])
                  LogicalProject(EXPR$0=[1:BIGINT], EXPR$1=[_UTF-8'ann':VARCHAR(10)], EXPR$2=[10.50:DECIMAL(12, 2)], EXPR$3=[CAST(_UTF-8'2026-01-02'):DATE NOT NULL], EXPR$4=[-3:SMALLINT])
                    LogicalValues(tuples=[[{ 0 }]])
            RecordType(BIGINT NOT NULL id, VARCHAR(10) NOT NULL owner, DECIMAL(12, 2) NOT NULL balance, DATE NOT NULL opened, SMALLINT NOT NULL level, BOOLEAN NOT NULL solvent) NOT NULL
            []\
            """);
  }

  @Test
  void columnsWithoutAValueHaveTheirDefault() {
    assertThat(describe("INSERT INTO accounts (owner, id) VALUES ('ann', 1), ('bob', 2)"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], solvent=[IS NOT FALSE(>=($2, 0.00))])
              LogicalProject(id=[$1], owner=[$0], balance=[0.00:DECIMAL(12, 2)], opened=[CURRENT_DATE], level=[null:SMALLINT])
                LogicalProject(value1=[$0], value2=[$1])
                  LogicalValues(tuples=[[{ _UTF-8'ann', 1 }, { _UTF-8'bob', 2 }]])
            RecordType(BIGINT NOT NULL id, VARCHAR(10) NOT NULL owner, DECIMAL(12, 2) NOT NULL balance, DATE NOT NULL opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            []\
            """);
  }

  @Test
  void rowsOfLiteralsAreRows() {
    assertThat(describe("INSERT INTO notes VALUES (1, 'a '), (NULL, 'bcd'), (-3, NULL)"))
        .isEqualTo(
            """
            LogicalProject(k=[$0], v=[$1])
              LogicalProject(value1=[$0], value2=[$1])
                LogicalValues(tuples=[[{ 1, _UTF-8'a ' }, { null, _UTF-8'bcd' }, { -3, null }]])
            RecordType(INTEGER k, VARCHAR v) NOT NULL
            []\
            """);
  }

  @Test
  void rowsMayBeComputed() {
    assertThat(describe("INSERT INTO notes VALUES (1 + 1, UPPER('x')), (2, 'y')"))
        .isEqualTo(
            """
            LogicalProject(k=[$0], v=[$1])
              LogicalProject(value1=[$0], value2=[$1])
                LogicalUnion(all=[true])
                  LogicalProject(EXPR$0=[+(1, 1)], EXPR$1=[CAST(UPPER(_UTF-8'x')):VARCHAR NOT NULL])
                    LogicalValues(tuples=[[{ 0 }]])
                  LogicalValues(tuples=[[{ 2, _UTF-8'y' }]])
            RecordType(INTEGER NOT NULL k, VARCHAR NOT NULL v) NOT NULL
            []\
            """);
  }

  @Test
  void parametersHaveTheTypesOfTheirColumns() {
    assertThat(describe("INSERT INTO accounts VALUES (?, ?, ?, ?, ?)"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], solvent=[IS NOT FALSE(>=($2, 0.00))])
              LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4])
                LogicalProject(value1=[$0], value2=[$1], value3=[$2], value4=[$3], value5=[$4])
                  LogicalProject(EXPR$0=[CAST(?0):BIGINT], EXPR$1=[ASSIGN_TO_VARCHAR(CAST(?1):VARCHAR, 10)], EXPR$2=[CAST(?2):DECIMAL(12, 2)], EXPR$3=[CAST(?3):DATE], EXPR$4=[CAST(?4):SMALLINT])
                    LogicalValues(tuples=[[{ 0 }]])
            RecordType(BIGINT id, VARCHAR(10) owner, DECIMAL(12, 2) balance, DATE opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            [BIGINT, VARCHAR, DECIMAL(12, 2), DATE, SMALLINT]\
            """);
  }

  @Test
  void defaultIsAValue() {
    assertThat(describe("INSERT INTO accounts (id, owner, balance) VALUES (?, ?, DEFAULT)"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], solvent=[IS NOT FALSE(>=($2, 0.00))])
              LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[CURRENT_DATE], level=[null:SMALLINT])
                LogicalProject(value1=[$0], value2=[$1], value3=[$2])
                  LogicalProject(EXPR$0=[CAST(?0):BIGINT], EXPR$1=[ASSIGN_TO_VARCHAR(CAST(?1):VARCHAR, 10)], EXPR$2=[0.00:DECIMAL(12, 2)])
                    LogicalValues(tuples=[[{ 0 }]])
            RecordType(BIGINT id, VARCHAR(10) owner, DECIMAL(12, 2) NOT NULL balance, DATE NOT NULL opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            [BIGINT, VARCHAR]\
            """);
  }

  @Test
  void aQueryIsBroughtToTheTypesOfTheColumns() {
    assertThat(
            describe(
                "INSERT INTO accounts (id, owner, balance) SELECT qty, symbol, price FROM trades WHERE qty > ?"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], solvent=[IS NOT FALSE(>=($2, 0.00))])
              LogicalProject(id=[CAST($0):BIGINT], owner=[ASSIGN_TO_VARCHAR($1, 10)], balance=[CAST($2):DECIMAL(12, 2)], opened=[CURRENT_DATE], level=[null:SMALLINT])
                LogicalProject(qty=[$2], symbol=[$0], price=[$1])
                  LogicalFilter(condition=[>($2, ?0)])
                    LogicalTableScan(table=[[trades]])
            RecordType(BIGINT id, VARCHAR(10) NOT NULL owner, DECIMAL(12, 2) balance, DATE NOT NULL opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            [INTEGER]\
            """);
  }

  @Test
  void parametersOfASelectHaveTheTypesOfTheirColumns() {
    assertThat(describe("INSERT INTO notes SELECT qty, ? FROM trades"))
        .isEqualTo(
            """
            LogicalProject(k=[$0], v=[$1])
              LogicalProject(qty=[$2], EXPR$1=[CAST(?0):VARCHAR])
                LogicalTableScan(table=[[trades]])
            RecordType(INTEGER k, VARCHAR v) NOT NULL
            [VARCHAR]\
            """);
  }

  @Test
  void anUpdateHasOldAndNewRows() {
    assertThat(describe("UPDATE accounts SET balance = balance + 1"))
        .isEqualTo(
            """
            LogicalProject(old.id=[$0], old.owner=[$1], old.balance=[$2], old.opened=[$3], old.level=[$4], new.id=[$5], new.owner=[$6], new.balance=[$7], new.opened=[$8], new.level=[$9], solvent=[IS NOT FALSE(>=($7, 0.00))])
              LogicalProject(old.id=[$0], old.owner=[$1], old.balance=[$2], old.opened=[$3], old.level=[$4], id=[$0], owner=[$1], balance=[CAST(+($2, 1)):DECIMAL(12, 2) NOT NULL], opened=[$3], level=[$4])
                LogicalTableScan(table=[[accounts]])
            RecordType(BIGINT NOT NULL old.id, VARCHAR(10) NOT NULL old.owner, DECIMAL(12, 2) NOT NULL old.balance, DATE old.opened, SMALLINT old.level, BIGINT NOT NULL new.id, VARCHAR(10) NOT NULL new.owner, DECIMAL(12, 2) NOT NULL new.balance, DATE new.opened, SMALLINT new.level, BOOLEAN NOT NULL solvent) NOT NULL
            []\
            """);
  }

  @Test
  void setTakesSubqueries() {
    assertThat(
            describe(
                "UPDATE accounts SET balance = (SELECT MAX(bid) FROM quotes WHERE quotes.symbol = accounts.owner)"))
        .isEqualTo(
            """
            LogicalProject(old.id=[$0], old.owner=[$1], old.balance=[$2], old.opened=[$3], old.level=[$4], new.id=[$5], new.owner=[$6], new.balance=[$7], new.opened=[$8], new.level=[$9], solvent=[IS NOT FALSE(>=($7, 0.00))])
              LogicalProject(variablesSet=[[$cor0]], old.id=[$0], old.owner=[$1], old.balance=[$2], old.opened=[$3], old.level=[$4], id=[$0], owner=[$1], balance=[CAST($SCALAR_QUERY({
            LogicalAggregate(group=[{}], EXPR$0=[MAX($0)])
              LogicalProject(bid=[$1])
                LogicalFilter(condition=[=($0, CAST($cor0.owner):VARCHAR NOT NULL)])
                  LogicalTableScan(table=[[quotes]])
            })):DECIMAL(12, 2)], opened=[$3], level=[$4])
                LogicalTableScan(table=[[accounts]])
            RecordType(BIGINT NOT NULL old.id, VARCHAR(10) NOT NULL old.owner, DECIMAL(12, 2) NOT NULL old.balance, DATE old.opened, SMALLINT old.level, BIGINT NOT NULL new.id, VARCHAR(10) NOT NULL new.owner, DECIMAL(12, 2) new.balance, DATE new.opened, SMALLINT new.level, BOOLEAN NOT NULL solvent) NOT NULL
            []\
            """);
  }

  @Test
  void conditionsTakeSubqueries() {
    assertThat(describe("UPDATE notes SET v = 'x' WHERE k IN (SELECT qty FROM trades)"))
        .isEqualTo(
            """
            LogicalProject(old.k=[$0], old.v=[$1], new.k=[$2], new.v=[$3])
              LogicalProject(old.k=[$0], old.v=[$1], k=[$0], v=[_UTF-8'x':VARCHAR])
                LogicalFilter(condition=[IN($0, {
            LogicalProject(qty=[$2])
              LogicalTableScan(table=[[trades]])
            })])
                  LogicalTableScan(table=[[notes]])
            RecordType(INTEGER old.k, VARCHAR old.v, INTEGER new.k, VARCHAR NOT NULL new.v) NOT NULL
            []\
            """);
  }

  @Test
  void aliasesNameTheTable() {
    assertThat(describe("UPDATE notes AS n SET k = n.k + 1 WHERE n.v LIKE 'a%'"))
        .isEqualTo(
            """
            LogicalProject(old.k=[$0], old.v=[$1], new.k=[$2], new.v=[$3])
              LogicalProject(old.k=[$0], old.v=[$1], k=[+($0, 1)], v=[$1])
                LogicalFilter(condition=[LIKE($1, _UTF-8'a%')])
                  LogicalTableScan(table=[[notes]])
            RecordType(INTEGER old.k, VARCHAR old.v, INTEGER new.k, VARCHAR new.v) NOT NULL
            []\
            """);
  }

  @Test
  void aDeleteHasOldRows() {
    assertThat(
            describe(
                "DELETE FROM accounts AS a WHERE a.id = ? OR EXISTS (SELECT 1 FROM notes WHERE k = a.id)"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4])
              LogicalFilter(condition=[OR(=($0, ?0), EXISTS({
            LogicalFilter(condition=[=(CAST($0):BIGINT, $cor0.id)])
              LogicalTableScan(table=[[notes]])
            }))], variablesSet=[[$cor0]])
                LogicalTableScan(table=[[accounts]])
            RecordType(BIGINT NOT NULL id, VARCHAR(10) NOT NULL owner, DECIMAL(12, 2) NOT NULL balance, DATE opened, SMALLINT level) NOT NULL
            [BIGINT]\
            """);
  }

  @Test
  void conflictsUpdateUnderACondition() {
    assertThat(
            describe(
                "INSERT INTO accounts (id, owner) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET balance = EXCLUDED.balance + accounts.balance, owner = EXCLUDED.owner WHERE level > ? AND EXCLUDED.id <> id"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], solvent=[IS NOT FALSE(>=($2, 0.00))])
              LogicalProject(id=[$0], owner=[$1], balance=[0.00:DECIMAL(12, 2)], opened=[CURRENT_DATE], level=[null:SMALLINT])
                LogicalProject(value1=[$0], value2=[$1])
                  LogicalValues(tuples=[[{ 1, _UTF-8'x' }]])
            RecordType(BIGINT NOT NULL id, VARCHAR(10) NOT NULL owner, DECIMAL(12, 2) NOT NULL balance, DATE NOT NULL opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            OptionalInt[0]
            LogicalProject(pair=[$0], id=[$1], owner=[$2], balance=[$3], opened=[$4], level=[$5], solvent=[IS NOT FALSE(>=($3, 0.00))])
              LogicalProject(pair=[$15], id=[$5], owner=[$11], balance=[CAST(+($12, $7)):DECIMAL(12, 2) NOT NULL], opened=[$8], level=[$9])
                LogicalFilter(condition=[AND(>($9, ?0), <>($10, $5))])
                  LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], existing.id=[$0], existing.owner=[$1], existing.balance=[$2], existing.opened=[$3], existing.level=[$4], excluded.id=[$5], excluded.owner=[$6], excluded.balance=[$7], excluded.opened=[$8], excluded.level=[$9], pair=[$10])
                    LogicalTableScan(table=[[@conflict]])
            RecordType(BIGINT NOT NULL pair, BIGINT NOT NULL id, VARCHAR(10) NOT NULL owner, DECIMAL(12, 2) NOT NULL balance, DATE opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            [SMALLINT]\
            """);
  }

  @Test
  void conflictsUpdateAlways() {
    assertThat(
            describe(
                "INSERT INTO accounts (id, owner) VALUES (1, ?) ON CONFLICT (owner) DO UPDATE SET opened = CURRENT_DATE, level = ?"))
        .isEqualTo(
            """
            LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], solvent=[IS NOT FALSE(>=($2, 0.00))])
              LogicalProject(id=[$0], owner=[$1], balance=[0.00:DECIMAL(12, 2)], opened=[CURRENT_DATE], level=[null:SMALLINT])
                LogicalProject(value1=[$0], value2=[$1])
                  LogicalProject(EXPR$0=[1:BIGINT], EXPR$1=[ASSIGN_TO_VARCHAR(CAST(?0):VARCHAR, 10)])
                    LogicalValues(tuples=[[{ 0 }]])
            RecordType(BIGINT NOT NULL id, VARCHAR(10) owner, DECIMAL(12, 2) NOT NULL balance, DATE NOT NULL opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            OptionalInt[1]
            LogicalProject(pair=[$0], id=[$1], owner=[$2], balance=[$3], opened=[$4], level=[$5], solvent=[IS NOT FALSE(>=($3, 0.00))])
              LogicalProject(pair=[$15], id=[$5], owner=[$6], balance=[$7], opened=[CURRENT_DATE], level=[CAST(?1):SMALLINT])
                LogicalProject(id=[$0], owner=[$1], balance=[$2], opened=[$3], level=[$4], existing.id=[$0], existing.owner=[$1], existing.balance=[$2], existing.opened=[$3], existing.level=[$4], excluded.id=[$5], excluded.owner=[$6], excluded.balance=[$7], excluded.opened=[$8], excluded.level=[$9], pair=[$10])
                  LogicalTableScan(table=[[@conflict]])
            RecordType(BIGINT NOT NULL pair, BIGINT NOT NULL id, VARCHAR(10) NOT NULL owner, DECIMAL(12, 2) NOT NULL balance, DATE NOT NULL opened, SMALLINT level, BOOLEAN NOT NULL solvent) NOT NULL
            [VARCHAR, SMALLINT]\
            """);
  }

  @Test
  void conflictsOfAnyKeyAreLeftAlone() {
    assertThat(describe("INSERT INTO notes VALUES (1, 'a') ON CONFLICT DO NOTHING"))
        .isEqualTo(
            """
            LogicalProject(k=[$0], v=[$1])
              LogicalProject(value1=[$0], value2=[$1])
                LogicalValues(tuples=[[{ 1, _UTF-8'a' }]])
            RecordType(INTEGER NOT NULL k, VARCHAR NOT NULL v) NOT NULL
            OptionalInt.empty
            []\
            """);
  }

  @Test
  void aKeyIsNamedInAnyOrder() {
    assertThat(describe("INSERT INTO notes VALUES (1, 'a') ON CONFLICT (v, k) DO NOTHING"))
        .isEqualTo(
            """
            LogicalProject(k=[$0], v=[$1])
              LogicalProject(value1=[$0], value2=[$1])
                LogicalValues(tuples=[[{ 1, _UTF-8'a' }]])
            RecordType(INTEGER NOT NULL k, VARCHAR NOT NULL v) NOT NULL
            OptionalInt[0]
            []\
            """);
  }

  @Test
  void aChangeKnowsItsTable() {
    AnalyzedChange change = FrontendFixture.change("EXPLAIN DELETE FROM Accounts WHERE id = 3");

    assertThat(change.kind()).isEqualTo(AnalyzedChange.Kind.DELETE);
    assertThat(change.table().name()).isEqualTo("accounts");
    assertThat(change.rows().inputs()).containsExactly("accounts");
    assertThat(FrontendFixture.at(change.rows().clauses().where())).isEqualTo("1:36-1:41");
  }

  @Test
  void valuesStandWhereTheyAreWritten() {
    AnalyzedChange change =
        FrontendFixture.change("INSERT INTO notes (v, k) VALUES (UPPER('x'), 1 + 2)");

    assertThat(change.rows().columns())
        .extracting(column -> column.name() + " " + FrontendFixture.at(column.span()))
        .containsExactly("k 1:46-1:50", "v 1:34-1:43");
  }

  @Test
  void conflictsScanBothRows() {
    AnalyzedQuery update =
        FrontendFixture.change(
                "INSERT INTO notes VALUES (1, 'a') ON CONFLICT (k, v) DO UPDATE SET v = EXCLUDED.v")
            .onConflict()
            .orElseThrow()
            .update()
            .orElseThrow();

    RelNode scan = update.rel();
    while (!scan.getInputs().isEmpty()) {
      scan = scan.getInput(0);
    }
    ConflictTable conflict = scan.getTable().unwrap(ConflictTable.class);
    assertThat(conflict.table().name()).isEqualTo("notes");
    assertThat(scan.getRowType().getFieldNames())
        .containsExactly("existing.k", "existing.v", "excluded.k", "excluded.v", "pair");
  }

  @Test
  void parametersOfQueries() {
    AnalyzedQuery query =
        FrontendFixture.analyze("SELECT symbol FROM trades WHERE qty > ? AND symbol = ? LIMIT ?");

    assertThat(query.parameters())
        .extracting(Object::toString)
        .containsExactly("INTEGER", "VARCHAR", "INTEGER");
  }

  /** The plan and row type, those of DO UPDATE, and the types of parameters. */
  private static String describe(String sql) {
    AnalyzedChange change = FrontendFixture.change(sql);
    StringBuilder text = new StringBuilder(describe(change.rows()));
    change
        .onConflict()
        .ifPresent(conflict -> {
          text.append(conflict.key()).append('\n');
          conflict.update().ifPresent(update -> text.append(describe(update)));
        });
    return text.append(change.parameters()).toString();
  }

  private static String describe(AnalyzedQuery query) {
    String text =
        RelOptUtil.toString(query.rel()) + query.rel().getRowType().getFullTypeString() + "\n";
    return text.replace(" CHARACTER SET \"UTF-8\"", "").replace("\r", "");
  }
}
