package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Syntax errors, to the letter. */
class SyntaxErrorTest {

  @Test
  void misspeltStatement() {
    assertThat(
            FrontendFixture.failure(
                """
                SELEC 1\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'SELEC'
              --> q.sql:1:1
            1 | SELEC 1
              | ^^^^^
            help: did you mean SELECT?\
            """);
  }

  @Test
  void misspeltKeyword() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURC t (a INT)\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'SOURC'
              --> q.sql:1:8
            1 | CREATE SOURC t (a INT)
              |        ^^^^^
            help: did you mean SOURCE?\
            """);
  }

  @Test
  void misspeltClause() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT price FROM trades WERE price > 3\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'price'
              --> q.sql:1:31
            1 | SELECT price FROM trades WERE price > 3
              |                               ^^^^^
            help: 'WERE' was read as a name: did you mean WHERE?\
            """);
  }

  @Test
  void missingBy() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol FROM trades GROUP symbol\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'symbol'
              --> q.sql:1:33
            1 | SELECT symbol FROM trades GROUP symbol
              |                                 ^^^^^^
            help: expected BY\
            """);
  }

  @Test
  void trailingComma() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol, FROM trades\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'FROM'
              --> q.sql:1:16
            1 | SELECT symbol, FROM trades
              |                ^^^^
            help: expected an expression\
            """);
  }

  @Test
  void reservedWord() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE t (
                  order INT)\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'order'
              --> q.sql:2:3
            2 |   order INT)
              |   ^^^^^
            help: 'order' is a reserved word: write "order" to use it as a name\
            """);
  }

  @Test
  void reservedWordInAQuery() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT order FROM trades\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'order'
              --> q.sql:1:8
            1 | SELECT order FROM trades
              |        ^^^^^
            help: 'order' is a reserved word: write "order" to use it as a name\
            """);
  }

  @Test
  void notComplete() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol
                FROM trades WHERE\
                """))
        .isEqualTo(
            """
            error [42601]: the statement is not complete
              --> q.sql:2:18
            2 | FROM trades WHERE
              |                  ^
            help: expected an expression\
            """);
  }

  @Test
  void missingSemicolon() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol FROM trades
                SELECT qty FROM trades\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'SELECT'
              --> q.sql:2:1
            2 | SELECT qty FROM trades
              | ^^^^^^
            help: statements are separated by ';'\
            """);
  }

  @Test
  void stringNotClosed() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT 'abc FROM trades\
                """))
        .isEqualTo(
            """
            error [42601]: this string is not closed
              --> q.sql:1:8
            1 | SELECT 'abc FROM trades
              |        ^\
            """);
  }

  @Test
  void commentNotClosed() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol /* the symbol
                FROM trades\
                """))
        .isEqualTo(
            """
            error [42601]: this comment is not closed
              --> q.sql:1:15
            1 | SELECT symbol /* the symbol
              |               ^^\
            """);
  }

  @Test
  void strangeCharacter() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol # FROM trades\
                """))
        .isEqualTo(
            """
            error [42601]: '#' cannot stand here
              --> q.sql:1:15
            1 | SELECT symbol # FROM trades
              |               ^\
            """);
  }

  @Test
  void optionWithoutValue() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SINK s INTO KAFKA (topic = ) AS SELECT 1\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected ')'
              --> q.sql:1:35
            1 | CREATE SINK s INTO KAFKA (topic = ) AS SELECT 1
              |                                   ^
            help: expected a name, a string, a number, ON, FALSE, INTERVAL, NULL, TRUE, …\
            """);
  }

  @Test
  void unfinishedEmit() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE STREAM q AS SELECT symbol FROM trades EMIT\
                """))
        .isEqualTo(
            """
            error [42601]: the statement is not complete
              --> q.sql:1:50
            1 | CREATE STREAM q AS SELECT symbol FROM trades EMIT
              |                                                  ^
            help: expected ON, AFTER, CHANGES, EVERY or FINAL\
            """);
  }

  @Test
  void unknownEmit() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE STREAM q AS SELECT symbol FROM trades EMIT ON CLOSE\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'ON'
              --> q.sql:1:51
            1 | CREATE STREAM q AS SELECT symbol FROM trades EMIT ON CLOSE
              |                                                   ^^
            help: EMIT takes ON WINDOW CLOSE, AFTER WATERMARK, FINAL, ON UPDATE, CHANGES or EVERY INTERVAL '…' …\
            """);
  }

  @Test
  void emitWithoutItsEnd() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE STREAM q AS SELECT symbol FROM trades EMIT ON WINDOW\
                """))
        .isEqualTo(
            """
            error [42601]: the statement is not complete
              --> q.sql:1:60
            1 | CREATE STREAM q AS SELECT symbol FROM trades EMIT ON WINDOW
              |                                                            ^
            help: expected CLOSE\
            """);
  }

  @Test
  void unknownShow() {
    assertThat(
            FrontendFixture.failure(
                """
                SHOW TABELS\
                """))
        .isEqualTo(
            """
            error [42601]: unexpected 'TABELS'
              --> q.sql:1:6
            1 | SHOW TABELS
              |      ^^^^^^
            help: did you mean TABLES?\
            """);
  }

  @Test
  void badUnitOfAnOffset() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT 1 FROM t TEMPORAL PROBE JOIN m ON (k) TIMESTAMPS (a, b) LIST (5 parsecs) AS p\
                """))
        .isEqualTo(
            """
            error [42601]: unknown unit 'parsecs' of a duration
              --> q.sql:1:72
            1 | SELECT 1 FROM t TEMPORAL PROBE JOIN m ON (k) TIMESTAMPS (a, b) LIST (5 parsecs) AS p
              |                                                                        ^^^^^^^\
            """);
  }

  @Test
  void badTimestamp() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT TIMESTAMP '2026-13-01 00:00:00' FROM trades\
                """))
        .isEqualTo(
            """
            error [42000]: '2026-13-01 00:00:00' is not a TIMESTAMP
              --> q.sql:1:8
            1 | SELECT TIMESTAMP '2026-13-01 00:00:00' FROM trades
              |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: write it as 2026-03-01, 09:30:00.123456, or both with a space between\
            """);
  }
}
