-- rows: in order
CREATE SOURCE amounts (
  rn BIGINT NOT NULL,
  a  DECIMAL(12, 2) NOT NULL,
  b  DECIMAL(8, 3),
  c  DECIMAL(22, 4) NOT NULL,
  d  DECIMAL(19, 6) NOT NULL
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn, a + b AS total, a - b AS difference, a * b AS times, c + d AS wide_plus, c - a AS wide_minus, c * 3 AS wide_times, -c AS negated,
  ABS(c) AS absolute, ROUND(a, 1) AS rounded, FLOOR(a) AS floored, CEIL(a) AS ceiled, a > b AS greater, c < d AS wide_less,
  CAST(d AS DECIMAL(15, 2)) AS narrowed, CAST(a AS DECIMAL(30, 10)) AS widened, a * b * d AS product
FROM amounts;
