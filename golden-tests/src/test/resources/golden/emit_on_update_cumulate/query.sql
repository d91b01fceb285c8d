-- rows: last per symbol, window_end
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
SELECT symbol, window_start, window_end, COUNT(*) AS n, AVG(price) AS mean, MIN(note) AS least
FROM TABLE(CUMULATE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '4' MINUTE))
GROUP BY symbol, window_start, window_end
HAVING MOD(COUNT(*), 3) > 0
EMIT ON UPDATE;
