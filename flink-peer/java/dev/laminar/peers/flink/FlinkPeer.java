package dev.laminar.peers.flink;

import dev.laminar.bench.FinanceEvents;
import dev.laminar.bench.NexmarkEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * Runs queries that come line by line: {@code CHECK} or {@code RUN}, the kinds of events to read
 * and the columns not to compare, with commas between, and the SELECT, with tabulators between. Answers each with {@code RESULT} and
 * five numbers: ns on the clock, ns of processor time of the process, rows out, rows that are left,
 * checksum; or with {@code ERROR} and why.
 */
public final class FlinkPeer {

  private FlinkPeer() {}

  /**
   * @param arguments nexmark or finance, and how many events
   */
  public static void main(String[] arguments) throws IOException {
    // Flink's own output is not for who reads the answers.
    PrintStream answers = System.out;
    System.setOut(System.err);
    long events = Long.parseLong(arguments[1]);
    boolean nexmark = arguments[0].equals("nexmark");
    Events rows =
        nexmark
            ? new Events(NexmarkEvents.generate(events), "dateTime")
            : new Events(FinanceEvents.generate(events), "ts");
    answers.println("READY");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      answers.println(answer(line.split("\t"), rows, nexmark));
    }
    System.exit(0);
  }

  private static String answer(String[] request, Events events, boolean nexmark) {
    try {
      RunState run =
          new RunState(
              events.of(List.of(request[1].split(","))),
              request[0].equals("CHECK"),
              Set.of(request[2].split(",")));
      RunState.begin(run);
      StreamTableEnvironment tables = open();
      events
          .definitions(nexmark ? "'4' SECOND" : "'0.1' SECOND")
          .forEach(tables::executeSql);
      if (!nexmark) {
        tables.executeSql(
            "CREATE VIEW versions AS SELECT ts, sym, bid, ask FROM"
                + " (SELECT *, ROW_NUMBER() OVER (PARTITION BY sym ORDER BY ts DESC) AS place"
                + " FROM quotes) WHERE place = 1");
      }
      Table query = tables.sqlQuery(request[3]);
      query.executeInsert(TableDescriptor.forConnector(RowsFactory.NAME).build()).await();
      return String.join(
          " ",
          "RESULT",
          Long.toString(run.wallNs()),
          Long.toString(run.cpuNs()),
          Long.toString(run.rowsOut),
          Long.toString(run.netRows),
          Long.toString(run.checksum));
    } catch (Exception e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return "ERROR " + String.valueOf(cause.getMessage()).replace('\n', ' ');
    }
  }

  private static StreamTableEnvironment open() {
    Configuration configuration = new Configuration();
    configuration.setString("parallelism.default", "1");
    configuration.setString("pipeline.object-reuse", "true");
    configuration.setString("state.backend.type", "hashmap");
    configuration.setString("table.local-time-zone", "UTC");
    return StreamTableEnvironment.create(
        StreamExecutionEnvironment.getExecutionEnvironment(configuration));
  }
}
