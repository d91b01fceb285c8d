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
  notional AS price * qty,
  event AS ts + INTERVAL '30' SECOND,
  day AS CAST(event AS DATE),
  WATERMARK FOR event AS event - INTERVAL '5' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT symbol, TUMBLE_START(event, INTERVAL '1' MINUTE) AS ws, SUM(notional) AS notional, MAX(day) AS day
FROM trades
GROUP BY symbol, TUMBLE(event, INTERVAL '1' MINUTE);
