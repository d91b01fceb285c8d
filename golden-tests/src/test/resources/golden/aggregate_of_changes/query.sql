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
  note    VARCHAR
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT n, COUNT(*) AS m, SUM(total) AS totals, SUM(priced) AS prices, SUM(fees) AS all_fees, AVG(priced) AS mean, AVG(n) AS mean_n, MIN(note) AS least, MAX(priced) AS most, MIN(fees) AS low_fee,
  COUNT(DISTINCT symbol) AS symbols, SUM(DISTINCT account) AS accounts, CAST(VAR_POP(total) AS DECIMAL(30, 3)) AS v, CAST(REGR_SXY(total, account) AS DECIMAL(30, 3)) AS c,
  MEDIAN(total) AS mid, MODE(symbol) AS usual, BIT_AND(total) AS every_bit, BIT_OR(account) AS any_bit, BIT_XOR(account) AS odd_bits,
  ARG_MAX(symbol, account * 1000000 + total) AS top, BOOL_AND(total > 100) AS all_large, BOOL_OR(total > 100) AS some_large, STRING_AGG(symbol, '+' ORDER BY symbol, account) AS names,
  PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY account) AS middle
FROM (SELECT symbol, account, COUNT(*) AS n, SUM(qty) AS total, SUM(price) AS priced, SUM(fee) AS fees, MAX(note) AS note FROM trades GROUP BY symbol, account) AS g
GROUP BY n;
