CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT 1 AS one, COUNT(*) AS m, SUM(n) AS total, MAX(note) AS note, COUNT(DISTINCT symbol) AS symbols, MIN(account + 1) AS least FROM (SELECT symbol, account, COUNT(*) AS n, SUM(qty) AS total, SUM(price) AS priced, SUM(fee) AS fees, MAX(note) AS note FROM trades GROUP BY symbol, account) AS g WHERE n > 1;
