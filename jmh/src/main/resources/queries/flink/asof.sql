SELECT t.ts, t.sym, t.price, q.bid, q.ask
FROM trades AS t JOIN versions FOR SYSTEM_TIME AS OF t.ts AS q ON t.sym = q.sym
