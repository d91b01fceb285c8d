CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT rn,
  CASE WHEN price > 500 THEN 'high' WHEN price > 100 THEN 'middle' WHEN price IS NULL THEN 'none' ELSE 'low' END AS level,
  CASE symbol WHEN 'IBM' THEN 1 WHEN 'AAPL' THEN 2 END AS code,
  CASE WHEN buy THEN qty ELSE -qty END AS signed,
  CASE WHEN qty > 0 THEN price ELSE 0.5 END AS mixed,
  COALESCE(qty, 0) AS qty0, COALESCE(note, symbol) AS label, NULLIF(symbol, 'IBM') AS other,
  GREATEST(qty, 100) AS most
FROM trades ORDER BY rn;
