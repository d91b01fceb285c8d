SELECT bid.auction, bidder, price, channel, url, bid.dateTime, bid.extra, itemName, description, initialBid, reserve,
  auction.dateTime, expires, seller, category, auction.extra
FROM auction, bid
WHERE bid.auction = auction.id AND category = 10;
