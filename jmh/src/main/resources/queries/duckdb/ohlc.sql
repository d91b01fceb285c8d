SELECT sym, make_timestamp(number * 10000000) AS bar, arg_min(price, ts) AS "open", MAX(price) AS high,
  MIN(price) AS low, arg_max(price, ts) AS "close", SUM(size) AS volume, COUNT(*) AS trades
FROM (SELECT *, epoch_us(ts) // 10000000 AS number FROM trades)
GROUP BY sym, number
