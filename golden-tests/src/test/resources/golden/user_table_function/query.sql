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

CREATE FUNCTION bands AS 'dev.laminar.golden.Functions.bands';

CREATE STREAM result AS
SELECT rn, symbol, band, fee - low AS above
FROM trades LEFT JOIN LATERAL TABLE(bands(fee)) AS b ON TRUE;
