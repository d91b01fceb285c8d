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
SELECT symbol, TUMBLE_START(ts, INTERVAL '3' MINUTE) AS ws, COUNT(*) AS n, COUNT(DISTINCT account) AS accounts, COUNT(DISTINCT note) AS notes,
  COUNT(DISTINCT buy) AS sides, SUM(DISTINCT account) AS total, AVG(DISTINCT qty) AS mean, SUM(DISTINCT price) FILTER (WHERE buy) AS bought,
  COUNT(DISTINCT account, note) AS pairs, MAX(DISTINCT qty) AS most, COUNT(qty, price) AS complete, APPROX_COUNT_DISTINCT(fee) AS fees,
  STRING_AGG(DISTINCT note, '|' ORDER BY note DESC) AS texts
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '3' MINUTE)
HAVING COUNT(DISTINCT account) > 1;
