CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT time_bucket(INTERVAL 5 MINUTE, ts) AS ws, symbol, buy, GROUPING(symbol, buy) AS g, GROUPING(buy) AS without_side, COUNT(*) AS n, SUM(qty) AS total,
  COUNT(DISTINCT account) AS accounts
FROM trades GROUP BY ws, CUBE (symbol, buy) HAVING COUNT(*) > 1;
