CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT make_timestamp((epoch_us(ts) // 70000000 - CASE WHEN epoch_us(ts) % 70000000 < 0 THEN 1 ELSE 0 END) * 70000000) AS ws, ws + INTERVAL 70 SECOND AS we, COUNT(*) AS n, MAX(ts) AS last_ts, SUM(rn) AS rows_sum
FROM trades GROUP BY ALL;
