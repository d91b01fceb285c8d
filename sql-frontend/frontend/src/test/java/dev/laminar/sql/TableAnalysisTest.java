package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Definitions of tables, and their errors to the letter. */
class TableAnalysisTest {

  @Test
  void aTableHasColumnsKeysAndChecks() {
    TableObject table =
        table(
            """
            CREATE TABLE Account (
              id BIGINT PRIMARY KEY, owner VARCHAR(10) NOT NULL UNIQUE,
              balance DECIMAL(12, 2) DEFAULT 0 CHECK (balance >= 0), branch INT,
              UNIQUE (branch, id), CHECK (balance < id), CONSTRAINT far CHECK (branch <> 3))\
            """);

    assertThat(table.name()).isEqualTo("Account");
    assertThat(table.columns())
        .extracting(column -> column.name() + " " + column.dataType())
        .containsExactly(
            "id BIGINT NOT NULL",
            "owner VARCHAR(10) NOT NULL",
            "balance DECIMAL(12, 2)",
            "branch INTEGER");
    assertThat(table.columns().get(2).dataType()).isEqualTo(DataType.decimal(12, 2, true));
    assertThat(table.columns().get(2).defaultValue()).hasToString("0");
    assertThat(table.primaryKey()).containsExactly(0);
    assertThat(table.uniqueKeys())
        .extracting(key -> key.name() + table.text(key))
        .containsExactly(
            "Account_pkey(id)", "Account_owner_key(owner)", "Account_branch_key(branch, id)");
    assertThat(table.uniqueKeys().get(2).columns()).isEqualTo(List.of(3, 0));
    assertThat(table.checks())
        .extracting(check -> check.name() + ": " + check.sql())
        .containsExactly(
            "Account_balance_check: balance >= 0",
            "Account_check: balance < id",
            "far: branch <> 3");
    assertThat(FrontendFixture.at(table.checks().get(0).span())).isEqualTo("3:43-3:54");
  }

  @Test
  void aTableNeedsNoKey() {
    TableObject table = table("CREATE TABLE t (a INT, b TIMESTAMP DEFAULT CURRENT_TIMESTAMP)");

    assertThat(table.primaryKey()).isEmpty();
    assertThat(table.uniqueKeys()).isEmpty();
    assertThat(table.checks()).isEmpty();
  }

  @Test
  void queriesReadTables() {
    assertThat(FrontendFixture.analyze("SELECT owner, balance * 2 AS twice FROM accounts").fields())
        .extracting(field -> field.name() + " " + field.type().getSqlTypeName())
        .containsExactly("owner VARCHAR", "twice DECIMAL");
  }

  @Test
  void viewsMayNameTheirColumns() {
    ParsedStatement statement =
        FrontendFixture.parse(
            "CREATE MATERIALIZED VIEW v (who, twice) AS SELECT owner, owner FROM accounts");

    assertThat(
            FrontendFixture.FRONTEND
                .analyzeStream(
                    statement,
                    ((Statement.CreateQuery) statement.statement()).node(),
                    FrontendFixture.catalog(),
                    Map.of())
                .query()
                .rel()
                .getRowType()
                .getFieldNames())
        .containsExactly("who", "twice");
  }

  private static TableObject table(String sql) {
    ParsedStatement statement = FrontendFixture.parse(sql);
    return FrontendFixture.FRONTEND.analyzeTable(
        statement, ((Statement.CreateTable) statement.statement()).node(), new Catalog());
  }

  @Test
  void duplicateColumns() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT, A BIGINT)"))
        .isEqualTo(
            """
            error [42710]: column 'A' is declared twice
              --> q.sql:1:24
            1 | CREATE TABLE t (a INT, A BIGINT)
              |                        ^\
            """);
  }

  @Test
  void unknownKeyColumns() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT, PRIMARY KEY (b))"))
        .isEqualTo(
            """
            error [42703]: there is no column 'b' in 't'
              --> q.sql:1:37
            1 | CREATE TABLE t (a INT, PRIMARY KEY (b))
              |                                     ^\
            """);
  }

  @Test
  void checksAreBoolean() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT CHECK (a))"))
        .isEqualTo(
            """
            error [42804]: CHECK takes a condition, and this is not BOOLEAN
              --> q.sql:1:30
            1 | CREATE TABLE t (a INT CHECK (a))
              |                              ^\
            """);
  }

  @Test
  void checksReadOneRow() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT CHECK (a > (SELECT 1)))"))
        .isEqualTo(
            """
            error [42000]: CHECK takes an expression over one row: no aggregate, window function or subquery
              --> q.sql:1:30
            1 | CREATE TABLE t (a INT CHECK (a > (SELECT 1)))
              |                              ^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void checksHaveNoAggregates() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT CHECK (SUM(a) > 1))"))
        .isEqualTo(
            """
            error [42000]: CHECK takes an expression over one row: no aggregate, window function or subquery
              --> q.sql:1:30
            1 | CREATE TABLE t (a INT CHECK (SUM(a) > 1))
              |                              ^^^^^^^^^^\
            """);
  }

  @Test
  void checksReadTheTable() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT CHECK (b > 1))"))
        .isEqualTo(
            """
            error [42703]: there is no column 'b'
              --> q.sql:1:30
            1 | CREATE TABLE t (a INT CHECK (b > 1))
              |                              ^
            help: there are: a\
            """);
  }

  @Test
  void defaultsReadNoColumn() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT, b INT DEFAULT a)"))
        .isEqualTo(
            """
            error [42000]: DEFAULT cannot read a column or a table
              --> q.sql:1:38
            1 | CREATE TABLE t (a INT, b INT DEFAULT a)
              |                                      ^
            help: it takes a value, or a function of values such as CURRENT_TIMESTAMP\
            """);
  }

  @Test
  void defaultsHaveTheTypeOfTheColumn() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT DEFAULT 'x' || 'y')"))
        .isEqualTo(
            """
            error [42804]: column 'a' is INTEGER, the value is CHAR(2)
              --> q.sql:1:31
            1 | CREATE TABLE t (a INT DEFAULT 'x' || 'y')
              |                               ^^^^^^^^^^
            help: write CAST(… AS INTEGER)\
            """);
  }

  @Test
  void defaultsHaveNoSubquery() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT DEFAULT (SELECT 1))"))
        .isEqualTo(
            """
            error [42000]: DEFAULT takes an expression over one row: no aggregate, window function or subquery
              --> q.sql:1:31
            1 | CREATE TABLE t (a INT DEFAULT (SELECT 1))
              |                               ^^^^^^^^^^\
            """);
  }

  @Test
  void defaultsHaveNoParameter() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT DEFAULT ?)"))
        .isEqualTo(
            """
            error [42000]: a parameter (?) cannot stand in a definition
              --> q.sql:1:31
            1 | CREATE TABLE t (a INT DEFAULT ?)
              |                               ^
            help: write the value itself\
            """);
  }

  @Test
  void defaultsAreInRange() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT DEFAULT 3000000000)"))
        .isEqualTo(
            """
            error [22003]: 3000000000 is out of the range of column 'a', which is INTEGER
              --> q.sql:1:31
            1 | CREATE TABLE t (a INT DEFAULT 3000000000)
              |                               ^^^^^^^^^^\
            """);
  }

  @Test
  void onePrimaryKey() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT PRIMARY KEY, PRIMARY KEY (a))"))
        .isEqualTo(
            """
            error [42000]: there can be one PRIMARY KEY only
              --> q.sql:1:36
            1 | CREATE TABLE t (a INT PRIMARY KEY, PRIMARY KEY (a))
              |                                    ^^^^^^^^^^^^^^^
            help: declare other keys UNIQUE\
            """);
  }

  @Test
  void typesOfColumns() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (a INT MULTISET)"))
        .isEqualTo(
            """
            not supported [0A000]: columns of type MULTISET are not executed in this version
              --> q.sql:1:19
            1 | CREATE TABLE t (a INT MULTISET)
              |                   ^^^^^^^^^^^^
            help: declare an ARRAY: CAST(a AS INTEGER MULTISET) makes a multiset of one\
            """);
  }

  @Test
  void someColumn() {
    assertThat(FrontendFixture.failure("CREATE TABLE t (CHECK (TRUE))"))
        .isEqualTo(
            """
            error [42000]: a table has columns
              --> q.sql:1:16
            1 | CREATE TABLE t (CHECK (TRUE))
              |                ^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void constraintsHaveDifferentNames() {
    assertThat(
            FrontendFixture.failure(
                "CREATE TABLE t (a INT CONSTRAINT x UNIQUE CONSTRAINT x CHECK (a > 1))"))
        .isEqualTo(
            """
            error [42710]: two constraints are named 'x'
              --> q.sql:1:54
            1 | CREATE TABLE t (a INT CONSTRAINT x UNIQUE CONSTRAINT x CHECK (a > 1))
              |                                                      ^\
            """);
  }

  @Test
  void asManyNamesAsColumns() {
    assertThat(FrontendFixture.failure("CREATE STREAM s (a, b) AS SELECT symbol FROM trades"))
        .isEqualTo(
            """
            error [42000]: there are 2 names here, the query has 1 column
              --> q.sql:1:17
            1 | CREATE STREAM s (a, b) AS SELECT symbol FROM trades
              |                 ^^^^^^\
            """);
  }

  @Test
  void differentNames() {
    assertThat(FrontendFixture.failure("CREATE STREAM s (a, A) AS SELECT symbol, qty FROM trades"))
        .isEqualTo(
            """
            error [42710]: two columns are named 'A'
              --> q.sql:1:21
            1 | CREATE STREAM s (a, A) AS SELECT symbol, qty FROM trades
              |                     ^\
            """);
  }

  @Test
  void noParametersInDefinitions() {
    assertThat(
            FrontendFixture.failure(
                "CREATE STREAM s (a) AS SELECT symbol FROM trades WHERE qty > ?"))
        .isEqualTo(
            """
            error [42000]: a parameter (?) cannot stand in a definition
              --> q.sql:1:62
            1 | CREATE STREAM s (a) AS SELECT symbol FROM trades WHERE qty > ?
              |                                                              ^
            help: write the value itself\
            """);
  }
}
