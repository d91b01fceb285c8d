SELECT auction, bidder, (price * 908)::DECIMAL(20, 0) * 0.001::DECIMAL(4, 3),
  CASE
    WHEN EXTRACT(HOUR FROM dateTime) IN (7, 19) THEN 'otherTime'
    WHEN EXTRACT(HOUR FROM dateTime) BETWEEN 8 AND 18 THEN 'dayTime'
    ELSE 'nightTime'
  END,
  dateTime, extra, len(list_filter(string_split(extra, ''), lambda c: c = 'c'))
FROM bid
WHERE price * 908 > 1000000000 AND price * 908 < 50000000000;
