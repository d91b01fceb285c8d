CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, COUNT(*) AS n, SUM(qty) AS total, 1000 // (SUM(qty) - 433) AS share, MAX(note) AS greatest
FROM trades GROUP BY symbol HAVING COUNT(*) % 2 = 1 AND SUM(qty) <> 433;
