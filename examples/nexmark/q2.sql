-- What is bid for some chosen auctions?
SELECT auction, price FROM bid WHERE MOD(auction, 123) = 0;
