CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, price, qty, price * qty AS notional, qty + 1 AS successor, -qty AS negated, account // 7 AS sevenths,
  account % 7 AS rest, fee * 2 AS twice, symbol AS again, 42 AS answer, 'it''s' AS literal
FROM trades ORDER BY rn;
