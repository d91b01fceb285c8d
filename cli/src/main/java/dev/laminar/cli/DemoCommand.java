package dev.laminar.cli;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.Subscription;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code laminar demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows ten-second bars of a random stream of trades, changing as trades arrive. Ctrl-C ends it.",
      "",
      "The SQL is a CREATE SOURCE with the datagen connector and a CREATE STREAM with EMIT ON UPDATE; the command subscribes "
          + "to the stream and draws the latest bar of each symbol.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar demo                          until Ctrl-C",
      "  laminar demo --rate 500000            more trades per second",
      "  laminar demo --seconds 5 | tail -9    the last picture",
    })
final class DemoCommand implements Callable<Integer> {

  private static final String SCRIPT_RESOURCE = "demo.sql";
  private static final long REDRAW_MS = 200;

  /** Where pictures come one below the other. */
  private static final long APPEND_MS = 1_000;

  private static final int SECONDS_FOREVER = 0;

  @Option(
      names = "--rate",
      defaultValue = "20000",
      description = "Trades per second (default 20,000).")
  private long rate = 20_000;

  @Option(
      names = "--seconds",
      defaultValue = "0",
      description = "End by itself after that many seconds; 0: never.")
  private int seconds = SECONDS_FOREVER;

  /** A bar as the stream puts it out: again whenever it changed. */
  record Bar(
      LocalDateTime bar,
      String symbol,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      long volume,
      long trades) {}

  @Override
  public Integer call() {
    LaminarOptions options =
        LaminarOptions.defaults().withVariables(Map.of("RATE", Long.toString(rate)));
    String script = script();
    try (Laminar database = Laminar.open(options);
        ShutdownClose shutdown = ShutdownClose.of(database, _ -> {})) {
      try {
        database.executeScript(SCRIPT_RESOURCE, script, Map.of());
        try (Subscription<Bar> bars = database.subscribe("bars", Bar.class)) {
          show(database, bars, new Screen(System.out, Terminals.isOutput()));
        }
      } catch (LaminarException e) {
        if (shutdown.isEnding()) {
          return ExitCode.INTERRUPTED;
        }
        throw new ScriptException(e, script);
      }
    }
    return ExitCode.OK;
  }

  private void show(Laminar database, Subscription<Bar> bars, Screen screen) {
    TreeMap<String, Bar> latest = new TreeMap<>();
    long startNs = System.nanoTime();
    long drawnNs = startNs;
    long intervalNs = TimeUnit.MILLISECONDS.toNanos(screen.terminal ? REDRAW_MS : APPEND_MS);
    while (bars.hasNext()) {
      Bar bar = bars.next();
      latest.merge(
          bar.symbol(), bar, (old, fresh) -> fresh.bar().isBefore(old.bar()) ? old : fresh);
      long nowNs = System.nanoTime();
      if (nowNs - drawnNs >= intervalNs) {
        screen.draw(latest, database);
        if (screen.isReaderGone()) {
          return;
        }
        drawnNs = nowNs;
      }
      if (seconds != SECONDS_FOREVER && nowNs - startNs >= seconds * 1_000_000_000L) {
        return;
      }
    }
  }

  private static String script() {
    try (InputStream in = DemoCommand.class.getResourceAsStream(SCRIPT_RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + SCRIPT_RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Draws the bars over those drawn before; one below the other where the output is no terminal.
   */
  private static final class Screen {
    private final PrintStream out;
    private final boolean terminal;
    private int drawnLines;

    Screen(PrintStream out, boolean terminal) {
      this.out = out;
      this.terminal = terminal;
    }

    void draw(Map<String, Bar> bars, Laminar database) {
      StringBuilder text = new StringBuilder();
      if (terminal && drawnLines > 0) {
        text.append("\u001b[").append(drawnLines).append("A\r");
      }
      int lines = 0;
      long rows = database.metrics().sources().getFirst().rows();
      lines +=
          line(text, String.format(Locale.ROOT, "%,d trades; 10-second bars, Ctrl-C ends", rows));
      lines +=
          line(
              text,
              String.format(
                  Locale.ROOT,
                  "%-6s %-8s %10s %10s %10s %10s %12s %8s",
                  "symbol",
                  "bar",
                  "open",
                  "high",
                  "low",
                  "close",
                  "volume",
                  "trades"));
      for (Bar bar : bars.values()) {
        lines +=
            line(
                text,
                String.format(
                    Locale.ROOT,
                    "%-6s %tT %10s %10s %10s %10s %,12d %,8d",
                    bar.symbol(),
                    bar.bar(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.trades()));
      }
      drawnLines = lines;
      out.print(text);
      out.flush();
    }

    boolean isReaderGone() {
      return out.checkError();
    }

    private int line(StringBuilder text, String content) {
      text.append(terminal ? "\u001b[K" : "").append(content).append('\n');
      return 1;
    }
  }
}
