CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT ws, COUNT(*) AS n, SUM(rn) AS rows_sum, MIN(note) AS least
FROM (SELECT *, time_bucket(INTERVAL 10 SECOND, ts) - k * INTERVAL 10 SECOND AS ws
  FROM (SELECT *, max(ts) OVER (ORDER BY rn) - INTERVAL 5 SECOND AS watermark FROM trades), range(0, 3) AS r(k))
WHERE ws + INTERVAL 50 SECOND > watermark
GROUP BY ALL;
