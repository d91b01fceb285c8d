CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, rn AS first_rn, rn3 AS last_rn, CAST(account + account2 + account3 AS BIGINT) AS total,
  GREATEST(fee, fee2, fee3) AS top, note3 AS note, qty2 - qty AS rise
FROM (
  SELECT *, LEAD(rn, 2) OVER w AS rn3, LEAD(ts, 2) OVER w AS ts3, LEAD(account) OVER w AS account2,
    LEAD(account, 2) OVER w AS account3, LEAD(fee) OVER w AS fee2, LEAD(fee, 2) OVER w AS fee3, LEAD(buy, 2) OVER w AS buy3,
    LEAD(note, 2) OVER w AS note3, LEAD(qty) OVER w AS qty2
  FROM trades WINDOW w AS (PARTITION BY symbol ORDER BY ts, rn))
WHERE fee2 > fee AND (fee3 < fee2 OR buy3) AND ts3 < ts + INTERVAL 10 MINUTE;
