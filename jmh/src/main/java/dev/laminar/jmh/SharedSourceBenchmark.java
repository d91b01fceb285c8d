package dev.laminar.jmh;

import dev.laminar.Laminar;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Views over one file of JSON records, from the first record to the last: time per record. Creating
 * them is not in it; the reading begins with the end of that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Xmx1g"
    })
public class SharedSourceBenchmark {

  private static final int RECORDS = 200_000;

  @Param({"1", "10", "100", "500"})
  public int queries;

  private @Nullable Path file;
  private @Nullable Laminar database;

  @Setup(Level.Trial)
  public void writeFile() throws IOException {
    Path created = Files.createTempFile("trades", ".json");
    Random random = new Random(1);
    try (BufferedWriter writer = Files.newBufferedWriter(created)) {
      for (int id = 0; id < RECORDS; id++) {
        writer.write(
            "{\"id\":%d,\"symbol\":\"S%d\",\"price\":%s,\"size\":%d,\"venue\":\"V%d\",\"note\":\"text that nobody reads %d\"}\n"
                .formatted(
                    id,
                    random.nextInt(50),
                    random.nextInt(10_000) / 100.0,
                    random.nextInt(1_000),
                    random.nextInt(5),
                    id));
      }
    }
    file = created;
  }

  @TearDown(Level.Trial)
  public void deleteFile() throws IOException {
    if (file != null) {
      Files.delete(file);
    }
  }

  @Setup(Level.Invocation)
  public void createViews() {
    StringBuilder script = new StringBuilder();
    script.append(
        "CREATE SOURCE trades (id BIGINT NOT NULL, symbol VARCHAR NOT NULL, price DOUBLE NOT NULL, size BIGINT NOT NULL, "
            + "venue VARCHAR NOT NULL, note VARCHAR NOT NULL) FROM FILES (path = '");
    script.append(file).append("') FORMAT JSON;\n");
    for (int number = 0; number < queries; number++) {
      script.append("CREATE MATERIALIZED VIEW q%d AS %s;\n".formatted(number, query(number)));
    }
    Laminar opened = Laminar.open();
    opened.execute(script.toString());
    database = opened;
  }

  private static String query(int number) {
    return switch (number % 5) {
      case 0 ->
          "SELECT symbol, COUNT(*) AS n, SUM(size) AS s FROM trades WHERE price > %d GROUP BY symbol"
              .formatted(number % 100);
      case 1 ->
          "SELECT venue, COUNT(*) AS n, MAX(price) AS m FROM trades WHERE size >= %d GROUP BY venue"
              .formatted(number);
      case 2 ->
          "SELECT COUNT(*) AS n FROM trades WHERE symbol = 'S%d' AND id %% %d = 0"
              .formatted(number % 50, number + 2);
      case 3 ->
          "SELECT id, price * %d AS p FROM trades WHERE id %% 10007 = %d".formatted(number, number);
      default ->
          "SELECT symbol, venue, MIN(price) AS lo, MAX(price) AS hi FROM trades WHERE size < %d GROUP BY symbol, venue"
              .formatted(1_000 - number);
    };
  }

  @TearDown(Level.Invocation)
  public void close() {
    if (database != null) {
      database.close();
    }
  }

  /** Until all records are in all views. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public Laminar read() throws InterruptedException {
    Laminar reading = database;
    if (reading == null) {
      throw new IllegalStateException("no database");
    }
    reading.awaitCompletion();
    return reading;
  }
}
