CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT [symbol, CASE WHEN buy THEN note END] AS k, COUNT(*) AS n, MIN([account, rn]) AS least, MAX([fee, price]) AS most,
  COUNT(DISTINCT [qty > 50, buy]) AS kinds FROM trades GROUP BY k;
