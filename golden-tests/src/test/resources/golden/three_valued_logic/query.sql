-- rows: in order
CREATE SOURCE facts (
  rn BIGINT NOT NULL,
  a  BOOLEAN,
  b  BOOLEAN,
  n  INTEGER
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn, a AND b AS conjunction, a OR b AS disjunction, NOT a AS negation, a = b AS equal, a <> b AS unequal,
  a IS TRUE AS is_true, a IS NOT TRUE AS is_not_true, a IS FALSE AS is_false, a IS NOT FALSE AS is_not_false, a IS UNKNOWN AS is_unknown,
  a IS NULL AS is_null, a IS NOT NULL AS is_not_null, a IS DISTINCT FROM b AS is_distinct, a IS NOT DISTINCT FROM b AS is_same,
  a AND n > 1 AS with_number, NOT (a OR n < 3) AS nested, n IN (5, NULL) AS in_null, n NOT IN (0, 7) AS not_in
FROM facts;
