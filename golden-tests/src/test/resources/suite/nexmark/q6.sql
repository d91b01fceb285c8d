SELECT seller, average(SUM(price) OVER last_ones, COUNT(*) OVER last_ones)
FROM (
  SELECT a.id, a.seller, b.price, b.dateTime
  FROM auction AS a JOIN bid AS b ON a.id = b.auction AND b.dateTime BETWEEN a.dateTime AND a.expires
  QUALIFY ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY b.price DESC, b.dateTime, b.rn) = 1)
WINDOW last_ones AS (PARTITION BY seller ORDER BY dateTime, id ROWS BETWEEN 10 PRECEDING AND CURRENT ROW);
