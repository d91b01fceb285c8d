package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Errors of statements that change tables, to the letter. */
class ChangeErrorTest {

  @Test
  void conflictTargetsAreKeys() {
    assertThat(
            FrontendFixture.failure("INSERT INTO notes VALUES (1, 'a') ON CONFLICT (k) DO NOTHING"))
        .isEqualTo(
            """
            error [42000]: no key of 'notes' has exactly these columns
              --> q.sql:1:47
            1 | INSERT INTO notes VALUES (1, 'a') ON CONFLICT (k) DO NOTHING
              |                                               ^^^
            help: its keys are: (k, v)\
            """);
  }

  @Test
  void doUpdateNeedsATarget() {
    assertThat(
            FrontendFixture.failure(
                "INSERT INTO notes VALUES (1, 'a') ON CONFLICT DO UPDATE SET k = 3"))
        .isEqualTo(
            """
            error [42000]: ON CONFLICT DO UPDATE needs the key that it is about
              --> q.sql:1:35
            1 | INSERT INTO notes VALUES (1, 'a') ON CONFLICT DO UPDATE SET k = 3
              |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: its keys are: (k, v)\
            """);
  }

  @Test
  void notNullNeedsAValue() {
    assertThat(FrontendFixture.failure("INSERT INTO accounts (id) VALUES (1)"))
        .isEqualTo(
            """
            error [23502]: column 'owner' is NOT NULL and gets no value
              --> q.sql:1:22
            1 | INSERT INTO accounts (id) VALUES (1)
              |                      ^^^^
            help: give it a value: it has no DEFAULT\
            """);
  }

  @Test
  void literalsTooLong() {
    assertThat(
            FrontendFixture.failure("INSERT INTO accounts (id, owner) VALUES (1, 'abcdefghijklm')"))
        .isEqualTo(
            """
            error [22001]: this has 13 characters, and column 'owner' is VARCHAR(10)
              --> q.sql:1:45
            1 | INSERT INTO accounts (id, owner) VALUES (1, 'abcdefghijklm')
              |                                             ^^^^^^^^^^^^^^^
            help: CAST(… AS VARCHAR(10)) cuts it\
            """);
  }

  @Test
  void literalsOutOfRange() {
    assertThat(
            FrontendFixture.failure(
                "INSERT INTO accounts (id, owner, level) VALUES (1, 'a', 32768)"))
        .isEqualTo(
            """
            error [22003]: 32768 is out of the range of column 'level', which is SMALLINT
              --> q.sql:1:57
            1 | INSERT INTO accounts (id, owner, level) VALUES (1, 'a', 32768)
              |                                                         ^^^^^\
            """);
  }

  @Test
  void numbersAreNoText() {
    assertThat(FrontendFixture.failure("INSERT INTO accounts (id, owner) VALUES (1, 2)"))
        .isEqualTo(
            """
            error [42804]: column 'owner' is VARCHAR(10), the value is INTEGER
              --> q.sql:1:45
            1 | INSERT INTO accounts (id, owner) VALUES (1, 2)
              |                                             ^
            help: write CAST(… AS VARCHAR(10))\
            """);
  }

  @Test
  void timesOfDayAreNotDropped() {
    assertThat(
            FrontendFixture.failure(
                "INSERT INTO accounts (id, owner, opened) SELECT 1, symbol, ts FROM trades"))
        .isEqualTo(
            """
            error [42804]: column 'opened' is DATE, the value is TIMESTAMP(6)
              --> q.sql:1:60
            1 | INSERT INTO accounts (id, owner, opened) SELECT 1, symbol, ts FROM trades
              |                                                            ^^
            help: write CAST(… AS DATE)\
            """);
  }

  @Test
  void everyRowIsChecked() {
    assertThat(FrontendFixture.failure("INSERT INTO notes VALUES (1, E'a\\nb'), (2, 3)"))
        .isEqualTo(
            """
            error [42804]: column 'v' is VARCHAR, the value is INTEGER
              --> q.sql:1:44
            1 | INSERT INTO notes VALUES (1, E'a\\nb'), (2, 3)
              |                                            ^
            help: write CAST(… AS VARCHAR)\
            """);
  }

  @Test
  void rowsTooShort() {
    assertThat(FrontendFixture.failure("INSERT INTO notes VALUES (1)"))
        .isEqualTo(
            """
            error [42000]: 'notes' takes 2 columns here, the row has 1
              --> q.sql:1:26
            1 | INSERT INTO notes VALUES (1)
              |                          ^^^\
            """);
  }

  @Test
  void queriesTooNarrow() {
    assertThat(FrontendFixture.failure("INSERT INTO notes SELECT qty FROM trades"))
        .isEqualTo(
            """
            error [42000]: 'notes' takes 2 columns here, the query has 1
              --> q.sql:1:19
            1 | INSERT INTO notes SELECT qty FROM trades
              |                   ^^^^^^^^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void columnsNamedTwice() {
    assertThat(FrontendFixture.failure("INSERT INTO notes (k, K) VALUES (1, 2)"))
        .isEqualTo(
            """
            error [42710]: column 'K' is named twice
              --> q.sql:1:23
            1 | INSERT INTO notes (k, K) VALUES (1, 2)
              |                       ^\
            """);
  }

  @Test
  void unknownColumnsOfAnInsert() {
    assertThat(FrontendFixture.failure("INSERT INTO notes (q) VALUES (1)"))
        .isEqualTo(
            """
            error [42703]: there is no column 'q' in 'notes'
              --> q.sql:1:20
            1 | INSERT INTO notes (q) VALUES (1)
              |                    ^\
            """);
  }

  @Test
  void unknownColumnsOfAnUpdate() {
    assertThat(FrontendFixture.failure("UPDATE accounts SET balanc = 3"))
        .isEqualTo(
            """
            error [42703]: there is no column 'balanc' in 'accounts'
              --> q.sql:1:21
            1 | UPDATE accounts SET balanc = 3
              |                     ^^^^^^
            help: did you mean balance?\
            """);
  }

  @Test
  void columnsSetTwice() {
    assertThat(FrontendFixture.failure("UPDATE accounts SET level = 3, level = 4"))
        .isEqualTo(
            """
            error [42710]: column 'level' is set twice
              --> q.sql:1:32
            1 | UPDATE accounts SET level = 3, level = 4
              |                                ^^^^^\
            """);
  }

  @Test
  void valuesOfTheWrongType() {
    assertThat(FrontendFixture.failure("UPDATE accounts SET level = 'x' || owner"))
        .isEqualTo(
            """
            error [42804]: column 'level' is SMALLINT, the value is VARCHAR(11)
              --> q.sql:1:29
            1 | UPDATE accounts SET level = 'x' || owner
              |                             ^^^^^^^^^^^^
            help: write CAST(… AS SMALLINT)\
            """);
  }

  @Test
  void aggregatesInSet() {
    assertThat(FrontendFixture.failure("UPDATE accounts SET level = SUM(level)"))
        .isEqualTo(
            """
            error [42000]: an aggregate cannot stand in SET
              --> q.sql:1:29
            1 | UPDATE accounts SET level = SUM(level)
              |                             ^^^^^^^^^^
            help: compute it in a subquery: (SELECT …)\
            """);
  }

  @Test
  void windowFunctionsInSet() {
    assertThat(
            FrontendFixture.failure("UPDATE accounts SET level = ROW_NUMBER() OVER (ORDER BY id)"))
        .isEqualTo(
            """
            error [42000]: a window function cannot stand in SET
              --> q.sql:1:29
            1 | UPDATE accounts SET level = ROW_NUMBER() OVER (ORDER BY id)
              |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: compute it in a subquery: (SELECT …)\
            """);
  }

  @Test
  void aggregatesInValues() {
    assertThat(FrontendFixture.failure("INSERT INTO notes VALUES (COUNT(*), 'a')"))
        .isEqualTo(
            """
            error [42000]: an aggregate cannot stand in VALUES
              --> q.sql:1:27
            1 | INSERT INTO notes VALUES (COUNT(*), 'a')
              |                           ^^^^^^^^
            help: compute it in a subquery: (SELECT …)\
            """);
  }

  @Test
  void conditionsAreBoolean() {
    assertThat(FrontendFixture.failure("UPDATE accounts SET level = 1 WHERE level"))
        .isEqualTo(
            """
            error [42804]: WHERE takes a condition, and this is not BOOLEAN
              --> q.sql:1:37
            1 | UPDATE accounts SET level = 1 WHERE level
              |                                     ^^^^^\
            """);
  }

  @Test
  void parametersWithoutAType() {
    assertThat(FrontendFixture.failure("UPDATE accounts SET level = ? || ?"))
        .isEqualTo(
            """
            error [42804]: the type of this parameter is not known
              --> q.sql:1:29
            1 | UPDATE accounts SET level = ? || ?
              |                             ^
            help: give it a type: CAST(? AS BIGINT)\
            """);
  }

  @Test
  void operatorsThatTellNoType() {
    assertThat(
            FrontendFixture.failure(
                "UPDATE accounts AS a SET balance = ? * ?, opened = '2026-01-01', level = DEFAULT WHERE a.id = ?"))
        .isEqualTo(
            """
            error [42804]: the type of this parameter is not known
              --> q.sql:1:36
            1 | UPDATE accounts AS a SET balance = ? * ?, opened = '2026-01-01', level = DEFAULT WHERE a.id = ?
              |                                    ^
            help: give it a type: CAST(? AS BIGINT)\
            """);
  }

  @Test
  void subqueriesOfTwoColumns() {
    assertThat(FrontendFixture.failure("UPDATE accounts SET level = (SELECT 1, 2)"))
        .isEqualTo(
            """
            error [42000]: a subquery that is a value has one column
              --> q.sql:1:29
            1 | UPDATE accounts SET level = (SELECT 1, 2)
              |                             ^^^^^^^^^^^^^\
            """);
  }

  @Test
  void unknownTables() {
    assertThat(FrontendFixture.failure("DELETE FROM acounts"))
        .isEqualTo(
            """
            error [42P01]: there is no 'acounts'
              --> q.sql:1:13
            1 | DELETE FROM acounts
              |             ^^^^^^^
            help: did you mean accounts?\
            """);
  }

  @Test
  void sourcesAreNotChanged() {
    assertThat(FrontendFixture.failure("DELETE FROM trades"))
        .isEqualTo(
            """
            error [42000]: 'trades' is a source, which cannot be changed
              --> q.sql:1:13
            1 | DELETE FROM trades
              |             ^^^^^^
            help: tables can be changed: CREATE TABLE makes one\
            """);
  }

  @Test
  void sourcesAreNotTruncated() {
    assertThat(FrontendFixture.failure("TRUNCATE TABLE quotes"))
        .isEqualTo(
            """
            error [42000]: 'quotes' is a source, which cannot be changed
              --> q.sql:1:16
            1 | TRUNCATE TABLE quotes
              |                ^^^^^^
            help: tables can be changed: CREATE TABLE makes one\
            """);
  }

  @Test
  void unknownColumnsOfACondition() {
    assertThat(FrontendFixture.failure("DELETE FROM accounts WHERE nosuch = 3"))
        .isEqualTo(
            """
            error [42703]: there is no column 'nosuch'
              --> q.sql:1:28
            1 | DELETE FROM accounts WHERE nosuch = 3
              |                            ^^^^^^
            help: there are: id, owner, balance, opened, level\
            """);
  }

  @Test
  void tablesTakeRowsOnce() {
    assertThat(
            FrontendFixture.failure(
                "INSERT INTO notes SELECT qty, note FROM trades EMIT ON UPDATE"))
        .isEqualTo(
            """
            error [42000]: a table takes the rows of a query once: EMIT has no place here
              --> q.sql:1:48
            1 | INSERT INTO notes SELECT qty, note FROM trades EMIT ON UPDATE
              |                                                ^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void subqueriesInDoUpdate() {
    assertThat(
            FrontendFixture.failure(
                "INSERT INTO accounts (id, owner) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET balance = (SELECT EXCLUDED.height FROM notes)"))
        .isEqualTo(
            """
            error [42703]: there is no column 'height' in 'accounts'
              --> q.sql:1:99
            1 | INSERT INTO accounts (id, owner) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET balance = (SELECT EXCLUDED.height FROM notes)
              |                                                                                                   ^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void otherTablesInDoUpdate() {
    assertThat(
            FrontendFixture.failure(
                "INSERT INTO accounts (id, owner) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET balance = old.balance"))
        .isEqualTo(
            """
            error [42P01]: there is no 'old' here
              --> q.sql:1:91
            1 | INSERT INTO accounts (id, owner) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET balance = old.balance
              |                                                                                           ^^^^^^^^^^^
            help: ON CONFLICT reads 'accounts', the existing row, and EXCLUDED, the proposed one\
            """);
  }

  @Test
  void upsertIsAnotherWord() {
    assertThat(FrontendFixture.failure("UPSERT INTO notes VALUES (1, 'a')"))
        .isEqualTo(
            """
            not supported [0A000]: UPSERT is not executed in this version
              --> q.sql:1:1
            1 | UPSERT INTO notes VALUES (1, 'a')
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: write INSERT … ON CONFLICT (…) DO UPDATE SET …\
            """);
  }
}
