CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, time_bucket(INTERVAL 30 SECOND, ts) AS ws, account > 2000 AS many, COUNT(*) AS n, SUM(rn) AS rows_sum, MAX(note) AS most
FROM (SELECT *, max(ts) OVER (PARTITION BY symbol ORDER BY rn) - INTERVAL 5 SECOND AS watermark FROM trades)
WHERE time_bucket(INTERVAL 30 SECOND, ts) + INTERVAL 30 SECOND > watermark AND rn % 9 <> 4
GROUP BY ALL;
