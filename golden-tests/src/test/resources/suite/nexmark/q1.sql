SELECT auction, bidder, (price * 908)::DECIMAL(20, 0) * 0.001::DECIMAL(4, 3), dateTime, extra FROM bid;
