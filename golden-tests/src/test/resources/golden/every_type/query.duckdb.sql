CREATE TABLE kinds AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {'rn': 'BIGINT', 'flag': 'BOOLEAN', 'i8': 'TINYINT', 'i16': 'SMALLINT', 'i32': 'INTEGER', 'i64': 'BIGINT', 'f32': 'REAL', 'f64': 'DOUBLE', 'd9': 'DECIMAL(9, 3)', 'd38': 'DECIMAL(38, 10)', 'day': 'DATE', 'tod': 'TIME', 'moment': 'TIMESTAMP', 'inst': 'TIMESTAMP', 'txt': 'VARCHAR', 'fix': 'VARCHAR', 'bin': 'VARCHAR'});

SELECT * REPLACE (unhex(bin) AS bin, inst::TIMESTAMPTZ AS inst) FROM kinds ORDER BY rn;
