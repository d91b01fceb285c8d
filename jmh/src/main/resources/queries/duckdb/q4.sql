SELECT category,
  ((2 * SUM(final)::HUGEINT * 1000000 + COUNT(*)) // (2 * COUNT(*)))::DECIMAL(28, 0) * 0.000001 AS average
FROM (
  SELECT a.id, a.category, MAX(b.price) AS final
  FROM auction AS a JOIN bid AS b ON a.id = b.auction
  WHERE b."dateTime" BETWEEN a."dateTime" AND a.expires
  GROUP BY a.id, a.category)
GROUP BY category
