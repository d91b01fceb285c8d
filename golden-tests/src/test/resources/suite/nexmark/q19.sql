SELECT auction, bidder, price, channel, url, dateTime, extra,
  ROW_NUMBER() OVER (PARTITION BY auction ORDER BY price DESC, rn) AS place
FROM bid
QUALIFY place <= 10;
