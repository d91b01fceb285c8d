CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

CREATE TABLE clamped AS
SELECT ts, symbol, qty, CASE WHEN fee < 100 THEN 100 WHEN fee > 500 THEN 500 ELSE fee END AS fee,
  (length(note) - length(replace(note, ' ', '')))::INTEGER AS blanks, CASE WHEN qty IS NULL THEN 0 ELSE account END AS account
FROM trades WHERE fee < 1000;

SELECT symbol, time_bucket(INTERVAL 1 MINUTE, ts) AS ws, coalesce(SUM(qty::BIGINT * qty), 0)::BIGINT AS squares, SUM(fee) AS fees,
  MAX(blanks) AS blanks, SUM(account)::BIGINT AS accounts
FROM clamped GROUP BY ALL;
