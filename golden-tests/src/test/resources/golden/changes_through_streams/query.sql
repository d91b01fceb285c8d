-- rows: last per one
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

CREATE STREAM groups AS SELECT symbol, account, COUNT(*) AS n, SUM(qty) AS total, SUM(price) AS priced, SUM(fee) AS fees, MAX(note) AS note FROM trades GROUP BY symbol, account;

CREATE STREAM repeated AS SELECT symbol, account + 1 AS account, n, note FROM groups WHERE n > 1;

CREATE STREAM result AS
SELECT 1 AS one, COUNT(*) AS m, SUM(n) AS total, MAX(note) AS note, COUNT(DISTINCT symbol) AS symbols, MIN(account) AS least FROM repeated EMIT ON UPDATE;
