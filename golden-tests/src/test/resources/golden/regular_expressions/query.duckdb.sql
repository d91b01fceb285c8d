CREATE TABLE texts AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 't': 'VARCHAR', 'n': 'INTEGER'});

SELECT rn, regexp_matches(t, '^[a-z]+$') AS lower_only, regexp_matches(t, '[0-9]{2,}') AS two_digits, regexp_replace(t, '[aeiou]+', '_') AS vowels,
  CASE WHEN regexp_matches(t, '[0-9]+') THEN regexp_extract(t, '[0-9]+') END AS digits, regexp_matches(t, '^(a|x)') AS alike, regexp_matches(t, '^(\w+)\s+(\w+)') AS words
FROM texts ORDER BY rn;
