CREATE TABLE trades AS SELECT * FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
  'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)', 'qty': 'INTEGER',
  'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});

SELECT symbol, REGR_COUNT(fee, qty) AS n, CAST(STDDEV(DISTINCT account) AS DECIMAL(30, 4)) AS sd, CAST(VAR_POP(qty) FILTER (WHERE buy) AS DECIMAL(30, 4)) AS bought,
  CAST(VAR_POP(qty) AS DECIMAL(30, 4)) AS vp, CAST(VAR_SAMP(price) AS DECIMAL(30, 4)) AS vs, CAST(VARIANCE(fee) AS DECIMAL(30, 4)) AS v, CAST(STDDEV_POP(qty) AS DECIMAL(30, 4)) AS sp, CAST(STDDEV_SAMP(price) AS DECIMAL(30, 4)) AS ss, CAST(STDDEV(fee) AS DECIMAL(30, 4)) AS s, CAST(COVAR_POP(fee, qty) AS DECIMAL(30, 4)) AS cp, CAST(COVAR_SAMP(fee, qty) AS DECIMAL(30, 4)) AS cs, CAST(CORR(fee, qty) AS DECIMAL(30, 4)) AS c, CAST(REGR_SXX(fee, qty) AS DECIMAL(30, 4)) AS sxx, CAST(REGR_SYY(fee, qty) AS DECIMAL(30, 4)) AS syy, CAST(REGR_SXY(fee, qty) AS DECIMAL(30, 4)) AS sxy, CAST(REGR_AVGX(fee, qty) AS DECIMAL(30, 4)) AS ax, CAST(REGR_AVGY(fee, qty) AS DECIMAL(30, 4)) AS ay, CAST(REGR_SLOPE(fee, qty) AS DECIMAL(30, 4)) AS sl, CAST(REGR_INTERCEPT(fee, qty) AS DECIMAL(30, 4)) AS ic, CAST(REGR_R2(fee, qty) AS DECIMAL(30, 4)) AS r2
FROM trades GROUP BY ALL;
