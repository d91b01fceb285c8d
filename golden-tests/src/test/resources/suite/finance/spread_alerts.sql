WITH ordered AS (
  SELECT *, spread >= 0.05 AS wide, ROW_NUMBER() OVER (PARTITION BY symbol ORDER BY ts, rn) AS place
  FROM quotes WHERE ts >= watermark),
runs AS (
  SELECT symbol, MIN(ts) AS began, MAX(ts) AS ended, COUNT(*) AS n, MAX(spread) AS widest,
    MIN(place) - 1 AS before, MAX(place) + 1 AS behind
  FROM (SELECT *, place - ROW_NUMBER() OVER (PARTITION BY symbol, wide ORDER BY place) AS run FROM ordered)
  WHERE wide
  GROUP BY symbol, run
  HAVING COUNT(*) >= 3)
SELECT r.symbol, r.began, r.ended, r.n, r.widest
FROM runs AS r
JOIN ordered AS b ON b.symbol = r.symbol AND b.place = r.before
JOIN ordered AS a ON a.symbol = r.symbol AND a.place = r.behind
WHERE a.ts - b.ts < INTERVAL 10 SECOND;
