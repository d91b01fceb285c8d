-- One-minute bars per symbol from a file of trades. Run it with: ./laminar run examples/ohlc.sql

CREATE SOURCE trades (
  ts     TIMESTAMP NOT NULL,
  symbol VARCHAR NOT NULL,
  price  DECIMAL(12, 2) NOT NULL,
  size   BIGINT NOT NULL,
  -- A trade may arrive up to five seconds after a later one.
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) FROM FILES (path = '${SCRIPT_DIR}/data/trades.csv') FORMAT CSV;

CREATE SINK bars INTO PRINT AS
SELECT
  TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar,
  symbol,
  FIRST_VALUE(price) AS "open",
  MAX(price) AS high,
  MIN(price) AS low,
  LAST_VALUE(price) AS "close",
  SUM(size) AS volume,
  COUNT(*) AS trades
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);
