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

CREATE FUNCTION clamp AS 'dev.laminar.golden.Functions.clamp';
CREATE FUNCTION blanks AS 'dev.laminar.golden.Functions.blanks';
CREATE FUNCTION or_zero AS 'dev.laminar.golden.Functions.orZero';
CREATE FUNCTION square_sum AS 'dev.laminar.golden.Functions.SquareSum';

CREATE STREAM clamped AS
SELECT ts, symbol, qty, clamp(fee, 100, 500) AS fee, blanks(note) AS blanks, or_zero(qty IS NULL, account) AS account
FROM trades
WHERE clamp(fee, 0, 1000) < 1000;

CREATE STREAM result AS
SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, square_sum(qty) AS squares, SUM(fee) AS fees,
       MAX(blanks) AS blanks, SUM(account) AS accounts
FROM clamped
GROUP BY symbol, TUMBLE(ts, INTERVAL '1' MINUTE);
