-- Tables and a view that is kept up to date. Run it: ./laminar run examples/tables.sql
CREATE TABLE accounts (
  id      INTEGER PRIMARY KEY,
  owner   VARCHAR NOT NULL,
  balance DECIMAL(12, 2) NOT NULL DEFAULT 0 CHECK (balance >= 0)
);

CREATE TABLE transfers (from_id INTEGER NOT NULL, to_id INTEGER NOT NULL, amount DECIMAL(12, 2) NOT NULL);

CREATE MATERIALIZED VIEW received AS
SELECT a.owner, COUNT(*) AS transfers, SUM(t.amount) AS total
FROM accounts a JOIN transfers t ON t.to_id = a.id
GROUP BY a.owner;

INSERT INTO accounts VALUES (1, 'Ann', 100), (2, 'Bob', 20), (3, 'Cyd', DEFAULT);
INSERT INTO transfers VALUES (1, 2, 30), (1, 3, 15.50), (2, 3, 5);
UPDATE accounts SET owner = 'Robert' WHERE id = 2;
DELETE FROM transfers WHERE amount < 10;

SELECT owner, transfers, total FROM received ORDER BY owner;
