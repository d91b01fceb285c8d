-- Each trade with the quote that it met, if that was not older than two seconds.
SELECT t.id, t.ts, t.symbol, t.price, q.ts AS quoted, q.bid, q.ask
FROM trades AS t
LEFT ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts AND t.ts - q.ts <= INTERVAL '2' SECOND ON t.symbol = q.symbol;
