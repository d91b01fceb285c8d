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

CREATE STREAM priced AS
SELECT ts, UPPER(symbol) AS symbol, price * qty AS notional FROM trades WHERE price IS NOT NULL AND qty > 0;

CREATE STREAM large AS SELECT ts, symbol, notional FROM priced WHERE notional > 10000;

CREATE STREAM result AS
SELECT symbol, TUMBLE_START(ts, INTERVAL '2' MINUTE) AS ws, COUNT(*) AS n, SUM(notional) AS total
FROM large GROUP BY symbol, TUMBLE(ts, INTERVAL '2' MINUTE);
