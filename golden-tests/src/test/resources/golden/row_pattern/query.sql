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
  WATERMARK FOR ts AS ts - INTERVAL '5' MINUTE
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT symbol, first_rn, last_rn, total, top, note, rise
FROM trades MATCH_RECOGNIZE (
  PARTITION BY symbol ORDER BY ts
  MEASURES A.rn AS first_rn, C.rn AS last_rn, SUM(account) AS total, MAX(fee) AS top, C.note AS note,
    B.qty - PREV(B.qty) AS rise
  AFTER MATCH SKIP TO NEXT ROW
  PATTERN (A B C) WITHIN INTERVAL '10' MINUTE
  DEFINE B AS B.fee > PREV(B.fee), C AS C.fee < B.fee OR C.buy);
