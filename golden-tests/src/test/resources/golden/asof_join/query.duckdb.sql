CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT b.rn AS rn, b.symbol AS symbol, s.rn AS other, s.qty - b.qty AS difference, s.note AS note
FROM (SELECT * FROM trades WHERE buy) AS b
ASOF LEFT JOIN (SELECT * FROM trades WHERE NOT buy) AS s ON b.symbol = s.symbol AND b.ts >= s.ts
WHERE b.rn > 2;
