-- Bids with the number of their channel: by its name, or out of the URL. The pattern has one group, the one that is taken.
SELECT auction, bidder, price, channel,
  CASE
    WHEN LOWER(channel) = 'apple' THEN '0'
    WHEN LOWER(channel) = 'google' THEN '1'
    WHEN LOWER(channel) = 'facebook' THEN '2'
    WHEN LOWER(channel) = 'baidu' THEN '3'
    ELSE REGEXP_EXTRACT(url, '(?:&|^)channel_id=([^&]*)')
  END AS channel_id
FROM bid
WHERE REGEXP_EXTRACT(url, '(?:&|^)channel_id=([^&]*)') IS NOT NULL
  OR LOWER(channel) IN ('apple', 'google', 'facebook', 'baidu');
