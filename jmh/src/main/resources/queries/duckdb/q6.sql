SELECT seller,
  ((2 * (SUM(price) OVER w)::HUGEINT * 1000000 + COUNT(*) OVER w) // (2 * COUNT(*) OVER w))::DECIMAL(28, 0) * 0.000001 AS avg_price
FROM (
  SELECT a.id, a.seller, b.price, b."dateTime"
  FROM auction AS a JOIN bid AS b ON a.id = b.auction
  WHERE b."dateTime" BETWEEN a."dateTime" AND a.expires
  QUALIFY ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY b.price DESC, b."dateTime", b.rowid) = 1)
WINDOW w AS (PARTITION BY seller ORDER BY "dateTime", id ROWS BETWEEN 10 PRECEDING AND CURRENT ROW)
