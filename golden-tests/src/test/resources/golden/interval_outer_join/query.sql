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
SELECT b.rn AS bought, s.rn AS sold, b.symbol, s.symbol AS sold_symbol, s.price
FROM (SELECT * FROM trades WHERE buy) AS b
  FULL JOIN (SELECT * FROM trades WHERE NOT buy) AS s
    ON b.symbol = s.symbol AND s.ts > b.ts AND s.ts - b.ts < INTERVAL '30' SECOND;
