-- rows: any order
CREATE SOURCE trades (
  rn      BIGINT NOT NULL,
  ts      TIMESTAMP NOT NULL,
  symbol  VARCHAR NOT NULL,
  account BIGINT NOT NULL,
  price   DECIMAL(12, 2),
  qty     INTEGER,
  fee     DOUBLE,
  buy     BOOLEAN,
  note    VARCHAR
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn, MAP['qty', qty, 'one', 1] AS m, MAP[rn, symbol, rn + 1, note] AS by_number, MAP['qty', qty]['qty'] AS item, MAP['a', 1]['b'] AS nothing,
  r, t.r.name AS name, (r).size + 1 AS size, t.r.inner_row.flag AS flag, MAP_KEYS(MAP[symbol, 1, 'b', 2]) AS keys, MAP_VALUES(MAP['b', qty, 'a', 2]) AS vals,
  CARDINALITY(MAP[1, 2]) AS n, ROW(qty, note) = ROW(54, 'x') AS same, rs[2].name AS second, UPPER(rs[1].name) AS first_name
FROM (SELECT t.*, CAST(ROW(symbol, qty, ROW(buy, fee)) AS ROW(name VARCHAR, size INTEGER, inner_row ROW(flag BOOLEAN, fee DOUBLE))) AS r,
  CAST(ARRAY[ROW(symbol, qty), ROW(note, 1)] AS ROW(name VARCHAR, size INTEGER) ARRAY) AS rs FROM trades AS t) AS t;
