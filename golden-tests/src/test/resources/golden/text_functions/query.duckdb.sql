CREATE TABLE texts AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 't': 'VARCHAR', 'n': 'INTEGER'});

SELECT rn, upper(t) AS upper, lower(t) AS lower, length(t) AS chars, trim(t) AS trimmed,
  ltrim(t) AS left_trimmed, rtrim(t) AS right_trimmed, substring(t, 2, 3) AS middle, substring(t, 4) AS tail,
  position('o' IN t) AS o_at, t || '-' || t AS twice, replace(t, 'a', '<A>') AS replaced, left(t, 2) AS lefts, right(t, 2) AS rights,
  reverse(t) AS reversed, repeat(t, n) AS repeated, lpad(t, 6, '*') AS lpadded, rpad(t, 6, '*') AS rpadded, CASE WHEN t = '' THEN 0 ELSE ascii(t) END AS code,
  split_part(t, ',', 2) AS part, translate(t, 'abc', 'xyz') AS translated, t || CAST(n AS VARCHAR) AS with_number,
  substring(t, 1, 1) || 'ZZ' || substring(t, 4) AS overlaid
FROM texts ORDER BY rn;
