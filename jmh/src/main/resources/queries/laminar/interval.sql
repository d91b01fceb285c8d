SELECT o.id, o.qty AS ordered, f.qty AS filled
FROM orders AS o JOIN fills AS f ON o.id = f.id AND f.ts BETWEEN o.ts AND o.ts + INTERVAL '5' SECOND
