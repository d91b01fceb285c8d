CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT UPPER(symbol) AS symbol, time_bucket(INTERVAL 2 MINUTE, ts) AS ws, COUNT(*) AS n, SUM(price * qty) AS total
FROM trades WHERE price IS NOT NULL AND qty > 0 AND price * qty > 10000 GROUP BY ALL;
