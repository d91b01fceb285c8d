CREATE SOURCE trades (
  ts     TIMESTAMP NOT NULL,
  symbol VARCHAR NOT NULL,
  price  DECIMAL(12, 2) NOT NULL,
  size   BIGINT NOT NULL,
  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) WITH (
  'connector' = 'datagen',
  'rate' = '${RATE}',
  'fields.ts.kind' = 'timestamp', 'fields.ts.start' = 'now',
  'fields.symbol.values' = 'AAPL,AMZN,IBM,MSFT,NVDA,ORCL,SAP,TSLA',
  'fields.price.start' = '100', 'fields.price.min' = '50', 'fields.price.max' = '200', 'fields.price.step' = '0.05',
  'fields.size.min' = '1', 'fields.size.max' = '500'
);

CREATE STREAM bars AS
SELECT
  TUMBLE_START(ts, INTERVAL '10' SECOND) AS bar,
  symbol,
  FIRST_VALUE(price) AS "open",
  MAX(price) AS high,
  MIN(price) AS low,
  LAST_VALUE(price) AS "close",
  SUM(size) AS volume,
  COUNT(*) AS trades
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '10' SECOND)
EMIT ON UPDATE;
