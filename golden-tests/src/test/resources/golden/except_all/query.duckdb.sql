CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, buy, qty > 300 AS large FROM trades WHERE rn % 2 = 0
EXCEPT ALL
SELECT symbol, buy, qty > 500 FROM trades WHERE rn % 3 = 0
UNION ALL
(SELECT symbol, buy, price > 400 FROM trades
 INTERSECT ALL
 SELECT symbol, buy, fee > 300 FROM trades WHERE account > 2000);
