-- rows: last per sign
CREATE SOURCE amounts (
  rn BIGINT NOT NULL,
  a  DECIMAL(12, 2) NOT NULL,
  b  DECIMAL(8, 3),
  c  DECIMAL(22, 4) NOT NULL,
  d  DECIMAL(19, 6) NOT NULL
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT a > 0 AS sign, COUNT(b) AS n, SUM(a) AS sum_a, SUM(b) AS sum_b, SUM(c) AS sum_c, SUM(d) AS sum_d, MIN(c) AS min_c, MAX(d) AS max_d,
  AVG(b) AS avg_b
FROM amounts GROUP BY a > 0
EMIT ON UPDATE;
