SELECT bidder, bids, make_timestamp(number * 10000000) AS starttime, make_timestamp((number + 1) * 10000000) AS endtime
FROM (
  SELECT bidder, COUNT(*) AS bids, epoch_us("dateTime") // 10000000 AS number FROM bid GROUP BY bidder, number)
