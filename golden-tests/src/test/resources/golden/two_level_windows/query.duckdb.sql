CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT time_bucket(INTERVAL 4 MINUTE, ws) AS four, MAX(total) AS best, COUNT(*) AS bars
FROM (SELECT symbol, time_bucket(INTERVAL 1 MINUTE, ts) AS ws, SUM(qty) AS total FROM trades GROUP BY ALL) GROUP BY ALL;
