CREATE TABLE texts AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 't': 'VARCHAR', 'n': 'INTEGER'});

SELECT rn, t LIKE '%o%' AS l1, t LIKE 'a%' AS l2, t LIKE '%c' AS l3, t LIKE '_' AS l4, t LIKE '%l_o%' AS l5, t NOT LIKE '%a%' AS l6,
  t LIKE '100!%!_%' ESCAPE '!' AS l7, t ILIKE 'ABC%' AS l8, t LIKE t AS l9, t LIKE '' AS l10, t LIKE '_n_c_d_' AS l11, t IN ('a', 'hello', '') AS i1,
  t NOT IN ('a', 'hello') AS i2, n IN (1, 3) AS i3, n IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) AS i4,
  t IN ('hello', 'x', 'y', 'z', 'a', 'b', 'c', 'd', 'long text that needs more than sixteen bytes in the table', 'über') AS i5
FROM texts ORDER BY rn;
