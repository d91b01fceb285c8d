CREATE TABLE facts AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', columns = {
  'rn': 'BIGINT', 'a': 'BOOLEAN', 'b': 'BOOLEAN', 'n': 'INTEGER'});

SELECT rn FROM facts WHERE NOT (a AND n > 1) OR (b AND NOT a) ORDER BY rn;
