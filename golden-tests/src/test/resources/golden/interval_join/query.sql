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
SELECT b.rn AS bought, s.rn AS sold, b.ts, s.ts AS sold_at, s.account, b.note
FROM (SELECT * FROM trades WHERE buy) AS b
  JOIN (SELECT * FROM trades WHERE NOT buy) AS s
    ON b.account = s.account AND s.ts BETWEEN b.ts - INTERVAL '10' SECOND AND b.ts + INTERVAL '45' SECOND AND b.qty > s.qty;
