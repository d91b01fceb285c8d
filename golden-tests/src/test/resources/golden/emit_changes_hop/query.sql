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
  WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;
CREATE STREAM result AS
SELECT symbol, HOP_START(ts, INTERVAL '1' MINUTE, INTERVAL '5' MINUTE) AS ws, COUNT(*) AS n, SUM(qty) AS total,
  MAX(price) AS high, LAST_VALUE(note) AS last_note, COUNT(DISTINCT account) AS accounts
FROM trades
GROUP BY symbol, HOP(ts, INTERVAL '1' MINUTE, INTERVAL '5' MINUTE)
HAVING COUNT(*) > 1
EMIT CHANGES;
