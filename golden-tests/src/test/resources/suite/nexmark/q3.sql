SELECT name, city, state, auction.id
FROM person, auction
WHERE seller = person.id AND category = 10 AND state IN ('OR', 'ID', 'CA');
