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
SELECT UPPER(symbol) AS symbol, COUNT(*) AS n, SUM(qty) + 1 AS total, MIN(price) AS low, MAX(note) AS greatest, AVG(fee) AS mean, LAST_VALUE(note) AS closing
FROM trades
GROUP BY symbol
HAVING MOD(COUNT(*), 2) = 1
EMIT CHANGES;
