-- rows: in order
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
SELECT symbol, price, qty, price * qty AS notional, qty + 1 AS successor, -qty AS negated, account / 7 AS sevenths,
  MOD(account, 7) AS rest, fee * 2 AS twice, symbol AS again, 42 AS answer, 'it''s' AS literal
FROM trades;
