CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT COUNT(*) AS n, SUM(qty) AS total, AVG(price) AS mean, MIN(note) AS least, STRING_AGG(note, ',') AS notes, MEDIAN(fee) AS mid, COUNT(DISTINCT symbol) AS symbols, BOOL_AND(buy) AS bought
FROM trades WHERE qty > 1000000;
