SELECT b.auction, b.bidder, b.price, b.dateTime, b.extra
FROM bid AS b
JOIN (
  SELECT time_bucket(INTERVAL 10 SECOND, dateTime) + INTERVAL 10 SECOND AS endtime, MAX(price) AS highest
  FROM bid
  WHERE time_bucket(INTERVAL 10 SECOND, dateTime) + INTERVAL 10 SECOND > watermark
  GROUP BY ALL) AS w
ON b.price = w.highest AND b.dateTime BETWEEN w.endtime - INTERVAL 10 SECOND AND w.endtime
WHERE b.dateTime >= b.watermark;
