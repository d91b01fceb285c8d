-- How far the middle of the market is from the price of a trade, at once and for a minute behind it.
SELECT t.id, t.symbol, p."offset" AS "after", (q.bid + q.ask) / 2 - t.price AS markout
FROM trades AS t
TEMPORAL PROBE JOIN quotes AS q ON (symbol) TIMESTAMPS (ts, ts) RANGE FROM 0s TO 60s STEP 10s AS p;
