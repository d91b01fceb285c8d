-- The mean price of what was traded in the last minute, by volume, every ten seconds.
SELECT symbol, window_end, SUM(price * size) / SUM(size) AS vwap, SUM(size) AS volume
FROM TABLE(HOP(TABLE trades, DESCRIPTOR(ts), INTERVAL '10' SECOND, INTERVAL '1' MINUTE))
GROUP BY symbol, window_start, window_end;
