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
SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, TUMBLE_END(ts, INTERVAL '1' MINUTE) AS we, COUNT(*) AS n, COUNT(price) AS priced, SUM(qty) AS total, SUM(fee) AS fees, MIN(price) AS low, MAX(price) AS high, AVG(price) AS mean, AVG(fee) AS mean_fee, AVG(qty) AS mean_qty
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);
