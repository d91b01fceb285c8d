CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT b.rn AS bought, s.rn AS sold, time_bucket(INTERVAL 1 MINUTE, b.ts) AS window_start, b.account
FROM trades AS b
  LEFT JOIN trades AS s
    ON time_bucket(INTERVAL 1 MINUTE, b.ts) = time_bucket(INTERVAL 1 MINUTE, s.ts) AND b.account = s.account AND s.rn > b.rn;
