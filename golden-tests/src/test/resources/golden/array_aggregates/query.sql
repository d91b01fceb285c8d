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
  note    VARCHAR,
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT symbol, TUMBLE_START(ts, INTERVAL '3' MINUTE) AS ws, ARRAY_AGG(note ORDER BY rn DESC) AS notes, ARRAY_AGG(qty ORDER BY qty NULLS FIRST, rn) AS qtys,
  ARRAY_AGG(DISTINCT account ORDER BY account) AS accounts, ARRAY_AGG(rn ORDER BY rn) FILTER (WHERE buy) AS bought,
  ARRAY_AGG(ARRAY[rn, account] ORDER BY rn) AS pairs, ARRAY_AGG(DISTINCT buy ORDER BY buy DESC) AS sides, JSON_ARRAYAGG(rn ORDER BY rn) AS json
FROM trades GROUP BY symbol, TUMBLE(ts, INTERVAL '3' MINUTE);
