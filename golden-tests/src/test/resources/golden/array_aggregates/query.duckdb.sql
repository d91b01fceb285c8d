CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, time_bucket(INTERVAL 3 MINUTE, ts) AS ws, ARRAY_AGG(note ORDER BY rn DESC) AS notes, ARRAY_AGG(qty ORDER BY qty NULLS FIRST, rn) AS qtys,
  ARRAY_AGG(DISTINCT account ORDER BY account) AS accounts, ARRAY_AGG(rn ORDER BY rn) FILTER (WHERE buy) AS bought,
  ARRAY_AGG([rn, account] ORDER BY rn) AS pairs, ARRAY_AGG(DISTINCT buy ORDER BY buy DESC NULLS FIRST) AS sides, to_json(ARRAY_AGG(rn ORDER BY rn))::VARCHAR AS json
FROM trades GROUP BY symbol, ws;
