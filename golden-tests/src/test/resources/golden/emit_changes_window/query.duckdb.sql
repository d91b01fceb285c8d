CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, time_bucket(INTERVAL 3 MINUTE, ts) AS ws, COUNT(*) AS n, SUM(qty) AS total, MIN(note) AS least, COUNT(DISTINCT account) AS accounts, MEDIAN(fee) AS mid
FROM trades GROUP BY symbol, ws HAVING COUNT(*) > 1;
