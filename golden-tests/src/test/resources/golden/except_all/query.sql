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
SELECT symbol, buy, qty > 300 AS large FROM trades WHERE rn % 2 = 0
EXCEPT ALL
SELECT symbol, buy, qty > 500 FROM trades WHERE rn % 3 = 0
UNION ALL
(SELECT symbol, buy, price > 400 FROM trades
 INTERSECT ALL
 SELECT symbol, buy, fee > 300 FROM trades WHERE account > 2000);
