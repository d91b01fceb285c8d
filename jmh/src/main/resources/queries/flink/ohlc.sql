SELECT sym, window_start AS bar, FIRST_VALUE(price) AS `open`, MAX(price) AS high, MIN(price) AS low,
  LAST_VALUE(price) AS `close`, SUM(size) AS volume, COUNT(*) AS trades
FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '10' SECOND))
GROUP BY sym, window_start, window_end
