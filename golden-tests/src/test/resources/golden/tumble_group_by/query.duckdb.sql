CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, time_bucket(INTERVAL 1 MINUTE, ts) AS ws, time_bucket(INTERVAL 1 MINUTE, ts) + INTERVAL 1 MINUTE AS we, COUNT(*) AS n, COUNT(price) AS priced, SUM(qty) AS total, SUM(fee) AS fees, MIN(price) AS low, MAX(price) AS high, AVG(price) AS mean, AVG(fee) AS mean_fee, AVG(qty) AS mean_qty
FROM trades GROUP BY ALL;
