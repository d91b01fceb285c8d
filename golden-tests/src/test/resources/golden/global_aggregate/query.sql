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

CREATE STREAM result AS
SELECT 1 AS one, COUNT(*) AS n, SUM(qty) AS total, MIN(note) AS least, MAX(symbol) AS greatest, AVG(qty) AS mean FROM trades
EMIT ON UPDATE;
