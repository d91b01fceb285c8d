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
SELECT symbol, TUMBLE_START(ts, INTERVAL '3' MINUTE) AS ws, STRING_AGG(note, '; ' ORDER BY rn DESC) AS notes,
  LISTAGG(symbol, '-') WITHIN GROUP (ORDER BY qty DESC, rn) AS symbols, STRING_AGG(note, ', ' ORDER BY price DESC NULLS LAST, rn) FILTER (WHERE buy) AS bought,
  MEDIAN(fee) AS mid, MEDIAN(qty) AS mid_qty, PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY price) AS low, PERCENTILE_CONT(0.1) WITHIN GROUP (ORDER BY fee DESC) AS high,
  PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY qty) AS most, PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY price DESC) AS middle, MODE(account) AS usual, MODE(note) AS usual_note
FROM trades
GROUP BY symbol, TUMBLE(ts, INTERVAL '3' MINUTE);
