-- What the queries about a market read: trades, quotes, orders and their fills, made up. Run it before one of the queries:
--   ./laminar run examples/finance/sources.sql examples/finance/ohlc.sql --set ROWS=20000
-- ROWS are rows of each source, JITTER is by how much of event time they come out of order.

CREATE SOURCE trades (
  id     BIGINT NOT NULL,
  ts     TIMESTAMP NOT NULL,
  symbol VARCHAR NOT NULL,
  price  DECIMAL(12, 2) NOT NULL,
  size   BIGINT NOT NULL,
  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) FROM DATAGEN (
  rows = '${ROWS:-20000}', seed = 1,
  'fields.ts.step' = '50ms', 'fields.ts.jitter' = '${JITTER:-1s}',
  'fields.symbol.values' = 'AMD,IBM,INTC,NVDA',
  'fields.price.kind' = walk, 'fields.price.start' = 100, 'fields.price.step' = 0.05, 'fields.price.min' = 90, 'fields.price.max' = 110,
  'fields.size.min' = 1, 'fields.size.max' = 500
);

CREATE SOURCE quotes (
  id     BIGINT NOT NULL,
  ts     TIMESTAMP NOT NULL,
  symbol VARCHAR NOT NULL,
  bid    DECIMAL(12, 2) NOT NULL,
  spread DECIMAL(12, 2) NOT NULL,
  ask    AS bid + spread,
  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) FROM DATAGEN (
  rows = '${ROWS:-20000}', seed = 2,
  'fields.ts.step' = '50ms', 'fields.ts.jitter' = '${JITTER:-1s}',
  'fields.symbol.values' = 'AMD,IBM,INTC,NVDA',
  'fields.bid.kind' = walk, 'fields.bid.start' = 100, 'fields.bid.step' = 0.05, 'fields.bid.min' = 90, 'fields.bid.max' = 110,
  'fields.spread.min' = 0.01, 'fields.spread.max' = 0.06
);

CREATE SOURCE orders (
  id     BIGINT NOT NULL,
  ts     TIMESTAMP NOT NULL,
  symbol VARCHAR NOT NULL,
  side   VARCHAR NOT NULL,
  size   BIGINT NOT NULL,
  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) FROM DATAGEN (
  rows = '${ROWS:-20000}', seed = 3,
  'fields.ts.step' = '50ms', 'fields.ts.jitter' = '${JITTER:-1s}',
  'fields.symbol.values' = 'AMD,IBM,INTC,NVDA', 'fields.side.values' = 'buy,sell',
  'fields.size.min' = 100, 'fields.size.max' = 1000
);

CREATE SOURCE fills (
  ts       TIMESTAMP NOT NULL,
  order_id BIGINT NOT NULL,
  price    DECIMAL(12, 2) NOT NULL,
  size     BIGINT NOT NULL,
  WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
) FROM DATAGEN (
  rows = '${ROWS:-20000}', seed = 4,
  'fields.ts.start' = '2026-01-01 00:00:02', 'fields.ts.step' = '50ms', 'fields.ts.jitter' = '${JITTER:-1s}',
  'fields.order_id.kind' = sequence,
  'fields.price.kind' = walk, 'fields.price.start' = 100, 'fields.price.step' = 0.05, 'fields.price.min' = 90, 'fields.price.max' = 110,
  'fields.size.min' = 1, 'fields.size.max' = 100
);
