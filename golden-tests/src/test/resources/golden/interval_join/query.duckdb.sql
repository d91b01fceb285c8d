CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT b.rn AS bought, s.rn AS sold, b.ts, s.ts AS sold_at, s.account, b.note
FROM (SELECT * FROM trades WHERE buy) AS b
  JOIN (SELECT * FROM trades WHERE NOT buy) AS s
    ON b.account = s.account AND s.ts BETWEEN b.ts - INTERVAL '10' SECOND AND b.ts + INTERVAL '45' SECOND AND b.qty > s.qty;
