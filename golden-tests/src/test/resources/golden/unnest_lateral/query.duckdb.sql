CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT rn, symbol, word, n, length(word) + qty AS total
FROM trades LEFT JOIN LATERAL (SELECT unnest(w) AS word, generate_subscripts(w, 1) AS n FROM (SELECT string_split(note, ' ') AS w)) u ON TRUE
WHERE word IS NULL OR length(word) > 3 ORDER BY rn, n;
