-- rows: in order
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
SELECT rn, flag = TRUE AS c1, i8 < 1 AS c2, i16 <= 0 AS c3, i32 > 3 AS c4, i64 >= 4 AS c5, f32 > 0 AS c6, f64 < 2.5 AS c7,
  d9 <> 1.125 AS c8, d38 > 0 AS c9, day < DATE '2026-01-01' AS c10, tod > TIME '09:00:00' AS c11,
  moment BETWEEN TIMESTAMP '1970-01-01 00:00:00' AND TIMESTAMP '2026-12-31 00:00:00' AS c12, txt > 'h' AS c13, i8 = i16 AS c14, i32 < d9 AS c15,
  i64 < f64 AS c16, d9 < d38 AS c17
FROM kinds;
