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
  WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;
CREATE STREAM result AS
SELECT window_end, symbol, n, place FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY n DESC, symbol) AS place FROM (
    SELECT symbol, window_start, window_end, COUNT(*) AS n
    FROM TABLE(HOP(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '3' MINUTE))
    GROUP BY symbol, window_start, window_end))
WHERE place <= 2;
