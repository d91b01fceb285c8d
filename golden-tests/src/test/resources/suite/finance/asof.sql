SELECT t.id, t.ts, t.symbol, t.price, q.ts, q.bid, q.ask
FROM trades AS t
LEFT JOIN LATERAL (
  SELECT * FROM quotes AS q
  WHERE q.symbol = t.symbol AND q.ts BETWEEN t.ts - INTERVAL 2 SECOND AND t.ts AND q.ts >= q.watermark
  ORDER BY q.ts DESC, q.rn DESC LIMIT 1) AS q ON TRUE
WHERE t.ts >= t.watermark;
