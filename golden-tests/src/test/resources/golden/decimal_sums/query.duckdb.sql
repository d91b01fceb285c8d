CREATE TABLE amounts AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', columns = {
  'rn': 'BIGINT', 'a': 'DECIMAL(12, 2)', 'b': 'DECIMAL(8, 3)', 'c': 'DECIMAL(22, 4)', 'd': 'DECIMAL(19, 6)'});

SELECT a > 0 AS sign, COUNT(b) AS n, SUM(a) AS sum_a, SUM(b) AS sum_b, SUM(c) AS sum_c, SUM(d) AS sum_d, MIN(c) AS min_c, MAX(d) AS max_d,
  AVG(b) AS avg_b
FROM amounts GROUP BY a > 0;
