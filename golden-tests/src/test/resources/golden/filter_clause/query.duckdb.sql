CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT time_bucket(INTERVAL 3 MINUTE, ts) AS ws, COUNT(*) FILTER (WHERE buy) AS buys, SUM(qty) FILTER (WHERE NOT buy) AS sold,
  MAX(price) FILTER (WHERE symbol = 'IBM') AS ibm_high, AVG(fee) FILTER (WHERE qty > 100) AS big_fee, COUNT(note) FILTER (WHERE price > 100 OR qty IS NULL) AS notes
FROM trades GROUP BY ALL;
