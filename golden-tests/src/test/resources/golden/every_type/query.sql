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
SELECT * FROM kinds;
