CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

CREATE TABLE bands AS SELECT * FROM (VALUES (0, 0.0::DOUBLE), (1, 250.0), (2, 500.0)) AS b (band, low);

SELECT rn, symbol, band, fee - low AS above
FROM trades LEFT JOIN bands ON (low = 0 AND fee IS NOT NULL) OR (low > 0 AND low <= fee);
