CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT rn, CAST(rn AS TINYINT) AS c1, CAST(price AS DOUBLE) AS c2, CAST(fee AS DECIMAL(10, 2)) AS c3, CAST(qty AS VARCHAR) AS c4, CAST(price AS VARCHAR) AS c5,
  CAST(ts AS DATE) AS c6, CAST(ts AS VARCHAR) AS c7, CAST(buy AS VARCHAR) AS c8, CAST('12' || CAST(rn AS VARCHAR) AS INTEGER) AS c9, CAST(CAST(rn AS VARCHAR) || '.25' AS DECIMAL(8, 2)) AS c10,
  CAST('2026-03-01' AS DATE) AS c11, CAST(price AS DECIMAL(20, 1)) AS c12, CAST(substring(symbol, 1, 2) AS VARCHAR) AS c13, CAST(fee AS REAL) AS c14,
  CAST(CAST(ts AS VARCHAR) AS TIMESTAMP) AS c15, TRY_CAST(symbol AS INTEGER) AS c16, TRY_CAST(CAST(rn AS VARCHAR) AS INTEGER) AS c17
FROM trades ORDER BY rn;
