package dev.laminar.bench;

import dev.laminar.bench.loops.AuctionStatistics;
import dev.laminar.bench.loops.Bars;
import dev.laminar.bench.loops.DistinctCounts;
import dev.laminar.bench.loops.FilledOrders;
import dev.laminar.bench.loops.FinalPrices;
import dev.laminar.bench.loops.HighestBid;
import dev.laminar.bench.loops.ItemBids;
import dev.laminar.bench.loops.LastBids;
import dev.laminar.bench.loops.LastQuotes;
import dev.laminar.bench.loops.LocalItems;
import dev.laminar.bench.loops.Loop;
import dev.laminar.bench.loops.NewUsers;
import dev.laminar.bench.loops.TopBids;
import dev.laminar.bench.loops.Transforms;
import dev.laminar.bench.loops.Windows;
import dev.laminar.bench.loops.WinningBids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All queries of the benchmark, in order. */
final class BenchQueries {

  private static final int LAST_NEXMARK = 23;

  /** Reads a table that the workload does not have. */
  private static final int LOOKUP = 13;

  private static final Map<String, Loop.Factory> LOOPS =
      Map.ofEntries(
          Map.entry("q0", Transforms.PassThrough::new),
          Map.entry("q1", Transforms.Currency::new),
          Map.entry("q2", Transforms.Selection::new),
          Map.entry("q3", LocalItems::new),
          Map.entry("q4", FinalPrices::new),
          Map.entry("q5", Windows.HotItems::new),
          Map.entry("q7", HighestBid::new),
          Map.entry("q8", NewUsers::new),
          Map.entry("q9", WinningBids::new),
          Map.entry("q11", Windows.Sessions::new),
          Map.entry("q12", Windows.Tumbling::new),
          Map.entry("q14", Transforms.Calculation::new),
          Map.entry("q15", DistinctCounts::new),
          Map.entry("q17", AuctionStatistics::new),
          Map.entry("q18", LastBids::new),
          Map.entry("q19", TopBids::new),
          Map.entry("q20", ItemBids::new),
          Map.entry("q22", Transforms.Directories::new));

  private BenchQueries() {}

  static List<BenchQuery> all() {
    List<BenchQuery> queries = new ArrayList<>();
    for (int i = 0; i <= LAST_NEXMARK; i++) {
      if (i == LOOKUP) {
        continue;
      }
      String name = "q" + i;
      SqlFiles.example("nexmark", name).ifPresent(sql -> queries.add(nexmark(name, sql)));
    }
    queries.add(finance("ohlc", Bars::new));
    queries.add(finance("asof", LastQuotes::new));
    queries.add(finance("interval", FilledOrders::new));
    return queries;
  }

  private static BenchQuery finance(String name, Loop.Factory loop) {
    return new BenchQuery(
        name,
        BenchQuery.Suite.FINANCE,
        SqlFiles.select("laminar", name).orElseThrow(),
        Optional.of(loop));
  }

  private static BenchQuery nexmark(String name, String sql) {
    return new BenchQuery(
        name, BenchQuery.Suite.NEXMARK, sql, Optional.ofNullable(LOOPS.get(name)));
  }
}
