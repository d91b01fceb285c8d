package dev.laminar.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Errors of validation and of the catalog, to the letter. */
class ValidationErrorTest {

  @Test
  void unknownColumn() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol,
                       prise
                FROM trades\
                """))
        .isEqualTo(
            """
            error [42703]: there is no column 'prise'
              --> q.sql:2:8
            2 |        prise
              |        ^^^^^
            help: did you mean price?\
            """);
  }

  @Test
  void unknownColumnOfATable() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT t.prise FROM trades AS t\
                """))
        .isEqualTo(
            """
            error [42703]: there is no column 'prise' in 't'
              --> q.sql:1:10
            1 | SELECT t.prise FROM trades AS t
              |          ^^^^^
            help: did you mean price?\
            """);
  }

  @Test
  void unknownColumnFarFromAll() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT volume FROM quotes\
                """))
        .isEqualTo(
            """
            error [42703]: there is no column 'volume'
              --> q.sql:1:8
            1 | SELECT volume FROM quotes
              |        ^^^^^^
            help: there are: symbol, bid, ts\
            """);
  }

  @Test
  void unknownTable() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT price FROM trads\
                """))
        .isEqualTo(
            """
            error [42P01]: there is no 'trads'
              --> q.sql:1:19
            1 | SELECT price FROM trads
              |                   ^^^^^
            help: did you mean trades?\
            """);
  }

  @Test
  void readingASink() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT price FROM alerts\
                """))
        .isEqualTo(
            """
            error [42000]: 'alerts' is a sink: queries cannot read it
              --> q.sql:1:19
            1 | SELECT price FROM alerts
              |                   ^^^^^^\
            """);
  }

  @Test
  void unknownFunction() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT uper(symbol) FROM trades\
                """))
        .isEqualTo(
            """
            error [42883]: there is no function 'uper'
              --> q.sql:1:8
            1 | SELECT uper(symbol) FROM trades
              |        ^^^^^^^^^^^^
            help: did you mean UPPER or USER?\
            """);
  }

  @Test
  void unknownType() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT CAST(qty AS INTEGR) FROM trades\
                """))
        .isEqualTo(
            """
            error [42704]: there is no type 'INTEGR'
              --> q.sql:1:20
            1 | SELECT CAST(qty AS INTEGR) FROM trades
              |                    ^^^^^^
            help: did you mean INTEGER?\
            """);
  }

  @Test
  void unknownUnitOfTime() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT DATE_TRUNC('hor', ts) FROM trades\
                """))
        .isEqualTo(
            """
            error [22023]: 'hor' is not a unit of time
              --> q.sql:1:19
            1 | SELECT DATE_TRUNC('hor', ts) FROM trades
              |                   ^^^^^
            help: did you mean HOUR?\
            """);
  }

  @Test
  void typesOfAnOperator() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT price AND ok FROM trades\
                """))
        .isEqualTo(
            """
            error [42804]: 'AND' cannot be applied to DECIMAL(18, 4) and BOOLEAN
              --> q.sql:1:8
            1 | SELECT price AND ok FROM trades
              |        ^^^^^^^^^^^^
            help: it takes BOOLEAN AND BOOLEAN\
            """);
  }

  @Test
  void textIsNotANumber() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol + 1 FROM trades\
                """))
        .isEqualTo(
            """
            error [42804]: this is VARCHAR, but INTEGER is needed
              --> q.sql:1:8
            1 | SELECT symbol + 1 FROM trades
              |        ^^^^^^
            help: write CAST(… AS INTEGER)\
            """);
  }

  @Test
  void textIsNotSummed() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT SUM(symbol) FROM trades\
                """))
        .isEqualTo(
            """
            error [42804]: this is VARCHAR, but a number is needed
              --> q.sql:1:12
            1 | SELECT SUM(symbol) FROM trades
              |            ^^^^^^
            help: write CAST(… AS DOUBLE), or AS another numeric type\
            """);
  }

  @Test
  void numberIsNotText() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT UPPER(qty) FROM trades\
                """))
        .isEqualTo(
            """
            error [42804]: this is INTEGER, but VARCHAR is needed
              --> q.sql:1:14
            1 | SELECT UPPER(qty) FROM trades
              |              ^^^
            help: write CAST(… AS VARCHAR)\
            """);
  }

  @Test
  void comparisonOfTypes() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol FROM trades WHERE dt > 3\
                """))
        .isEqualTo(
            """
            error [42804]: '>' cannot be applied to DATE and INTEGER
              --> q.sql:1:33
            1 | SELECT symbol FROM trades WHERE dt > 3
              |                                 ^^^^^^
            help: cast one to the type of the other\
            """);
  }

  @Test
  void branchesOfACase() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT CASE WHEN ok THEN 1 ELSE 'x' END FROM trades\
                """))
        .isEqualTo(
            """
            error [42804]: this is INTEGER, but VARCHAR is needed
              --> q.sql:1:26
            1 | SELECT CASE WHEN ok THEN 1 ELSE 'x' END FROM trades
              |                          ^
            help: write CAST(… AS VARCHAR)\
            """);
  }

  @Test
  void whereTakesACondition() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol FROM trades WHERE price\
                """))
        .isEqualTo(
            """
            error [42804]: WHERE takes a condition, and this is not BOOLEAN
              --> q.sql:1:33
            1 | SELECT symbol FROM trades WHERE price
              |                                 ^^^^^\
            """);
  }

  @Test
  void numberOfArguments() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT UPPER(symbol, 3) FROM trades\
                """))
        .isEqualTo(
            """
            error [42000]: UPPER takes 1 argument, not this many
              --> q.sql:1:8
            1 | SELECT UPPER(symbol, 3) FROM trades
              |        ^^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void impossibleCast() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT CAST(ok AS DATE) FROM trades\
                """))
        .isEqualTo(
            """
            error [42804]: BOOLEAN cannot be cast to DATE
              --> q.sql:1:8
            1 | SELECT CAST(ok AS DATE) FROM trades
              |        ^^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void tooManyDigits() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT CAST(price AS DECIMAL(40, 2)) FROM trades\
                """))
        .isEqualTo(
            """
            error [42000]: DECIMAL takes a precision of 1 to 38, not 40
              --> q.sql:1:22
            1 | SELECT CAST(price AS DECIMAL(40, 2)) FROM trades
              |                      ^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void tooFineATimestamp() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (ts TIMESTAMP(9))\
                """))
        .isEqualTo(
            """
            error [42000]: TIMESTAMP takes a precision of 0 to 6, not 9
              --> q.sql:1:21
            1 | CREATE SOURCE s (ts TIMESTAMP(9))
              |                     ^^^^^^^^^^^^\
            """);
  }

  @Test
  void notGrouped() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol, price FROM trades GROUP BY symbol\
                """))
        .isEqualTo(
            """
            error [42000]: 'price' is neither in GROUP BY nor inside an aggregate
              --> q.sql:1:16
            1 | SELECT symbol, price FROM trades GROUP BY symbol
              |                ^^^^^
            help: add it to GROUP BY, or aggregate it, for example with LAST_VALUE\
            """);
  }

  @Test
  void aggregateInWhere() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol FROM trades WHERE SUM(price) > 3\
                """))
        .isEqualTo(
            """
            error [42000]: an aggregate cannot stand in WHERE
              --> q.sql:1:33
            1 | SELECT symbol FROM trades WHERE SUM(price) > 3
              |                                 ^^^^^^^^^^
            help: conditions on aggregates go into HAVING\
            """);
  }

  @Test
  void nestedAggregates() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT SUM(MAX(price)) FROM trades\
                """))
        .isEqualTo(
            """
            error [42000]: aggregates cannot be nested
              --> q.sql:1:8
            1 | SELECT SUM(MAX(price)) FROM trades
              |        ^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void ambiguousColumn() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT symbol FROM trades, quotes\
                """))
        .isEqualTo(
            """
            error [42000]: column 'symbol' is in more than one table
              --> q.sql:1:8
            1 | SELECT symbol FROM trades, quotes
              |        ^^^^^^
            help: write which one it is of: table.symbol\
            """);
  }

  @Test
  void twoColumnsOfOneName() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT price AS a, qty AS A FROM trades\
                """))
        .isEqualTo(
            """
            error [42710]: two columns of the result are named 'A'
              --> q.sql:1:20
            1 | SELECT price AS a, qty AS A FROM trades
              |                    ^^^
            help: give one of them another name with AS\
            """);
  }

  @Test
  void tumbleOutsideGroupBy() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT TUMBLE(ts, INTERVAL '1' MINUTE) FROM trades\
                """))
        .isEqualTo(
            """
            error [42LM3]: TUMBLE can stand in GROUP BY only
              --> q.sql:1:8
            1 | SELECT TUMBLE(ts, INTERVAL '1' MINUTE) FROM trades
              |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: in SELECT, write TUMBLE_START or TUMBLE_END with the same arguments\
            """);
  }

  @Test
  void tumbleOfANumber() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT COUNT(*) FROM trades GROUP BY TUMBLE(price, INTERVAL '1' MINUTE)\
                """))
        .isEqualTo(
            """
            error [42LM3]: TUMBLE does not take DECIMAL(18, 4) and INTERVAL MINUTE
              --> q.sql:1:38
            1 | SELECT COUNT(*) FROM trades GROUP BY TUMBLE(price, INTERVAL '1' MINUTE)
              |                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: write TUMBLE(ts, INTERVAL '1' MINUTE), where ts is a TIMESTAMP column\
            """);
  }

  @Test
  void tumbleStartOfAnotherWindow() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT TUMBLE_START(ts, INTERVAL '1' HOUR) FROM trades GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)\
                """))
        .isEqualTo(
            """
            error [42LM3]: TUMBLE_START needs a TUMBLE with the same arguments in GROUP BY
              --> q.sql:1:8
            1 | SELECT TUMBLE_START(ts, INTERVAL '1' HOUR) FROM trades GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)
              |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void tumbleTableOfANumber() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT * FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(price), INTERVAL '1' MINUTE))\
                """))
        .isEqualTo(
            """
            error [42LM3]: TUMBLE does not take these arguments
              --> q.sql:1:21
            1 | SELECT * FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(price), INTERVAL '1' MINUTE))
              |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: write TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE), where ts is a TIMESTAMP column of t\
            """);
  }

  @Test
  void unknownDescriptor() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT * FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(tss), INTERVAL '1' MINUTE))\
                """))
        .isEqualTo(
            """
            error [42703]: there is no column 'tss'
              --> q.sql:1:53
            1 | SELECT * FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(tss), INTERVAL '1' MINUTE))
              |                                                     ^^^
            help: did you mean ts?\
            """);
  }

  @Test
  void tooFineAnInterval() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT ts + INTERVAL '0.000250' SECOND FROM trades\
                """))
        .isEqualTo(
            """
            not supported [0A000]: intervals have millisecond precision in this version
              --> q.sql:1:13
            1 | SELECT ts + INTERVAL '0.000250' SECOND FROM trades
              |             ^^^^^^^^^^^^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void offsetsThatGoBackward() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT 1 AS one FROM trades TEMPORAL PROBE JOIN quotes ON (symbol) TIMESTAMPS (ts, ts)
                RANGE FROM 5s TO 0s STEP 1s AS p\
                """))
        .isEqualTo(
            """
            error [42000]: a RANGE goes from an earlier offset to a later one
              --> q.sql:2:18
            2 | RANGE FROM 5s TO 0s STEP 1s AS p
              |                  ^^
            help: for example RANGE FROM 0s TO 60s STEP 5s\
            """);
  }

  @Test
  void keysOfAJoinByTimeInUsing() {
    assertThat(
            FrontendFixture.failure(
                """
                SELECT 1 AS one FROM trades JOIN quotes FOR SYSTEM_TIME AS OF trades.ts USING (symbol)\
                """))
        .isEqualTo(
            """
            not supported [0A000]: USING in a join by time is not executed in this version
              --> q.sql:1:34
            1 | SELECT 1 AS one FROM trades JOIN quotes FOR SYSTEM_TIME AS OF trades.ts USING (symbol)
              |                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            help: write ON a.k = b.k\
            """);
  }

  @Test
  void columnDeclaredTwice() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT, A TEXT)\
                """))
        .isEqualTo(
            """
            error [42710]: column 'A' is declared twice
              --> q.sql:1:25
            1 | CREATE SOURCE s (a INT, A TEXT)
              |                         ^\
            """);
  }

  @Test
  void watermarkForNothing() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT, time TIMESTAMP, WATERMARK FOR tim)\
                """))
        .isEqualTo(
            """
            error [42703]: there is no column 'tim' in 's'
              --> q.sql:1:55
            1 | CREATE SOURCE s (a INT, time TIMESTAMP, WATERMARK FOR tim)
              |                                                       ^^^
            help: did you mean time?\
            """);
  }

  @Test
  void watermarkForANumber() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT, WATERMARK FOR a)\
                """))
        .isEqualTo(
            """
            error [42804]: the event-time column 'a' must be a TIMESTAMP, not INTEGER
              --> q.sql:1:39
            1 | CREATE SOURCE s (a INT, WATERMARK FOR a)
              |                                       ^
            help: compute one: ts AS TO_TIMESTAMP(text, format), or TIMESTAMP_MILLIS(n) of epoch milliseconds\
            """);
  }

  @Test
  void twoWatermarks() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a TIMESTAMP, WATERMARK FOR a, WATERMARK FOR a)\
                """))
        .isEqualTo(
            """
            error [42000]: there can be one WATERMARK only
              --> q.sql:1:48
            1 | CREATE SOURCE s (a TIMESTAMP, WATERMARK FOR a, WATERMARK FOR a)
              |                                                ^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void computedColumnOfALaterOne() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT, b AS c + 1, c AS a + 1)\
                """))
        .isEqualTo(
            """
            error [42703]: there is no column 'c'
              --> q.sql:1:30
            1 | CREATE SOURCE s (a INT, b AS c + 1, c AS a + 1)
              |                              ^
            help: there are: a\
            """);
  }

  @Test
  void computedColumnOfManyRows() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT, b AS SUM(a))\
                """))
        .isEqualTo(
            """
            error [42000]: a computed column takes an expression over one row: no aggregate, window function or subquery
              --> q.sql:1:30
            1 | CREATE SOURCE s (a INT, b AS SUM(a))
              |                              ^^^^^^\
            """);
  }

  @Test
  void multisetColumn() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT MULTISET)\
                """))
        .isEqualTo(
            """
            not supported [0A000]: columns of type MULTISET are not executed in this version
              --> q.sql:1:20
            1 | CREATE SOURCE s (a INT MULTISET)
              |                    ^^^^^^^^^^^^
            help: declare an ARRAY: CAST(a AS INTEGER MULTISET) makes a multiset of one\
            """);
  }

  @Test
  void optionGivenTwice() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT) WITH (path = 'x', PATH = 'y')\
                """))
        .isEqualTo(
            """
            error [42LM1]: option 'PATH' is given twice
              --> q.sql:1:43
            1 | CREATE SOURCE s (a INT) WITH (path = 'x', PATH = 'y')
              |                                           ^^^^\
            """);
  }

  @Test
  void unknownVariable() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE s (a INT) WITH (path = '${DATTA}/x')\
                """))
        .isEqualTo(
            """
            error [42704]: there is no variable 'DATTA'
              --> q.sql:1:38
            1 | CREATE SOURCE s (a INT) WITH (path = '${DATTA}/x')
              |                                      ^^^^^^^^^^^^
            help: did you mean DATA?\
            """);
  }

  @Test
  void nameWithTwoParts() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE a.b (c INT)\
                """))
        .isEqualTo(
            """
            error [42000]: 'a.b' has more than one part: there are no schemas
              --> q.sql:1:15
            1 | CREATE SOURCE a.b (c INT)
              |               ^^^
            help: quote the name if the point belongs to it\
            """);
  }

  @Test
  void insertIntoNothing() {
    assertThat(
            FrontendFixture.failure(
                """
                INSERT INTO alrts SELECT symbol FROM trades\
                """))
        .isEqualTo(
            """
            error [42P01]: there is no 'alrts'
              --> q.sql:1:13
            1 | INSERT INTO alrts SELECT symbol FROM trades
              |             ^^^^^
            help: did you mean alerts?\
            """);
  }

  @Test
  void insertOfAnotherType() {
    assertThat(
            FrontendFixture.failure(
                """
                INSERT INTO quotes SELECT symbol, symbol, ts FROM trades\
                """))
        .isEqualTo(
            """
            error [42804]: column 'bid' is DOUBLE, the value is VARCHAR
              --> q.sql:1:35
            1 | INSERT INTO quotes SELECT symbol, symbol, ts FROM trades
              |                                   ^^^^^^
            help: write CAST(… AS DOUBLE)\
            """);
  }

  @Test
  void insertOfTooMuch() {
    assertThat(
            FrontendFixture.failure(
                """
                INSERT INTO quotes (symbol) SELECT symbol, ts FROM trades\
                """))
        .isEqualTo(
            """
            error [42000]: 'quotes' takes 1 column here, the query has 2
              --> q.sql:1:29
            1 | INSERT INTO quotes (symbol) SELECT symbol, ts FROM trades
              |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\
            """);
  }

  @Test
  void insertWithoutARequiredColumn() {
    assertThat(
            FrontendFixture.failure(
                """
                INSERT INTO quotes (bid) SELECT d FROM trades\
                """))
        .isEqualTo(
            """
            error [23502]: column 'symbol' is NOT NULL and gets no value
              --> q.sql:1:20
            1 | INSERT INTO quotes (bid) SELECT d FROM trades
              |                    ^^^^^
            help: give it a value: it has no DEFAULT\
            """);
  }

  @Test
  void insertIntoAStream() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE STREAM q AS SELECT symbol FROM trades;
                INSERT INTO q SELECT symbol FROM trades\
                """))
        .isEqualTo(
            """
            error [42000]: rows cannot be inserted into stream 'q'
              --> q.sql:2:13
            2 | INSERT INTO q SELECT symbol FROM trades
              |             ^
            help: insert into a table, a sink, or a source without connector\
            """);
  }

  @Test
  void definedTwice() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE SOURCE Trades (a INT)\
                """))
        .isEqualTo(
            """
            error [42710]: source 'trades' exists already
              --> q.sql:1:15
            1 | CREATE SOURCE Trades (a INT)
              |               ^^^^^^
            help: use CREATE OR REPLACE to replace it, or IF NOT EXISTS to keep it\
            """);
  }

  @Test
  void definedAsAnotherKind() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE OR REPLACE SINK trades WITH (connector = 'print')\
                """))
        .isEqualTo(
            """
            error [42710]: source 'trades' exists already
              --> q.sql:1:24
            1 | CREATE OR REPLACE SINK trades WITH (connector = 'print')
              |                        ^^^^^^
            help: choose another name: all kinds of objects share one name space\
            """);
  }

  @Test
  void replacedUnderItsReaders() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE STREAM q AS SELECT symbol FROM trades;
                CREATE STREAM r AS SELECT symbol FROM q;
                CREATE OR REPLACE SOURCE trades (a INT)\
                """))
        .isEqualTo(
            """
            error [2BP01]: cannot replace source 'trades' with other columns: stream 'q', stream 'r' depend on it
              --> q.sql:3:26
            3 | CREATE OR REPLACE SOURCE trades (a INT)
              |                          ^^^^^^
            help: drop what depends on it first, or use CASCADE\
            """);
  }

  @Test
  void droppedUnderItsReaders() {
    assertThat(
            FrontendFixture.failure(
                """
                CREATE STREAM q AS SELECT symbol FROM trades;
                CREATE SINK k FROM q WITH (connector = 'print');
                DROP SOURCE trades\
                """))
        .isEqualTo(
            """
            error [2BP01]: cannot drop source 'trades': stream 'q', sink 'k' depend on it
              --> q.sql:3:13
            3 | DROP SOURCE trades
              |             ^^^^^^
            help: drop what depends on it first, or use CASCADE\
            """);
  }

  @Test
  void droppedAsAnotherKind() {
    assertThat(
            FrontendFixture.failure(
                """
                DROP STREAM trades\
                """))
        .isEqualTo(
            """
            error [42000]: 'trades' is a source, not a stream
              --> q.sql:1:13
            1 | DROP STREAM trades
              |             ^^^^^^
            help: use DROP SOURCE trades\
            """);
  }

  @Test
  void droppedAndUnknown() {
    assertThat(
            FrontendFixture.failure(
                """
                DROP SOURCE trade\
                """))
        .isEqualTo(
            """
            error [42P01]: there is no 'trade'
              --> q.sql:1:13
            1 | DROP SOURCE trade
              |             ^^^^^
            help: did you mean trades?\
            """);
  }
}
