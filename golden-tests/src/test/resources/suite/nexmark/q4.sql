SELECT category, average(SUM(final), COUNT(*))
FROM (
  SELECT a.id, a.category, MAX(b.price) AS final
  FROM bid AS b JOIN auction AS a ON a.id = b.auction AND b.dateTime >= a.dateTime AND b.dateTime <= a.expires
  GROUP BY ALL)
GROUP BY category;
