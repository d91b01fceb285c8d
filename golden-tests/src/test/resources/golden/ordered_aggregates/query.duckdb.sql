CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, time_bucket(INTERVAL 3 MINUTE, ts) AS ws, STRING_AGG(note, '; ' ORDER BY rn DESC) AS notes,
  STRING_AGG(symbol, '-') AS symbols, STRING_AGG(note, ', ' ORDER BY price DESC NULLS LAST, rn) FILTER (WHERE buy) AS bought,
  MEDIAN(fee) AS mid, MEDIAN(qty) AS mid_qty, QUANTILE_CONT(price::DOUBLE, 0.25) AS low, QUANTILE_CONT(fee, 0.9) AS high,
  PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY qty) AS most, PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY price DESC) AS middle,
  MODE(account ORDER BY account) AS usual, MODE(note ORDER BY note) AS usual_note
FROM trades GROUP BY symbol, ws;
