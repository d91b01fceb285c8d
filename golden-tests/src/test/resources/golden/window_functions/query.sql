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
  note    VARCHAR
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn, symbol,
  ROW_NUMBER() OVER w AS n,
  RANK() OVER (PARTITION BY account ORDER BY qty DESC NULLS LAST) AS place,
  SUM(qty) OVER (PARTITION BY symbol ORDER BY ts, rn ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS recent,
  COUNT(*) OVER (PARTITION BY symbol ORDER BY ts RANGE BETWEEN INTERVAL '1' MINUTE PRECEDING AND CURRENT ROW) AS lately,
  LAG(price, 1, 0.00) OVER w AS before,
  FIRST_VALUE(note) IGNORE NULLS OVER w AS opening,
  MAX(fee) OVER (PARTITION BY symbol, account) AS highest,
  CUME_DIST() OVER (ORDER BY fee NULLS FIRST) AS share
FROM trades
WINDOW w AS (PARTITION BY symbol ORDER BY ts, rn);
