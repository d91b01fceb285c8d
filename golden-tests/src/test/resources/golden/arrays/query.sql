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
SELECT rn, ARRAY[qty, NULL, 7] AS a, ARRAY[symbol, note] AS t, ARRAY[price, 1.5] AS d, ARRAY[ARRAY[fee], ARRAY[1e0, fee]] AS nested,
  ARRAY[account, rn][2] AS item, SPLIT(note, ' ')[CAST(rn AS INTEGER)] AS word, CARDINALITY(SPLIT(note, ' ')) AS words,
  ARRAY[qty] || ARRAY[1, 2] AS joined, ARRAY_CONTAINS(SPLIT(note, ' '), 'note') AS has, ARRAY_POSITION(SPLIT(note, ' '), 'note') AS place,
  SORT_ARRAY(ARRAY_DISTINCT(SPLIT(note, 'e'))) AS parts, ARRAY_REVERSE(ARRAY[qty, 1]) AS back, ARRAY_SLICE(ARRAY[1, qty, 3, 4], 2, 3) AS middle,
  ARRAY_MIN(ARRAY[qty, 100, NULL]) AS least, ARRAY_MAX(ARRAY[symbol, 'M']) AS most, ARRAY_TO_STRING(ARRAY[symbol, note], '/') AS text,
  ARRAY[qty, 1] = ARRAY[54, 1] AS same, ARRAY[symbol, note] < ARRAY['B', 'b'] AS before, ARRAY[fee] IS DISTINCT FROM ARRAY[21e0] AS other,
  CAST(ARRAY[price, 2.5] AS INTEGER ARRAY) AS whole, CASE WHEN buy THEN ARRAY[qty] END AS maybe
FROM trades;
