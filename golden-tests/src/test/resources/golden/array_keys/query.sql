-- rows: last per k
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
SELECT ARRAY[symbol, CASE WHEN buy THEN note END] AS k, COUNT(*) AS n, MIN(ARRAY[account, rn]) AS least, MAX(ARRAY[fee, price]) AS most,
  COUNT(DISTINCT ARRAY[qty > 50, buy]) AS kinds FROM trades GROUP BY ARRAY[symbol, CASE WHEN buy THEN note END] EMIT ON UPDATE;
