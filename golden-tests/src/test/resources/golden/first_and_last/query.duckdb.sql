CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, time_bucket(INTERVAL 5 MINUTE, ts) AS ws, first(rn ORDER BY ts, rn) AS first_row, last(rn ORDER BY ts, rn) AS last_row, first(price ORDER BY ts, rn) AS opening,
  last(price ORDER BY ts, rn) AS closing, first(note ORDER BY ts, rn) AS first_note, last(note ORDER BY ts, rn) AS last_note
FROM trades GROUP BY ALL;
