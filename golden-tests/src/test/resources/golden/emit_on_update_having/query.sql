-- rows: last per symbol
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
SELECT symbol, COUNT(*) AS n, SUM(qty) AS total, 1000 / (SUM(qty) - 433) AS share, MAX(note) AS greatest
FROM trades
GROUP BY symbol
HAVING MOD(COUNT(*), 2) = 1 AND SUM(qty) <> 433
EMIT ON UPDATE;
