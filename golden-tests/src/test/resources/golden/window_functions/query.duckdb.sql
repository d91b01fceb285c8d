CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, account, n,
  ROW_NUMBER() OVER w AS number,
  RANK() OVER (PARTITION BY account ORDER BY total DESC NULLS LAST) AS place,
  SUM(total) OVER (PARTITION BY symbol ORDER BY account ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS around,
  COUNT(*) OVER (PARTITION BY symbol ORDER BY ts RANGE BETWEEN INTERVAL '2' MINUTE PRECEDING AND CURRENT ROW) AS lately,
  LAG(price, 1, 0.00) OVER w AS before,
  FIRST_VALUE(note IGNORE NULLS) OVER w AS opening
FROM (SELECT symbol, account, COUNT(*) AS n, SUM(qty) AS total, MAX(price) AS price, MIN(fee) AS fee, MAX(note) AS note, MIN(ts) AS ts
  FROM trades GROUP BY symbol, account) AS g
WINDOW w AS (PARTITION BY symbol ORDER BY account);
