WITH slices AS (
  SELECT auction, epoch_us("dateTime") // 2000000 AS slice, COUNT(*) AS bids FROM bid GROUP BY ALL),
counted AS (
  SELECT auction, slice + later AS ending, SUM(bids)::BIGINT AS num
  FROM slices, (VALUES (0), (1), (2), (3), (4)) AS t (later)
  GROUP BY ALL),
hottest AS (SELECT ending, MAX(num) AS most FROM counted GROUP BY ending)
SELECT auction, num FROM counted JOIN hottest USING (ending) WHERE num >= most
