SELECT t.id, t.symbol, t.k * 10000000, (q.bid + q.ask) * 0.5 - t.price
FROM (SELECT *, ts + k * INTERVAL 10 SECOND AS at FROM trades, range(7) AS r (k) WHERE ts >= watermark) AS t
ASOF LEFT JOIN (
  -- Of quotes of the same time the one that came last.
  SELECT * FROM quotes WHERE ts >= watermark QUALIFY ROW_NUMBER() OVER (PARTITION BY symbol, ts ORDER BY rn DESC) = 1) AS q
ON q.symbol = t.symbol AND t.at >= q.ts;
