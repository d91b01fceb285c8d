-- rows: last per symbol
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
SELECT symbol, BIT_AND(account) AS every_bit, BIT_OR(qty) AS any_bit, BIT_XOR(qty) AS odd_bits, BIT_XOR(DISTINCT account) AS odd_accounts,
  BOOL_AND(buy) AS all_bought, BOOL_OR(buy) AS some_bought, EVERY(qty > -100) AS all_many, ANY_VALUE(note) AS a_note, ANY_VALUE(price) FILTER (WHERE qty > 100) AS a_price,
  ARG_MIN(note, fee) AS cheapest_note, ARG_MAX(price, rn) AS last_price, MIN_BY(symbol, note) AS first_symbol, MAX_BY(qty, price) AS dearest, COUNTIF(qty > 200) AS large
FROM trades
GROUP BY symbol
EMIT ON UPDATE;
