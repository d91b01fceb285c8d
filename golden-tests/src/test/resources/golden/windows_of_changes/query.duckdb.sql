CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, n, total, DENSE_RANK() OVER (ORDER BY n DESC) AS place,
  SUM(total) OVER (ORDER BY symbol ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS around,
  LEAD(symbol) OVER (ORDER BY total NULLS LAST, symbol) AS after_it
FROM (SELECT symbol, COUNT(*) AS n, SUM(qty) AS total FROM trades GROUP BY symbol) AS g;
