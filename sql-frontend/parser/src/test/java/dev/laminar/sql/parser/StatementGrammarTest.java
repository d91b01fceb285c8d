package dev.laminar.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement of the dialect parses, and what it unparses to parses to the same again. */
class StatementGrammarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE SOURCE s (a INT)",
        "CREATE OR REPLACE SOURCE s (a INT NOT NULL, b VARCHAR(10) NULL)",
        "CREATE SOURCE IF NOT EXISTS s (a INT, PRIMARY KEY (a) NOT ENFORCED)",
        "CREATE SOURCE s (a INT PRIMARY KEY, b BIGINT NOT NULL PRIMARY KEY NOT ENFORCED)",
        "CREATE SOURCE s (ts TIMESTAMP(3), c AS a + b * 2, WATERMARK FOR ts)",
        "CREATE SOURCE s (ts TIMESTAMP, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND, c AS UPPER(a))",
        "CREATE SOURCE s (a DECIMAL(38, 10), b DOUBLE PRECISION, c TEXT, d BYTEA, e TIMESTAMPTZ, f FLOAT8, g INT8)",
        "CREATE SOURCE s (a INT) WITH ('connector' = 'kafka', 'topic' = 't', 'n' = 5, 'x' = -1.5, 'y' = true)",
        "CREATE SOURCE s (a INT) WITH (connector = kafka, scan.startup.mode = earliest, \"a b\" = 'c', wal = ON)",
        "CREATE SOURCE s (a INT) WITH ('path' = '${DATA}/trades.csv')",
        "CREATE SOURCE s (a INT) FROM KAFKA (topic = 't', 'group.id' = 'g') FORMAT JSON (ignore_errors = true)",
        "CREATE SOURCE s (a INT) FROM DATAGEN",
        "CREATE SOURCE s (a INT) FROM FILES (path = 'x.csv') FORMAT CSV WITH (buffer_size = 100)",
        "CREATE STREAM q AS SELECT * FROM s",
        "CREATE OR REPLACE STREAM q WITH ('retain_history' = '64mb') AS SELECT a FROM s EMIT CHANGES",
        "CREATE STREAM IF NOT EXISTS q AS WITH x AS (SELECT 1 AS a) SELECT a FROM x UNION ALL SELECT 2",
        "CREATE MATERIALIZED VIEW v AS SELECT k, COUNT(*) AS n FROM s GROUP BY k EMIT ON UPDATE",
        "CREATE SINK k FROM q WITH ('connector' = 'print')",
        "CREATE SINK k FROM q",
        "CREATE SINK k FROM q INTO PRINT",
        "CREATE SINK k INTO KAFKA (topic = 'out') FORMAT JSON AS SELECT a FROM q WHERE a > 1 EMIT FINAL",
        "CREATE SINK IF NOT EXISTS k WITH (connector = 'files', path = 'out.json')",
        "CREATE TABLE t (a INT NOT NULL, b TEXT, PRIMARY KEY (a))",
        "CREATE OR REPLACE TABLE t (a INT)",
        "CREATE TABLE IF NOT EXISTS t (a INT NULL, b VARCHAR(10) NOT NULL DEFAULT 'x', c BIGINT DEFAULT 1 + 2 NOT NULL)",
        "CREATE TABLE t (a INT PRIMARY KEY, b INT UNIQUE, c INT CHECK (c > 0), d INT NOT NULL UNIQUE CHECK (d > 0) CHECK (d < 9) DEFAULT 3)",
        "CREATE TABLE t (a INT CONSTRAINT positive CHECK (a > 0), b INT CONSTRAINT one UNIQUE, c INT CONSTRAINT k PRIMARY KEY)",
        "CREATE TABLE t (a INT, b INT, PRIMARY KEY (a, b), UNIQUE (b), CHECK (a > b))",
        "CREATE TABLE t (a INT, CONSTRAINT k PRIMARY KEY (a), CONSTRAINT u UNIQUE (a), CONSTRAINT c CHECK (a IS NOT NULL AND a <> 3))",
        "CREATE TABLE t (a TIMESTAMP DEFAULT CURRENT_TIMESTAMP, b DATE DEFAULT DATE '2026-01-02' NOT NULL, c INT DEFAULT NULL)",
        "CREATE TABLE t (a BOOLEAN DEFAULT a NOT IN (1, 2) NOT NULL, b BOOLEAN DEFAULT NOT TRUE)",
        "CREATE TABLE t (\"check\" INT, \"unique\" INT, primary_ INT, CHECK (\"check\" > 0))",
        "CREATE LOOKUP TABLE l (id BIGINT PRIMARY KEY, name TEXT) WITH (connector = 'postgres', strategy = 'on-demand', cache.ttl = '5min')",
        "CREATE FUNCTION f AS 'com.acme.MyFunction'",
        "CREATE OR REPLACE FUNCTION IF NOT EXISTS f AS 'com.acme.MyFunction'",
        "INSERT INTO t (a, b) VALUES (1, 'x'), (2, NULL)",
        "INSERT INTO k SELECT a, b FROM s WHERE a > 3",
        "INSERT INTO k SELECT a, COUNT(*) FROM s GROUP BY a EMIT ON UPDATE",
        "CREATE MATERIALIZED VIEW v (x, y) AS SELECT a, b FROM t",
        "CREATE OR REPLACE MATERIALIZED VIEW IF NOT EXISTS v (x) WITH (a = 'b') AS SELECT a FROM t EMIT ON UPDATE",
        "INSERT INTO t VALUES (1, DEFAULT), (DEFAULT, ?)",
        "INSERT INTO t VALUES (1, 2) ON CONFLICT DO NOTHING",
        "INSERT INTO t (a, b) VALUES (1, 2) ON CONFLICT (a) DO NOTHING",
        "INSERT INTO t SELECT a, b FROM s ON CONFLICT (a, b) DO UPDATE SET b = EXCLUDED.b, c = t.c + 1, d = DEFAULT WHERE t.c < EXCLUDED.c",
        "INSERT INTO t SELECT a FROM s JOIN u ON s.k = u.k ON CONFLICT DO NOTHING",
        "INSERT INTO t SELECT a FROM s CROSS JOIN u ON CONFLICT (a) DO UPDATE SET a = 1",
        "INSERT INTO t SELECT a FROM s AS x WHERE a > 3 GROUP BY a ON CONFLICT DO NOTHING",
        "INSERT INTO t (SELECT a FROM s ORDER BY a LIMIT 3) ON CONFLICT DO NOTHING",
        "EXPLAIN INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING",
        "UPDATE t AS x SET b = DEFAULT, c = (SELECT MAX(k) FROM s WHERE s.a = x.a) WHERE x.a IN (SELECT a FROM s)",
        "UPDATE t SET a = ?, b = CAST(? AS BIGINT)",
        "DELETE FROM t AS x WHERE x.a = ? OR EXISTS (SELECT 1 FROM s WHERE s.a = x.a)",
        "SELECT * FROM a JOIN b ON conflict = 1",
        "SELECT ? + 1 LIMIT ?",
        "DROP TABLE IF EXISTS t CASCADE",
        "DROP TABLE t RESTRICT",
        "DROP MATERIALIZED VIEW IF EXISTS v CASCADE",
        "UPDATE t SET b = 'y', a = a + 1 WHERE a = 1",
        "DELETE FROM t WHERE a = 1",
        "DELETE FROM t",
        "TRUNCATE TABLE t",
        "TRUNCATE t",
        "SELECT 1",
        "VALUES (1, 2)",
        "SUBSCRIBE q",
        "SUBSCRIBE q AS OF EPOCH 12 WHERE a > 3",
        "DECLARE c CURSOR FOR SUBSCRIBE q WHERE a > 3",
        "FETCH 10 FROM c",
        "FETCH FROM c",
        "FETCH ALL FROM c",
        "CLOSE c",
        "CLOSE ALL",
        "EXPLAIN SELECT 1",
        "EXPLAIN LOGICAL SELECT 1",
        "EXPLAIN PHYSICAL CREATE STREAM q AS SELECT a FROM s EMIT ON UPDATE",
        "EXPLAIN CODEGEN INSERT INTO k SELECT a FROM s",
        "EXPLAIN BYTECODE SELECT a FROM s",
        "EXPLAIN ANALYZE SELECT a FROM s",
        "EXPLAIN ANALYZE q",
        "DIAGNOSE q",
        "SHOW CODE FOR q",
        "SHOW SOURCES",
        "SHOW STREAMS",
        "SHOW SINKS",
        "SHOW TABLES",
        "SHOW MATERIALIZED VIEWS",
        "SHOW QUERIES",
        "SHOW FUNCTIONS",
        "SHOW CHECKPOINTS",
        "SHOW RUNTIME",
        "SHOW CREATE q",
        "DESCRIBE q",
        "DESCRIBE EXTENDED q",
        "DESCRIBE extended",
        "DROP SOURCE s",
        "DROP STREAM IF EXISTS q CASCADE",
        "DROP MATERIALIZED VIEW v",
        "DROP SINK k",
        "DROP TABLE t",
        "DROP LOOKUP TABLE l",
        "DROP FUNCTION f",
        "ALTER SOURCE s ADD COLUMN c DOUBLE",
        "ALTER SOURCE s ADD c VARCHAR NOT NULL",
        "ALTER SOURCE s SET (buffer_size = 10, 'backpressure' = 'block')",
        "PAUSE q",
        "RESUME q",
        "CHECKPOINT",
        "RESTORE FROM CHECKPOINT 17",
        "SET state_ttl = '1h'",
        "SET a.b = 5",
      })
  void parsesAndUnparses(String sql) {
    String unparsed = Scripts.unparse(Scripts.one(sql));

    assertThat(Scripts.unparse(Scripts.one(unparsed))).isEqualTo(unparsed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMIT ON WINDOW CLOSE",
        "EMIT AFTER WATERMARK",
        "EMIT FINAL",
        "EMIT ON UPDATE",
        "EMIT CHANGES",
        "EMIT EVERY INTERVAL '5' SECOND",
        "EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '10' SECOND",
        "EMIT FINAL ALLOW LATENESS INTERVAL '1' MINUTE LATE DATA TO late",
        "ALLOW LATENESS INTERVAL '1' MINUTE",
        "LATE DATA TO late",
      })
  void emitFollowsAnyQuery(String emit) {
    String[] queries = {
      "SELECT a FROM t",
      "SELECT a FROM t AS u",
      "SELECT a FROM t u",
      "SELECT k, COUNT(*) FROM t GROUP BY k HAVING COUNT(*) > 3",
      "SELECT k, COUNT(*) FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY k",
      "SELECT a FROM t ORDER BY a LIMIT 3",
      "WITH x AS (SELECT a FROM t) SELECT a FROM x",
      "SELECT a FROM t UNION ALL SELECT b FROM u",
      "(SELECT a FROM t)",
    };
    for (String query : queries) {
      String unparsed = Scripts.unparse(Scripts.one("CREATE STREAM q AS " + query + " " + emit));
      assertThat(unparsed).contains(emit.substring(0, 4));
      assertThat(Scripts.unparse(Scripts.one(unparsed))).isEqualTo(unparsed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT k, COUNT(*) FROM t GROUP BY k, TUMBLE(ts, INTERVAL '1' MINUTE)",
        "SELECT TUMBLE_START(ts, INTERVAL '1' HOUR, INTERVAL '5' MINUTE) FROM t GROUP BY TUMBLE(ts, INTERVAL '1' HOUR, INTERVAL '5' MINUTE)",
        "SELECT 1 FROM t GROUP BY HOP(ts, INTERVAL '1' MINUTE, INTERVAL '5' MINUTE)",
        "SELECT 1 FROM t GROUP BY CUMULATE(ts, INTERVAL '1' MINUTE, INTERVAL '1' HOUR)",
        "SELECT 1 FROM t GROUP BY SESSION(ts, INTERVAL '30' SECOND)",
        "SELECT * FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE))",
        "SELECT * FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '10' SECOND))",
        "SELECT * FROM TABLE(HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '5' MINUTE))",
        "SELECT * FROM TABLE(SESSION(TABLE t PARTITION BY k, DESCRIPTOR(ts), INTERVAL '5' MINUTE))",
        "SELECT a FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY k ORDER BY ts DESC) <= 3",
        "SELECT SUM(a) OVER (PARTITION BY k ORDER BY ts ROWS BETWEEN 10 PRECEDING AND CURRENT ROW) FROM t",
        "SELECT SUM(a) OVER (PARTITION BY k ORDER BY ts RANGE BETWEEN INTERVAL '1' MINUTE PRECEDING AND CURRENT ROW) FROM t",
        "SELECT LAG(a) OVER w, NTH_VALUE(a, 2) OVER w FROM t WINDOW w AS (PARTITION BY k ORDER BY ts)",
        "SELECT FIRST_VALUE(a), LAST_VALUE(a) FILTER (WHERE a > 3) FROM t GROUP BY k",
        "SELECT * FROM a LEFT ASOF JOIN b MATCH_CONDITION (a.ts >= b.ts) ON a.k = b.k",
        "SELECT * FROM a ASOF JOIN b MATCH_CONDITION (a.ts >= b.ts AND a.ts - b.ts <= INTERVAL '5' SECOND) ON a.k = b.k",
        "SELECT * FROM a ASOF JOIN b MATCH_CONDITION NEAREST(a.ts, b.ts) ON a.k = b.k",
        "SELECT * FROM a JOIN r FOR SYSTEM_TIME AS OF a.ts ON a.k = r.k",
        "SELECT * FROM a JOIN b ON a.k = b.k AND b.ts BETWEEN a.ts - INTERVAL '1' MINUTE AND a.ts",
        "SELECT * FROM t TEMPORAL PROBE JOIN m ON (sym) TIMESTAMPS (ts, mts) RANGE FROM 0s TO 60s STEP 5s AS p",
        "SELECT p.a FROM t TEMPORAL PROBE JOIN m ON (sym, venue) TIMESTAMPS (ts, mts) LIST (-5s, 0s, 250ms, 1min) AS p WHERE p.a > 1",
        "SELECT k, SUM(a) FROM t GROUP BY GROUPING SETS ((k), ())",
        "SELECT STRING_AGG(a, ','), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a) FROM t",
        "SELECT * FROM t WHERE a IN (1, 2) AND EXISTS (SELECT 1 FROM u) AND b IS NOT DISTINCT FROM c",
        "SELECT a::INT, a::DECIMAL(10, 2)::TEXT, -a::BIGINT, a + b::DOUBLE FROM t",
        "SELECT a != 1, a <> 2, a % 3, a || 'x', a LIKE 'x%' ESCAPE '!', a ILIKE 'b' FROM t",
        "SELECT CASE WHEN a THEN 1 ELSE 2 END, CASE a WHEN 1 THEN 2 END FROM t",
        "SELECT JSON_VALUE(a, '$.x' RETURNING INTEGER), JSON_EXISTS(a, '$.y') FROM t",
        "SELECT DATE '2026-01-02', TIME '10:00:00', TIMESTAMP '2026-01-02 10:00:00.123456', INTERVAL '1' DAY",
        "SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY k ORDER BY ts MEASURES A.a AS x ONE ROW PER MATCH PATTERN (A B+) DEFINE B AS B.a > A.a)",
      })
  void queriesOfTheDialectParse(String sql) {
    String unparsed = Scripts.unparse(Scripts.one(sql));

    assertThat(Scripts.unparse(Scripts.one(unparsed))).isEqualTo(unparsed);
  }
}
