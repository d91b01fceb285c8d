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
SELECT rn,
  CASE WHEN price > 500 THEN 'high' WHEN price > 100 THEN 'middle' WHEN price IS NULL THEN 'none' ELSE 'low' END AS level,
  CASE symbol WHEN 'IBM' THEN 1 WHEN 'AAPL' THEN 2 END AS code,
  CASE WHEN buy THEN qty ELSE -qty END AS signed,
  CASE WHEN qty > 0 THEN price ELSE 0.5 END AS mixed,
  COALESCE(qty, 0) AS qty0, COALESCE(note, symbol) AS label, NULLIF(symbol, 'IBM') AS other,
  GREATEST(qty, 100) AS most
FROM trades;
