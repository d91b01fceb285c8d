CREATE TABLE amounts AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', columns = {
  'rn': 'BIGINT', 'a': 'DECIMAL(12, 2)', 'b': 'DECIMAL(8, 3)', 'c': 'DECIMAL(22, 4)', 'd': 'DECIMAL(19, 6)'});

SELECT rn, a + b AS total, a - b AS difference, a * b AS times, c + d AS wide_plus, c - a AS wide_minus, c * 3 AS wide_times, -c AS negated,
  ABS(c) AS absolute, ROUND(a, 1) AS rounded, FLOOR(a) AS floored, CEIL(a) AS ceiled, a > b AS greater, c < d AS wide_less,
  CAST(d AS DECIMAL(15, 2)) AS narrowed, CAST(a AS DECIMAL(30, 10)) AS widened, a * b * d AS product
FROM amounts ORDER BY rn;
