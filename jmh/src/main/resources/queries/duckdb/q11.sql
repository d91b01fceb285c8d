SELECT bidder, COUNT(*) AS bids, MIN("dateTime") AS starttime, MAX("dateTime") + INTERVAL 10 SECOND AS endtime
FROM (
  SELECT bidder, "dateTime", SUM(first) OVER (PARTITION BY bidder ORDER BY "dateTime", rowid) AS session
  FROM (
    SELECT bidder, "dateTime", rowid,
      CASE WHEN "dateTime" - LAG("dateTime") OVER (PARTITION BY bidder ORDER BY "dateTime", rowid) < INTERVAL 10 SECOND
        THEN 0 ELSE 1 END AS first
    FROM bid))
GROUP BY bidder, session
