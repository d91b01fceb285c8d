SELECT auction, strftime(dateTime, '%Y-%m-%d') AS day, COUNT(*),
  COUNT(*) FILTER (WHERE level = 1), COUNT(*) FILTER (WHERE level = 2), COUNT(*) FILTER (WHERE level = 3),
  MIN(price), MAX(price), average(SUM(price), COUNT(*)), SUM(price)
FROM (SELECT *, CASE WHEN price < 10000 THEN 1 WHEN price < 1000000 THEN 2 ELSE 3 END AS level FROM bid)
GROUP BY ALL;
