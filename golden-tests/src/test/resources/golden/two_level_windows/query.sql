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
SELECT TUMBLE_START(ws, INTERVAL '4' MINUTE) AS four, MAX(total) AS best, COUNT(*) AS bars
FROM (
  SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, SUM(qty) AS total
  FROM trades GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE))
GROUP BY TUMBLE(ws, INTERVAL '4' MINUTE);
