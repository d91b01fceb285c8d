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
SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE, INTERVAL '17' SECOND) AS ws, COUNT(*) AS n, MIN(rn) AS first_row
FROM trades
GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE, INTERVAL '17' SECOND);
