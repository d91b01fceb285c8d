CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, COUNT(*) AS n, COUNT(price) AS priced, SUM(qty) AS total, SUM(fee) AS fees, MIN(price) AS low, MAX(price) AS high, AVG(price) AS mean, AVG(fee) AS mean_fee, AVG(qty) AS mean_qty, first(price ORDER BY rn) AS opening, last(note ORDER BY rn) AS closing_note
FROM trades GROUP BY ALL;
