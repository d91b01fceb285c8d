CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT rn, [qty, NULL, 7] AS a, [symbol, note] AS t, [price, 1.5] AS d, [[fee], [1e0, fee]] AS nested,
  [account, rn][2] AS item, string_split(note, ' ')[rn] AS word, len(string_split(note, ' ')) AS words,
  [qty] || [1, 2] AS joined, list_contains(string_split(note, ' '), 'note') AS has, nullif(list_position(string_split(note, ' '), 'note'), 0) AS place,
  list_sort(list_distinct(string_split(note, 'e'))) AS parts,
  list_reverse([qty, 1]) AS back, [1, qty, 3, 4][2:3] AS middle,
  list_min([qty, 100, NULL]) AS least, list_max([symbol, 'M']) AS most, concat_ws('/', symbol, note) AS text,
  [qty, 1] = [54, 1] AS same, [symbol, note] < ['B', 'b'] AS before, [fee] IS DISTINCT FROM [21e0] AS other,
  [price::INTEGER, 2.5::INTEGER] AS whole, CASE WHEN buy THEN [qty] END AS maybe
FROM trades;
