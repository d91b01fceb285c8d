-- When was a market wide for three quotes or more, and calm before and behind, all within ten seconds?
SELECT *
FROM quotes MATCH_RECOGNIZE (
  PARTITION BY symbol ORDER BY ts
  MEASURES FIRST(WIDE.ts) AS began, LAST(WIDE.ts) AS ended, COUNT(WIDE.*) AS quotes, MAX(WIDE.spread) AS widest
  ONE ROW PER MATCH
  AFTER MATCH SKIP TO LAST CALM
  PATTERN (TIGHT WIDE{3,} CALM) WITHIN INTERVAL '10' SECOND
  DEFINE TIGHT AS spread < 0.05, WIDE AS spread >= 0.05, CALM AS spread < 0.05);
