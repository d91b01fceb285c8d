-- rows: in order
CREATE SOURCE texts (
  rn BIGINT NOT NULL,
  t  VARCHAR,
  n  INTEGER
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn, UPPER(t) AS upper, LOWER(t) AS lower, CHAR_LENGTH(t) AS chars, TRIM(t) AS trimmed,
  TRIM(LEADING ' ' FROM t) AS left_trimmed, TRIM(TRAILING ' ' FROM t) AS right_trimmed, SUBSTRING(t FROM 2 FOR 3) AS middle, SUBSTRING(t FROM 4) AS tail,
  POSITION('o' IN t) AS o_at, t || '-' || t AS twice, REPLACE(t, 'a', '<A>') AS replaced, LEFT(t, 2) AS lefts, RIGHT(t, 2) AS rights,
  REVERSE(t) AS reversed, REPEAT(t, n) AS repeated, LPAD(t, 6, '*') AS lpadded, RPAD(t, 6, '*') AS rpadded, ASCII(t) AS code,
  SPLIT_PART(t, ',', 2) AS part, TRANSLATE(t, 'abc', 'xyz') AS translated, t || CAST(n AS VARCHAR) AS with_number, OVERLAY(t PLACING 'ZZ' FROM 2) AS overlaid
FROM texts;
