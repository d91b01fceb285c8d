-- rows: in order
CREATE SOURCE facts (
  rn BIGINT NOT NULL,
  a  BOOLEAN,
  b  BOOLEAN,
  n  INTEGER
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn FROM facts WHERE NOT (a AND n > 1) OR (b AND NOT a);
