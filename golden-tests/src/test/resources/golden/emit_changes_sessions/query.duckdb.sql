CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, min(ts) AS ws, max(ts) + INTERVAL 20 SECOND AS we, COUNT(*) AS n, SUM(qty) AS total, MIN(note) AS least, MEDIAN(fee) AS mid
FROM (SELECT *, SUM(CASE WHEN before IS NULL OR ts >= before + INTERVAL 20 SECOND THEN 1 ELSE 0 END) OVER (PARTITION BY symbol ORDER BY ts, rn) AS session
  FROM (SELECT *, lag(ts) OVER (PARTITION BY symbol ORDER BY ts, rn) AS before FROM trades)) GROUP BY symbol, session;
