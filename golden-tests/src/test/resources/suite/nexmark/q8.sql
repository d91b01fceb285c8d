SELECT id, name, starttime
FROM (
  SELECT DISTINCT id, name, time_bucket(INTERVAL 10 SECOND, dateTime) AS starttime
  FROM person
  WHERE time_bucket(INTERVAL 10 SECOND, dateTime) + INTERVAL 10 SECOND > watermark)
JOIN (
  SELECT DISTINCT seller AS id, time_bucket(INTERVAL 10 SECOND, dateTime) AS starttime
  FROM auction
  WHERE time_bucket(INTERVAL 10 SECOND, dateTime) + INTERVAL 10 SECOND > watermark)
USING (id, starttime);
