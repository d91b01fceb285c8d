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
SELECT COUNT(*) AS n, SUM(qty) AS total, AVG(price) AS mean, MIN(note) AS least, STRING_AGG(note, ',') AS notes, MEDIAN(fee) AS mid, COUNT(DISTINCT symbol) AS symbols, BOOL_AND(buy) AS bought
FROM trades WHERE qty > 1000000;
