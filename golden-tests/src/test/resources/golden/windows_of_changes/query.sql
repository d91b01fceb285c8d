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
SELECT symbol, n, total, DENSE_RANK() OVER (ORDER BY n DESC) AS place,
  SUM(total) OVER (ORDER BY symbol ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS around,
  LEAD(symbol) OVER (ORDER BY total NULLS LAST, symbol) AS after_it
FROM (SELECT symbol, COUNT(*) AS n, SUM(qty) AS total FROM trades GROUP BY symbol) AS g;
