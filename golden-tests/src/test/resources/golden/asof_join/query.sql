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
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT b.rn AS rn, b.symbol AS symbol, s.rn AS other, s.qty - b.qty AS difference, s.note AS note
FROM (SELECT * FROM trades WHERE buy) AS b
LEFT ASOF JOIN (SELECT * FROM trades WHERE NOT buy) AS s MATCH_CONDITION b.ts >= s.ts ON b.symbol = s.symbol
WHERE b.rn > 2;
