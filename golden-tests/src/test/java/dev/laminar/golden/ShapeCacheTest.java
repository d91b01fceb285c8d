package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Laminar;
import dev.laminar.Row;
import dev.laminar.Source;
import dev.laminar.Subscription;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules that differ only in literals share one class, and as many as wanted fit one database. */
class ShapeCacheTest {

  private static final int RULES = 10_000;

  /** Twice what a rule took when this was written. */
  private static final long MAX_HEAP_BYTES_PER_RULE = 20_000;

  private static final String SOURCE =
      "CREATE SOURCE trades (symbol VARCHAR NOT NULL, price DECIMAL(12, 2) NOT NULL);";

  private static final List<String> PRICES = List.of("0.50", "2500.50", "5000.00", "9999.99");

  record Trade(String symbol, BigDecimal price) {}

  private static String rule(int number) {
    return "CREATE STREAM rule_"
        + number
        + " AS SELECT symbol, price FROM trades WHERE price > "
        + number
        + ";\n";
  }

  @Test
  void tenThousandRulesOfOneDatabaseAreOneClass() throws Exception {
    try (Laminar database = Laminar.open()) {
      database.execute(SOURCE + rule(0));
      long loadedBefore = loadedClasses();
      long heapBefore = heapBytes();
      StringBuilder script = new StringBuilder();
      for (int number = 1; number < RULES; number++) {
        script.append(rule(number));
      }
      database.execute(script.toString());
      script.setLength(0);
      script.trimToSize();
      assertThat((heapBytes() - heapBefore) / RULES).isLessThan(MAX_HEAP_BYTES_PER_RULE);
      // A few hundred of the JDK's and Calcite's own classes may load meanwhile, not one for each
      // rule.
      assertThat(loadedClasses() - loadedBefore).isLessThan(RULES / 20);

      Set<Class<?>> types = new HashSet<>();
      for (int number = 0; number < RULES; number++) {
        types.add(typeOf(database.query("rule_" + number)));
      }
      assertThat(types).hasSize(1);
      assertRowsOf(database);
      assertThat(database.query("rule_4711").generated().getFirst().javaText().get())
          .as("the view of a rule that shares its class has its own literal")
          .contains("4711");
    }
  }

  /** By hand: a row passes the rules whose number is less than its price. */
  private static void assertRowsOf(Laminar database) throws InterruptedException {
    try (Subscription<Row> some = database.subscribe("rule_4999");
        Subscription<Row> none = database.subscribe("rule_9999");
        Source<Trade> trades = database.source("trades", Trade.class)) {
      PRICES.forEach(price -> trades.push(new Trade("ACME", new BigDecimal(price))));
      trades.end();
      assertThat(some.next().get("price")).isEqualTo(new BigDecimal("5000.00"));
      assertThat(some.next().get("price")).isEqualTo(new BigDecimal("9999.99"));
      assertThat(some.hasNext()).isFalse();
      assertThat(none.next().get("price")).isEqualTo(new BigDecimal("9999.99"));
      assertThat(none.hasNext()).isFalse();
    }
    assertThat(database.awaitCompletion(30, TimeUnit.SECONDS)).isTrue();
    Map<String, Long> rowsOut = new HashMap<>();
    for (QuerySnapshot query : database.metrics().queries()) {
      assertThat(query.rowsIn()).as(query.name()).isEqualTo(PRICES.size());
      rowsOut.put(query.name(), query.rowsOut());
    }
    assertThat(rowsOut).hasSize(RULES);
    for (int number = 0; number < RULES; number++) {
      long expected = number < 1 ? 4 : number <= 2_500 ? 3 : number < 5_000 ? 2 : 1;
      assertThat(rowsOut.get("rule_" + number)).as("rule " + number).isEqualTo(expected);
    }
  }

  private static Class<?> typeOf(CompiledQuery query) throws ClassNotFoundException {
    assertThat(query.generated()).hasSize(1);
    return query.classes().resolve(query.generated().getFirst().binaryName());
  }

  private static long loadedClasses() {
    return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
  }

  private static long heapBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
