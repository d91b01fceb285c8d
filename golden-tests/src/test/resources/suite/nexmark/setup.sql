-- A row counts in windows that the watermark, the greatest time so far less four seconds, has not passed.
CREATE TABLE person AS SELECT *, MAX(dateTime) OVER (ORDER BY rn) - INTERVAL 4 SECOND AS watermark FROM person_rows;
CREATE TABLE auction AS SELECT *, MAX(dateTime) OVER (ORDER BY rn) - INTERVAL 4 SECOND AS watermark FROM auction_rows;
CREATE TABLE bid AS SELECT *, MAX(dateTime) OVER (ORDER BY rn) - INTERVAL 4 SECOND AS watermark FROM bid_rows;
CREATE TABLE side_input AS SELECT * FROM side_input_rows;
-- An average with six digits, half up, of numbers that are not negative.
CREATE MACRO average(total, n) AS
  ((total::HUGEINT * 2000000 + n) // (2 * n))::DECIMAL(30, 0) * 0.000001::DECIMAL(7, 6);
