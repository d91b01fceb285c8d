SELECT p.id, p.name, make_timestamp(p.number * 10000000) AS starttime
FROM (SELECT DISTINCT id, name, epoch_us("dateTime") // 10000000 AS number FROM person) AS p
JOIN (SELECT DISTINCT seller, epoch_us("dateTime") // 10000000 AS number FROM auction) AS a
ON p.id = a.seller AND p.number = a.number
