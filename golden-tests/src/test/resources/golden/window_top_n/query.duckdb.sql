CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT we AS window_end, symbol, n, place FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY ws ORDER BY n DESC, symbol) AS place FROM (
  SELECT symbol, ws, ws + INTERVAL 3 MINUTE AS we, COUNT(*) AS n
  FROM (SELECT *, time_bucket(INTERVAL 1 MINUTE, ts) - k * INTERVAL 1 MINUTE AS ws FROM trades, range(0, 3) AS r(k)) GROUP BY symbol, ws)) WHERE place <= 2;
