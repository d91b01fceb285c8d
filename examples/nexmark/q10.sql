-- Every bid with its day and minute, to a file: the file system here has no partitions.

CREATE SINK q10 INTO FILES (path = '${OUTPUT:-/tmp}/q10.csv') AS
SELECT auction, bidder, price, dateTime, extra,
  TO_CHAR(dateTime, 'YYYY-MM-DD') AS dt, TO_CHAR(dateTime, 'HH24:MI') AS hm
FROM bid;
