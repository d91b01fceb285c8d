-- rows: last per account, ws
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
SELECT account, TUMBLE_START(ts, INTERVAL '2' MINUTE) AS ws, COUNT(*) AS n, MAX(note) AS last_note
FROM trades
GROUP BY account, TUMBLE(ts, INTERVAL '2' MINUTE)
EMIT ON UPDATE;
