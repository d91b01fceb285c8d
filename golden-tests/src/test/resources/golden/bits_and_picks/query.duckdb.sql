CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, BIT_AND(account) AS every_bit, BIT_OR(qty) AS any_bit, BIT_XOR(qty) AS odd_bits, BIT_XOR(DISTINCT account) AS odd_accounts,
  BOOL_AND(buy) AS all_bought, BOOL_OR(buy) AS some_bought, BOOL_AND(qty > -100) AS all_many, ANY_VALUE(note ORDER BY rn) AS a_note, ANY_VALUE(price ORDER BY rn) FILTER (WHERE qty > 100) AS a_price,
  ARG_MIN(note, fee) AS cheapest_note, ARG_MAX(price, rn) AS last_price, MIN_BY(symbol, note) AS first_symbol, MAX_BY(qty, price) AS dearest, COUNT(*) FILTER (WHERE qty > 200) AS large
FROM trades GROUP BY symbol;
