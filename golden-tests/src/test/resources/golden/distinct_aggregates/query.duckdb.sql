CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, time_bucket(INTERVAL 3 MINUTE, ts) AS ws, COUNT(*) AS n, COUNT(DISTINCT account) AS accounts, COUNT(DISTINCT note) AS notes,
  COUNT(DISTINCT buy) AS sides, SUM(DISTINCT account) AS total, AVG(DISTINCT qty) AS mean, SUM(DISTINCT price) FILTER (WHERE buy) AS bought,
  COUNT(DISTINCT CASE WHEN note IS NOT NULL THEN (account, note) END) AS pairs, MAX(qty) AS most, COUNT(*) FILTER (WHERE qty IS NOT NULL AND price IS NOT NULL) AS complete,
  COUNT(DISTINCT fee) AS fees, STRING_AGG(DISTINCT note, '|' ORDER BY note DESC) AS texts
FROM trades GROUP BY symbol, ws HAVING COUNT(DISTINCT account) > 1;
