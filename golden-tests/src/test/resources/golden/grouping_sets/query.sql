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
SELECT TUMBLE_START(ts, INTERVAL '5' MINUTE) AS ws, symbol, buy, GROUPING(symbol, buy) AS g, GROUPING(buy) AS without_side, COUNT(*) AS n, SUM(qty) AS total,
  COUNT(DISTINCT account) AS accounts
FROM trades
GROUP BY TUMBLE(ts, INTERVAL '5' MINUTE), CUBE (symbol, buy)
HAVING COUNT(*) > 1;
