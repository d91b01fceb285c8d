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
SELECT TUMBLE_START(ts, INTERVAL '3' MINUTE) AS ws, COUNT(*) FILTER (WHERE buy) AS buys, SUM(qty) FILTER (WHERE NOT buy) AS sold,
  MAX(price) FILTER (WHERE symbol = 'IBM') AS ibm_high, AVG(fee) FILTER (WHERE qty > 100) AS big_fee, COUNT(note) FILTER (WHERE price > 100 OR qty IS NULL) AS notes
FROM trades
GROUP BY TUMBLE(ts, INTERVAL '3' MINUTE);
