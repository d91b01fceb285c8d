CREATE TABLE moments AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', columns = {
  'rn': 'BIGINT', 'moment': 'TIMESTAMP', 'day': 'DATE', 'tod': 'TIME'});

SELECT rn, year(moment) AS y, month(day) AS mo, day(moment) AS d, hour(moment) AS h,
  minute(tod) AS mi, second(moment) AS s, dayofyear(day) AS doy, quarter(moment) AS q, weekofyear(day) AS w,
  date_trunc('hour', moment) AS hour_of, date_trunc('month', moment) AS month_of, date_trunc('year', day)::DATE AS year_of, date_trunc('day', moment) AS day_of,
  CASE WHEN date_trunc('hour', moment) = moment THEN moment ELSE date_trunc('hour', moment) + INTERVAL 1 HOUR END AS next_hour,
  moment + INTERVAL 1 DAY AS tomorrow, moment - INTERVAL 90 SECOND AS before, (day + INTERVAL 1 MONTH)::DATE AS next_month,
  moment + INTERVAL '1 day 02:03:04' AS later,
  moment - INTERVAL 13 MONTH AS long_ago, moment::DATE AS date_of, moment::TIME AS time_of, day::TIMESTAMP AS midnight,
  trunc((epoch_us(moment)) / 86400000000.0)::BIGINT AS days, moment + INTERVAL 5 HOUR AS five_hours, epoch_us(moment) AS micros, last_day(day) AS last_day
FROM moments ORDER BY rn;
