SELECT horizon, bar, symbol, first(price ORDER BY ts, rn), MAX(price), MIN(price), last(price ORDER BY ts, rn), SUM(size)
FROM (
  SELECT *, time_bucket(length, ts) AS bar
  FROM trades, (VALUES ('10 s', INTERVAL 10 SECOND), ('1 min', INTERVAL 1 MINUTE), ('5 min', INTERVAL 5 MINUTE)) AS h (horizon, length))
WHERE bar + length > watermark
GROUP BY horizon, bar, symbol;
