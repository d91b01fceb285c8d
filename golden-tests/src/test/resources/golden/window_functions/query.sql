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
SELECT symbol, account, n,
  ROW_NUMBER() OVER w AS number,
  RANK() OVER (PARTITION BY account ORDER BY total DESC NULLS LAST) AS place,
  SUM(total) OVER (PARTITION BY symbol ORDER BY account ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS around,
  COUNT(*) OVER (PARTITION BY symbol ORDER BY ts RANGE BETWEEN INTERVAL '2' MINUTE PRECEDING AND CURRENT ROW) AS lately,
  LAG(price, 1, 0.00) OVER w AS before,
  FIRST_VALUE(note) IGNORE NULLS OVER w AS opening
FROM (SELECT symbol, account, COUNT(*) AS n, SUM(qty) AS total, MAX(price) AS price, MIN(fee) AS fee, MAX(note) AS note, MIN(ts) AS ts
  FROM trades GROUP BY symbol, account) AS g
WINDOW w AS (PARTITION BY symbol ORDER BY account);
