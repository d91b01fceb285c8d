package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Change;
import dev.laminar.ExecuteOptions;
import dev.laminar.Execution;
import dev.laminar.Laminar;
import dev.laminar.PreparedCommand;
import dev.laminar.Row;
import dev.laminar.Source;
import dev.laminar.Subscription;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is dropped gives everything back: memory on and off the heap, and classes. */
@Timeout(240)
class CreateDropTest {

  private static final int WARM_UP_CYCLES = 200;
  private static final int CYCLES = 1_000;

  record Number(long n) {}

  /** What a process holds after a full collection. */
  private record Usage(long heapBytes, long metaspaceBytes, int classes, long stateBytes) {

    static Usage of(Laminar database) {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      long metaspaceBytes =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getName().equals("Metaspace"))
              .mapToLong(CreateDropTest::usedBytes)
              .sum();
      Runtime runtime = Runtime.getRuntime();
      return new Usage(
          runtime.totalMemory() - runtime.freeMemory(),
          metaspaceBytes,
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
          database.metrics().stateBytes());
    }
  }

  private static long usedBytes(MemoryPoolMXBean pool) {
    return pool.getUsage().getUsed();
  }

  @Test
  void aThousandCyclesLeaveNothing() {
    try (Laminar database = Laminar.open()) {
      database.execute("CREATE SOURCE numbers (n BIGINT NOT NULL)");
      try (Source<Number> numbers = database.source("numbers", Number.class)) {
        int cycle = 0;
        while (cycle < WARM_UP_CYCLES) {
          cycle(database, numbers, cycle++);
        }
        Usage before = Usage.of(database);
        while (cycle < CYCLES) {
          cycle(database, numbers, cycle++);
        }
        Usage after = Usage.of(database);
        assertThat(after.stateBytes()).as("off-heap").isEqualTo(before.stateBytes()).isZero();
        assertThat(after.classes() - before.classes())
            .as("classes: %s, %s", before, after)
            .isLessThan(100);
        assertThat(after.metaspaceBytes() - before.metaspaceBytes())
            .as("metaspace: %s, %s", before, after)
            .isLessThan(2 << 20);
        assertThat(after.heapBytes() - before.heapBytes())
            .as("heap: %s, %s", before, after)
            .isLessThan(8 << 20);
      }
    }
  }

  /** Shapes of classes repeat only every thirty cycles, names and literals never do. */
  private static void cycle(Laminar database, Source<Number> numbers, int cycle) {
    String table = "t" + cycle;
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < cycle % 6; i++) {
      more.append(", c").append(i).append(" INT DEFAULT ").append(cycle);
    }
    String aggregate = List.of("SUM", "MAX", "MIN", "COUNT", "AVG").get(cycle % 5);
    database.execute(
        """
        CREATE TABLE %1$s (id INT PRIMARY KEY, k VARCHAR NOT NULL, v BIGINT%2$s);
        INSERT INTO %1$s (id, k, v) VALUES (1, 'a', %3$d), (2, 'b', 2), (3, 'a', 3);
        CREATE MATERIALIZED VIEW v%3$d AS
          SELECT a.k, %4$s(b.v) AS x FROM %1$s a JOIN %1$s b ON a.k = b.k WHERE b.v <> -%3$d GROUP BY a.k;
        CREATE STREAM s%3$d AS SELECT n + %3$d AS n FROM numbers WHERE n = %3$d;
        """
            .formatted(table, more, cycle, aggregate));
    try (Subscription<Change<Row>> changes = database.changes("v" + cycle).subscribe();
        Subscription<Number> stream = database.subscribe("s" + cycle, Number.class);
        PreparedCommand update = database.prepare("UPDATE " + table + " SET v = ? WHERE id = ?");
        PreparedCommand select =
            database.prepare("SELECT COUNT(*) FROM %s WHERE v < ?".formatted(table))) {
      numbers.push(new Number(cycle));
      assertThat(stream.next().n()).isEqualTo(2L * cycle);
      assertThat(updates(changes)).isEqualTo(2);
      update.execute(List.of(7L, 2), ExecuteOptions.defaults()).close();
      try (Execution.Rows rows =
          (Execution.Rows) select.execute(List.of(1_000_000L), ExecuteOptions.defaults())) {
        assertThat(rows.cursor().next()).isTrue();
        assertThat(rows.cursor().getLong(0)).isEqualTo(3);
      }
    }
    database.execute(
        "DROP STREAM s%1$d; DROP MATERIALIZED VIEW v%1$d; DROP TABLE t%1$d".formatted(cycle));
  }

  private static int updates(Subscription<Change<Row>> changes) {
    int count = 0;
    while (changes.next() instanceof Change.Update<Row>) {
      count++;
    }
    return count;
  }
}
