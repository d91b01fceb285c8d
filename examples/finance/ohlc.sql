-- Bars of ten seconds, a minute and five minutes: the first, highest, lowest and last price, and what was traded.
SELECT '10 s' AS horizon, TUMBLE_START(ts, INTERVAL '10' SECOND) AS bar, symbol,
  FIRST_VALUE(price) AS "open", MAX(price) AS high, MIN(price) AS low, LAST_VALUE(price) AS "close", SUM(size) AS volume
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '10' SECOND)
UNION ALL
SELECT '1 min' AS horizon, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS bar, symbol,
  FIRST_VALUE(price) AS "open", MAX(price) AS high, MIN(price) AS low, LAST_VALUE(price) AS "close", SUM(size) AS volume
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE)
UNION ALL
SELECT '5 min' AS horizon, TUMBLE_START(ts, INTERVAL '5' MINUTE) AS bar, symbol,
  FIRST_VALUE(price) AS "open", MAX(price) AS high, MIN(price) AS low, LAST_VALUE(price) AS "close", SUM(size) AS volume
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '5' MINUTE);
