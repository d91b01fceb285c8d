-- rows: in order
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
SELECT rn, symbol, word, n, CHAR_LENGTH(word) + qty AS total
FROM trades LEFT JOIN UNNEST(SPLIT(note, ' ')) WITH ORDINALITY AS u(word, n) ON TRUE
WHERE word IS NULL OR CHAR_LENGTH(word) > 3;
