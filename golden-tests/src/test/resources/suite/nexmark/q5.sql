SELECT auction, num
FROM (
  SELECT auction, starttime, COUNT(*) AS num
  FROM (
    SELECT auction, time_bucket(INTERVAL 2 SECOND, dateTime) - k * INTERVAL 2 SECOND AS starttime, watermark
    FROM bid, range(5) AS r (k))
  WHERE starttime + INTERVAL 10 SECOND > watermark
  GROUP BY ALL)
QUALIFY RANK() OVER (PARTITION BY starttime ORDER BY num DESC) = 1;
