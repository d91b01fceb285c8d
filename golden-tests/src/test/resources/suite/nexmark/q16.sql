SELECT channel, strftime(dateTime, '%Y-%m-%d') AS day, MAX(strftime(dateTime, '%H:%M')),
  COUNT(*),
  COUNT(*) FILTER (WHERE level = 1), COUNT(*) FILTER (WHERE level = 2), COUNT(*) FILTER (WHERE level = 3),
  COUNT(DISTINCT bidder), COUNT(DISTINCT CASE level WHEN 1 THEN bidder END),
  COUNT(DISTINCT CASE level WHEN 2 THEN bidder END), COUNT(DISTINCT CASE level WHEN 3 THEN bidder END),
  COUNT(DISTINCT auction), COUNT(DISTINCT CASE level WHEN 1 THEN auction END),
  COUNT(DISTINCT CASE level WHEN 2 THEN auction END), COUNT(DISTINCT CASE level WHEN 3 THEN auction END)
FROM (SELECT *, CASE WHEN price < 10000 THEN 1 WHEN price < 1000000 THEN 2 ELSE 3 END AS level FROM bid)
GROUP BY ALL;
