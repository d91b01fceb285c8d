CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT b.rn AS bought, s.rn AS sold, b.symbol, s.symbol AS sold_symbol, s.price
FROM (SELECT * FROM trades WHERE buy) AS b
  FULL JOIN (SELECT * FROM trades WHERE NOT buy) AS s
    ON b.symbol = s.symbol AND s.ts > b.ts AND s.ts - b.ts < INTERVAL '30' SECOND;
