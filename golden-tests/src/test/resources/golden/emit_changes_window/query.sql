-- rows: any order
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
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT symbol, TUMBLE_START(ts, INTERVAL '3' MINUTE) AS ws, COUNT(*) AS n, SUM(qty) AS total, MIN(note) AS least, COUNT(DISTINCT account) AS accounts, MEDIAN(fee) AS mid
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '3' MINUTE)
HAVING COUNT(*) > 1
EMIT CHANGES;
