-- rows: last per word
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
SELECT word, COUNT(*) AS n, SUM(qty) AS total, MAX(side) AS side
FROM trades, UNNEST(SPLIT(note, ' '), ARRAY[qty, -qty]) AS u(word, side)
WHERE qty > 20 GROUP BY word EMIT ON UPDATE;
