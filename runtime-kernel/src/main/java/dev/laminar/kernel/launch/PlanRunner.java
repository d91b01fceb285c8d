package dev.laminar.kernel.launch;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.ErrorKind;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.PlanCodec;
import dev.laminar.kernel.plan.SourcePlan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Runs the plan on the class path until its bounded input ends: the main class of a compiled
 * script's jar.
 *
 * <p>Exit codes: 0 when the input ended, 1 for an error that the user can mend, 2 for an internal
 * one, 130 on Ctrl-C after everything that was read went to the sinks and these were finished.
 */
public final class PlanRunner {

  /** Where a jar keeps its plan. */
  public static final String PLAN_RESOURCE = "META-INF/laminar/plan.bin";

  /**
   * Folder of the SQL texts by the names that spans carry, for error messages that show the line;
   * optional.
   */
  public static final String SQL_RESOURCES = "META-INF/laminar/sql/";

  /** Names of the classes of users' functions that the plan calls, a line each; optional. */
  public static final String FUNCTION_CLASSES = "META-INF/laminar/functions.txt";

  private static final int EXIT_OK = 0;
  private static final int EXIT_USER_ERROR = 1;
  private static final int EXIT_INTERNAL_ERROR = 2;
  private static final long PROGRESS_INTERVAL_S = 10;

  /** How long Ctrl-C waits for the batch in work. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ClassLoader loader;
  private final OutputStream console;
  private final PrintStream messages;
  private volatile boolean interrupted;

  /**
   * @param loader has the plan, its generated classes and the connectors
   * @param console where {@code print} writes
   * @param messages where everything else is told
   */
  public PlanRunner(ClassLoader loader, OutputStream console, PrintStream messages) {
    this.loader = loader;
    this.console = console;
    this.messages = messages;
  }

  public static void main(String[] args) {
    // Without a logging back end SLF4J would say so on the standard error of every run.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PrintStream messages =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    if (args.length > 0) {
      boolean help = args[0].equals("--help") || args[0].equals("-h");
      messages.println(
          "This program runs a compiled Laminar script. It takes no arguments; Ctrl-C ends it.");
      System.exit(help ? EXIT_OK : EXIT_USER_ERROR);
    }
    OutputStream console = new ConsoleOutput();
    PlanRunner runner = new PlanRunner(PlanRunner.class.getClassLoader(), console, messages);
    int exitCode = runner.run();
    if (!runner.interrupted) {
      System.exit(exitCode);
    }
  }

  /** Runs to the end and returns the exit code. */
  public int run() {
    try (Engine engine = new Engine(EngineOptions.defaults())) {
      // The JVM ends with 128 + signal by itself once the hook is done: 130 for Ctrl-C.
      Thread onSignal = new Thread(() -> interrupt(engine), "laminar-shutdown");
      Runtime.getRuntime().addShutdownHook(onSignal);
      try {
        run(engine);
        return EXIT_OK;
      } finally {
        removeHook(onSignal);
      }
    } catch (LaminarException e) {
      if (interrupted) {
        return EXIT_OK;
      }
      if (isReaderGone()) {
        return EXIT_OK;
      }
      messages.println(e.render(text(e.span())));
      return e.code().kind() == ErrorKind.INTERNAL ? EXIT_INTERNAL_ERROR : EXIT_USER_ERROR;
    } catch (OptionException e) {
      messages.println(
          "error: " + e.getMessage() + (e.help().isEmpty() ? "" : "\nhelp: " + e.help()));
      return EXIT_USER_ERROR;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return EXIT_USER_ERROR;
    } catch (RuntimeException e) {
      messages.println("internal error (please report it): " + e);
      e.printStackTrace(messages);
      return EXIT_INTERNAL_ERROR;
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down, and the hook is what runs.
    }
  }

  /** The other thread says nothing any more: it may have no time to. */
  private void interrupt(Engine engine) {
    interrupted = true;
    try {
      if (engine.finish(PATIENCE)) {
        engine.awaitCompletion(0, TimeUnit.NANOSECONDS);
      } else {
        messages.println("laminar: a sink blocks: the output is not finished");
      }
    } catch (LaminarException e) {
      if (!isReaderGone()) {
        messages.println(e.render(text(e.span())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      engine.close();
    }
  }

  private boolean isReaderGone() {
    return console instanceof ConsoleOutput output && output.isReaderGone();
  }

  private void run(Engine engine) throws InterruptedException {
    ExecutionPlan plan = readPlan();
    for (SourcePlan source : plan.sources()) {
      if (source.isPushed()) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "source "
                + source.name()
                + " has no connector: a program that embeds Laminar must push its rows",
            SourceSpan.NONE,
            "give the source a connector and compile again");
      }
    }
    requireFunctionClasses();
    new PlanDeployment(
            plan, name -> Class.forName(name, true, loader), Connectors.load(loader), console)
        .deploy(engine);
    while (!engine.awaitCompletion(PROGRESS_INTERVAL_S, TimeUnit.SECONDS)) {
      messages.println("laminar: " + progress(engine.snapshot()));
    }
    if (!interrupted) {
      messages.println("laminar: done, " + progress(engine.snapshot()));
    }
  }

  /** Before the first row, for which it would be too late to say it. */
  private void requireFunctionClasses() {
    try (InputStream in = loader.getResourceAsStream(FUNCTION_CLASSES)) {
      String names = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String name : names.lines().toList()) {
        Class.forName(name, false, loader);
      }
    } catch (ClassNotFoundException e) {
      throw new LaminarException(
          ErrorCode.UNDEFINED_OBJECT,
          "class "
              + e.getMessage()
              + ", whose functions the script calls, is not on the class path",
          SourceSpan.NONE,
          "run it with: java -cp app.jar:functions.jar " + PlanRunner.class.getName());
    } catch (IOException e) {
      throw new LaminarException(
          ErrorCode.IO_ERROR,
          "the compiled plan cannot be read: " + e.getMessage(),
          SourceSpan.NONE,
          "",
          e);
    }
  }

  private ExecutionPlan readPlan() {
    try (InputStream in = loader.getResourceAsStream(PLAN_RESOURCE)) {
      if (in == null) {
        throw new LaminarException(
            ErrorCode.MISSING_FILE,
            "there is no " + PLAN_RESOURCE + " on the class path",
            SourceSpan.NONE,
            "make a runnable jar with: laminar compile SCRIPT -o app.jar");
      }
      return PlanCodec.decode(in.readAllBytes());
    } catch (IOException e) {
      throw new LaminarException(
          ErrorCode.IO_ERROR,
          "the compiled plan cannot be read: " + e.getMessage(),
          SourceSpan.NONE,
          "",
          e);
    }
  }

  private static String progress(EngineSnapshot snapshot) {
    long rowsIn = snapshot.sources().stream().mapToLong(EngineSnapshot.SourceSnapshot::rows).sum();
    long rowsOut = snapshot.sinks().stream().mapToLong(EngineSnapshot.SinkSnapshot::rows).sum();
    long malformed =
        snapshot.sources().stream().mapToLong(EngineSnapshot.SourceSnapshot::malformed).sum();
    long late = snapshot.queries().stream().mapToLong(EngineSnapshot.QuerySnapshot::rowsLate).sum();
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%,d rows in, %,d rows out", rowsIn, rowsOut));
    line.append(String.format(Locale.ROOT, " in %.1f s", snapshot.runningNs() / 1e9));
    if (late > 0) {
      line.append(String.format(Locale.ROOT, ", %,d late", late));
    }
    if (malformed > 0) {
      line.append(String.format(Locale.ROOT, ", %,d malformed", malformed));
    }
    return line.toString();
  }

  private String text(SourceSpan span) {
    if (!span.isKnown()) {
      return "";
    }
    try (InputStream in = loader.getResourceAsStream(SQL_RESOURCES + span.source())) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
