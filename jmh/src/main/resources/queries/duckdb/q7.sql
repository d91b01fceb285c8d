SELECT b.auction, b.bidder, b.price, b."dateTime", b.extra
FROM bid AS b
JOIN (
  SELECT MAX(price) AS highest, epoch_us("dateTime") // 10000000 AS number FROM bid GROUP BY number) AS w
ON b.price = w.highest
  AND epoch_us(b."dateTime") BETWEEN w.number * 10000000 AND (w.number + 1) * 10000000
