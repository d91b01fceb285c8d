CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT UPPER(symbol) AS symbol, COUNT(*) AS n, SUM(qty) + 1 AS total, MIN(price) AS low, MAX(note) AS greatest, AVG(fee) AS mean, last(note ORDER BY rn) AS closing
FROM trades GROUP BY trades.symbol HAVING COUNT(*) % 2 = 1;
