SELECT sym, TUMBLE_START(ts, INTERVAL '10' SECOND) AS bar, FIRST_VALUE(price) AS "open", MAX(price) AS high,
  MIN(price) AS low, LAST_VALUE(price) AS "close", SUM(size) AS volume, COUNT(*) AS trades
FROM trades
GROUP BY sym, TUMBLE(ts, INTERVAL '10' SECOND)
