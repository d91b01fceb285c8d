-- Methods of Java as functions: these are the JDK's own, docs/sql/user-functions.md tells how to write yours.
-- Run it: ./laminar run examples/functions.sql
CREATE FUNCTION hypot AS 'java.lang.Math.hypot';
CREATE FUNCTION bits AS 'java.lang.Long.bitCount';
CREATE FUNCTION url_decode AS 'java.net.URLDecoder.decode';

CREATE TABLE clicks (x DOUBLE NOT NULL, y DOUBLE NOT NULL, flags BIGINT, query VARCHAR);
INSERT INTO clicks VALUES (3, 4, 7, 'a%20b'), (5, 12, NULL, 'caf%C3%A9'), (0, 0, 255, NULL);

SELECT hypot(x, y) AS distance, bits(flags) AS bits, url_decode(query) AS query FROM clicks ORDER BY distance;
