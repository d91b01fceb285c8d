-- What the Nexmark queries read: people, auctions, bids, and a table of names. Run it before one of the queries:
--   ./laminar run examples/nexmark/sources.sql examples/nexmark/q5.sql --set EVENTS=100000
-- EVENTS are events of all kinds (1 person, 3 auctions, 46 bids of each 50), RATE how many of them there are in a second of
-- event time, DISORDER by how much of it they come out of order.

CREATE SOURCE person (
  id           BIGINT NOT NULL,
  name         VARCHAR NOT NULL,
  emailAddress VARCHAR NOT NULL,
  creditCard   VARCHAR NOT NULL,
  city         VARCHAR NOT NULL,
  state        VARCHAR NOT NULL,
  dateTime     TIMESTAMP(3) NOT NULL,
  extra        VARCHAR NOT NULL,
  PRIMARY KEY (id) NOT ENFORCED,
  WATERMARK FOR dateTime AS dateTime - INTERVAL '4' SECOND
) FROM NEXMARK (event = person, events = '${EVENTS:-100000}', rate = '${RATE:-10000}', pacing = none, disorder = '${DISORDER:-0s}');

CREATE SOURCE auction (
  id          BIGINT NOT NULL,
  itemName    VARCHAR NOT NULL,
  description VARCHAR NOT NULL,
  initialBid  BIGINT NOT NULL,
  reserve     BIGINT NOT NULL,
  dateTime    TIMESTAMP(3) NOT NULL,
  expires     TIMESTAMP(3) NOT NULL,
  seller      BIGINT NOT NULL,
  category    BIGINT NOT NULL,
  extra       VARCHAR NOT NULL,
  PRIMARY KEY (id) NOT ENFORCED,
  WATERMARK FOR dateTime AS dateTime - INTERVAL '4' SECOND
) FROM NEXMARK (event = auction, events = '${EVENTS:-100000}', rate = '${RATE:-10000}', pacing = none, disorder = '${DISORDER:-0s}');

CREATE SOURCE bid (
  auction  BIGINT NOT NULL,
  bidder   BIGINT NOT NULL,
  price    BIGINT NOT NULL,
  channel  VARCHAR NOT NULL,
  url      VARCHAR NOT NULL,
  dateTime TIMESTAMP(3) NOT NULL,
  extra    VARCHAR NOT NULL,
  WATERMARK FOR dateTime AS dateTime - INTERVAL '4' SECOND
) FROM NEXMARK (event = bid, events = '${EVENTS:-100000}', rate = '${RATE:-10000}', pacing = none, disorder = '${DISORDER:-0s}');

CREATE LOOKUP TABLE side_input (
  key   BIGINT NOT NULL,
  value VARCHAR NOT NULL,
  PRIMARY KEY (key)
) FROM DATAGEN (rows = 10000, 'fields.key.kind' = sequence, 'fields.key.start' = 0);
