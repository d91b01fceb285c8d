CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT time_bucket(INTERVAL 30 SECOND, ts) AS ws, COUNT(*) AS n, SUM(rn) AS rows_sum
FROM (SELECT *, max(ts) OVER (ORDER BY rn) - INTERVAL 5 SECOND AS watermark FROM trades)
WHERE time_bucket(INTERVAL 30 SECOND, ts) + INTERVAL 30 SECOND > watermark
GROUP BY ALL;
