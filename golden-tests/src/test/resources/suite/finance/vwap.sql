-- late: EMIT FINAL ALLOW LATENESS INTERVAL '3' SECOND
SELECT symbol, window_end, SUM(price * size)::DOUBLE / SUM(size), SUM(size)
FROM (
  SELECT *, time_bucket(INTERVAL 10 SECOND, ts) + (k + 1) * INTERVAL 10 SECOND AS window_end FROM trades, range(6) AS r (k))
GROUP BY symbol, window_end;
