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
SELECT window_start, window_end, account, COUNT(*) AS n, SUM(qty) AS total
FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '2' MINUTE))
WHERE qty > 0
GROUP BY account, window_start, window_end;
