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
  note    VARCHAR,
  WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT symbol, TUMBLE_START(ts, INTERVAL '5' MINUTE) AS ws, FIRST_VALUE(rn) AS first_row, LAST_VALUE(rn) AS last_row, FIRST_VALUE(price) AS opening,
  LAST_VALUE(price) AS closing, FIRST_VALUE(note) AS first_note, LAST_VALUE(note) AS last_note
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '5' MINUTE);
