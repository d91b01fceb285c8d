CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT time_bucket(INTERVAL 2 MINUTE, ts) AS window_start, time_bucket(INTERVAL 2 MINUTE, ts) + INTERVAL 2 MINUTE AS window_end, account, COUNT(*) AS n, SUM(qty) AS total
FROM trades WHERE qty > 0 GROUP BY ALL;
