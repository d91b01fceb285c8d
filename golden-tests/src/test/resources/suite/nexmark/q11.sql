-- late: EMIT FINAL ALLOW LATENESS INTERVAL '3' SECOND
SELECT bidder, COUNT(*), MIN(dateTime), MAX(dateTime) + INTERVAL 10 SECOND
FROM (
  SELECT *,
    COUNT(*) FILTER (WHERE before IS NULL OR dateTime >= before + INTERVAL 10 SECOND)
      OVER (PARTITION BY bidder ORDER BY dateTime, rn) AS number
  FROM (SELECT *, LAG(dateTime) OVER (PARTITION BY bidder ORDER BY dateTime, rn) AS before FROM bid))
GROUP BY bidder, number;
