CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT rn, ABS(qty) AS a, sqrt(ABS(fee)) AS b, LN(ABS(fee) + 1) AS c, EXP(fee / 1000) AS d, POWER(fee / 100, 3) AS e, SIN(fee) AS f, ROUND(fee) AS g, FLOOR(fee) AS h,
  CEIL(fee) AS i, SIGN(qty) AS j, MOD(qty, 7) AS k, fee / 3 AS l, ATAN(fee) AS m
FROM trades ORDER BY rn;
