package dev.laminar.cli;

import dev.laminar.kernel.engine.EngineSnapshot;
import java.io.PrintWriter;
import java.util.Locale;

/** The figures of a finished run. */
final class MetricsReport {

  private MetricsReport() {}

  static void print(EngineSnapshot snapshot, PrintWriter out) {
    double seconds = snapshot.runningNs() / 1e9;
    out.printf(Locale.ROOT, "ran %.3f s%n", seconds);
    for (EngineSnapshot.SourceSnapshot source : snapshot.sources()) {
      out.printf(
          Locale.ROOT,
          "source %s: %,d rows, %,.0f rows/s, %,d bytes, %,d malformed%n",
          source.name(),
          source.rows(),
          source.rows() / seconds,
          source.bytes(),
          source.malformed());
    }
    for (EngineSnapshot.QuerySnapshot query : snapshot.queries()) {
      out.printf(
          Locale.ROOT,
          "query %s: %s, %,d rows in, %,d out, %,d late, %,d without event time, %,d groups, %,d state bytes%n",
          query.name(),
          query.status(),
          query.rowsIn(),
          query.rowsOut(),
          query.rowsLate(),
          query.rowsWithoutEventTime(),
          query.groupCount(),
          query.stateBytes());
    }
    for (EngineSnapshot.SinkSnapshot sink : snapshot.sinks()) {
      out.printf(Locale.ROOT, "sink %s: %,d rows%n", sink.name(), sink.rows());
    }
    EngineSnapshot.BatchTimes times = snapshot.batchTimes();
    out.printf(
        Locale.ROOT,
        "batches: %,d, median %,d us, p99 %,d us, max %,d us; peak state %,d bytes%n",
        times.count(),
        times.medianNs() / 1_000,
        times.p99Ns() / 1_000,
        times.maxNs() / 1_000,
        snapshot.peakStateBytes());
    out.flush();
  }
}
