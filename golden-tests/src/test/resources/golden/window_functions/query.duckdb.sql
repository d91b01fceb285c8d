CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT rn, symbol,
  ROW_NUMBER() OVER w AS n,
  RANK() OVER (PARTITION BY account ORDER BY qty DESC NULLS LAST) AS place,
  SUM(qty) OVER (PARTITION BY symbol ORDER BY ts, rn ROWS BETWEEN 3 PRECEDING AND CURRENT ROW) AS recent,
  COUNT(*) OVER (PARTITION BY symbol ORDER BY ts RANGE BETWEEN INTERVAL '1' MINUTE PRECEDING AND CURRENT ROW) AS lately,
  LAG(price, 1, 0.00) OVER w AS before,
  FIRST_VALUE(note IGNORE NULLS) OVER w AS opening,
  MAX(fee) OVER (PARTITION BY symbol, account) AS highest,
  CUME_DIST() OVER (ORDER BY fee NULLS FIRST) AS share
FROM trades
WINDOW w AS (PARTITION BY symbol ORDER BY ts, rn);
