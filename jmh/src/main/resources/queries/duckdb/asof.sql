SELECT t.ts, t.sym, t.price, q.bid, q.ask
FROM trades AS t ASOF JOIN quotes AS q ON t.sym = q.sym AND t.ts >= q.ts
