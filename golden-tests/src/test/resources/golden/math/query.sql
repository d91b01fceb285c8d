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
SELECT rn, ABS(qty) AS a, SQRT(ABS(fee)) AS b, LN(ABS(fee) + 1) AS c, EXP(fee / 1000) AS d, POWER(fee / 100, 3) AS e, SIN(fee) AS f, ROUND(fee) AS g, FLOOR(fee) AS h,
  CEIL(fee) AS i, SIGN(qty) AS j, MOD(qty, 7) AS k, fee / 3 AS l, ATAN(fee) AS m
FROM trades;
