SELECT t.ts, t.sym, t.price, q.bid, q.ask
FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym
