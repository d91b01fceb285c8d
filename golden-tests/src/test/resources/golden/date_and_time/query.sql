-- rows: in order
CREATE SOURCE moments (
  rn  BIGINT NOT NULL,
  moment  TIMESTAMP,
  day DATE,
  tod TIME
) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;

CREATE STREAM result AS
SELECT rn, EXTRACT(YEAR FROM moment) AS y, EXTRACT(MONTH FROM day) AS mo, EXTRACT(DAY FROM moment) AS d, EXTRACT(HOUR FROM moment) AS h,
  EXTRACT(MINUTE FROM tod) AS mi, EXTRACT(SECOND FROM moment) AS s, EXTRACT(DOY FROM day) AS doy, EXTRACT(QUARTER FROM moment) AS q, EXTRACT(WEEK FROM day) AS w,
  FLOOR(moment TO HOUR) AS hour_of, FLOOR(moment TO MONTH) AS month_of, FLOOR(day TO YEAR) AS year_of, FLOOR(moment TO DAY) AS day_of, CEIL(moment TO HOUR) AS next_hour,
  moment + INTERVAL '1' DAY AS tomorrow, moment - INTERVAL '90' SECOND AS before, day + INTERVAL '1' MONTH AS next_month, moment + INTERVAL '1 02:03:04' DAY TO SECOND AS later,
  moment + INTERVAL '-13' MONTH AS long_ago, CAST(moment AS DATE) AS date_of, CAST(moment AS TIME) AS time_of, CAST(day AS TIMESTAMP) AS midnight,
  TIMESTAMPDIFF(DAY, TIMESTAMP '1970-01-01 00:00:00', moment) AS days, TIMESTAMPADD(HOUR, 5, moment) AS five_hours, UNIX_MICROS(moment) AS micros, LAST_DAY(day) AS last_day
FROM moments;
