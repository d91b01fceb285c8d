-- rows: in order
CREATE SOURCE texts (
  rn BIGINT NOT NULL,
  t  VARCHAR,
  n  INTEGER
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn, REGEXP_LIKE(t, '^[a-z]+$') AS lower_only, REGEXP_LIKE(t, '[0-9]{2,}') AS two_digits, REGEXP_REPLACE(t, '[aeiou]+', '_') AS vowels,
  REGEXP_EXTRACT(t, '[0-9]+') AS digits, t SIMILAR TO '(a|x)%' AS alike, REGEXP_LIKE(t, '^(\w+)\s+(\w+)') AS words
FROM texts;
