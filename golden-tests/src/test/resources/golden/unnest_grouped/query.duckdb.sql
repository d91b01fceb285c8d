CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT word, COUNT(*) AS n, SUM(qty) AS total, MAX(side) AS side
FROM (SELECT qty, unnest(string_split(note, ' ')) AS word, unnest([qty, -qty]) AS side FROM trades WHERE qty > 20) GROUP BY word;
