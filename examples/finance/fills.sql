-- Each order with its fill, if it came within two seconds.
SELECT o.id, o.ts, o.symbol, o.side, o.size, f.ts AS filled, f.price, f.size AS filled_size
FROM orders AS o
LEFT JOIN fills AS f ON f.order_id = o.id AND f.ts BETWEEN o.ts AND o.ts + INTERVAL '2' SECOND;
