SELECT bidder, price, channel, url, bid.extra, person.id, name, emailAddress, creditCard, city, state, person.extra,
  itemName, description, initialBid, reserve, auction.dateTime, expires, seller, category, auction.extra
FROM bid, person, auction
WHERE person.id = bidder AND seller = bidder;
