-- rows: last per symbol, ws
CREATE SOURCE trades (
  rn      BIGINT NOT NULL,
  ts      TIMESTAMP NOT NULL,
  symbol  VARCHAR NOT NULL,
  account BIGINT NOT NULL,
  price   DECIMAL(12, 2),
  qty     INTEGER,
  fee     DOUBLE,
  buy     BOOLEAN,
  note    VARCHAR,
  WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;
CREATE STREAM result AS
SELECT symbol, SESSION_START(ts, INTERVAL '20' SECOND) AS ws, SESSION_END(ts, INTERVAL '20' SECOND) AS we, COUNT(*) AS n, SUM(qty) AS total
FROM trades
GROUP BY symbol, SESSION(ts, INTERVAL '20' SECOND)
HAVING COUNT(*) > 1
EMIT ON UPDATE;
