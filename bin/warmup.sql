-- Run once while building: the classes that it needs are kept in the start-up cache. Both formats, a projection and windows.

CREATE SOURCE trades (
  ts     TIMESTAMP NOT NULL,
  symbol VARCHAR NOT NULL,
  price  DECIMAL(12, 2) NOT NULL,
  size   BIGINT NOT NULL,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) FROM FILES (path = '${SCRIPT_DIR}/../examples/data/trades.csv') FORMAT CSV;

CREATE SINK bars INTO PRINT AS
SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar, symbol, MAX(price) AS high, AVG(price) AS mean, SUM(size) AS volume
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);

SELECT ts, UPPER(symbol) AS symbol, CASE WHEN size > 100 THEN price * size ELSE 0 END AS value
FROM trades
WHERE price > 10 AND symbol <> 'NONE';
