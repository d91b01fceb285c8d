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
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV WITH ('watermark.per_key' = 'symbol');

CREATE STREAM result AS
SELECT symbol, TUMBLE_START(ts, INTERVAL '30' SECOND) AS ws, account > 2000 AS many, COUNT(*) AS n, SUM(rn) AS rows_sum, MAX(note) AS most
FROM trades
WHERE rn % 9 <> 4
GROUP BY symbol, account > 2000, TUMBLE(ts, INTERVAL '30' SECOND);
