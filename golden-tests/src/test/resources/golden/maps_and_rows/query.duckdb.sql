CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT rn, MAP {'qty': qty, 'one': 1} AS m, MAP {rn: symbol, rn + 1: note} AS by_number, qty AS item, NULL::INTEGER AS nothing,
  r, r.name AS name, r.size + 1 AS size, r.inner_row.flag AS flag, list_sort(map_keys(MAP {symbol: 1, 'b': 2})) AS keys, [2, qty] AS vals,
  1 AS n, qty = 54 AND note = 'x' AS same, rs[2].name AS second, upper(rs[1].name) AS first_name
FROM (SELECT t.*, {'name': symbol, 'size': qty, 'inner_row': {'flag': buy, 'fee': fee}} AS r, [{'name': symbol, 'size': qty}, {'name': note, 'size': 1}] AS rs FROM trades AS t);
