-- rows: last per flag, i8, i16, i32, i64, d9, d38, day, tod, moment, txt
CREATE SOURCE kinds (
  rn BIGINT NOT NULL,
  flag BOOLEAN,
  i8 TINYINT,
  i16 SMALLINT,
  i32 INTEGER,
  i64 BIGINT,
  f32 REAL,
  f64 DOUBLE,
  d9 DECIMAL(9, 3),
  d38 DECIMAL(38, 10),
  day DATE,
  tod TIME,
  moment TIMESTAMP,
  inst TIMESTAMP WITH LOCAL TIME ZONE,
  txt VARCHAR,
  fix CHAR(3),
  bin VARBINARY
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT flag, i8, i16, i32, i64, d9, d38, day, tod, moment, txt, COUNT(*) AS n, MIN(f64) AS lo, MAX(d38) AS hi, MIN(txt) AS first_text, MAX(day) AS last_day, MIN(tod) AS first_tod, MAX(i8) AS top8 FROM kinds GROUP BY flag, i8, i16, i32, i64, d9, d38, day, tod, moment, txt
EMIT ON UPDATE;
