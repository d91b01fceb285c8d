CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, ws AS window_start, we AS window_end, COUNT(*) AS n, AVG(price) AS mean, MIN(note) AS least
FROM (SELECT *, ws + (k + 1) * INTERVAL 1 MINUTE AS we FROM (SELECT *, time_bucket(INTERVAL 4 MINUTE, ts) AS ws FROM trades), range(0, 4) AS r(k)) WHERE we > ts GROUP BY symbol, ws, we
HAVING COUNT(*) % 3 > 0;
