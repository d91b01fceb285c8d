SELECT o.id, o.ts, o.symbol, o.side, o.size, f.ts, f.price, f.size
FROM (FROM orders WHERE ts >= watermark) AS o
LEFT JOIN (FROM fills WHERE ts >= watermark) AS f
ON f.order_id = o.id AND f.ts >= o.ts AND f.ts <= o.ts + INTERVAL 2 SECOND;
