package dev.laminar.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line's entry point. */
@Command(
    name = "laminar",
    mixinStandardHelpOptions = true,
    version = "Laminar 0.1.0-SNAPSHOT",
    description = "Live SQL over event streams, compiled to JVM bytecode.",
    footerHeading = "%nBegin with:%n",
    footer = {
      "  laminar run examples/ohlc.sql                          bars of a file of trades",
      "  laminar sql examples/tables.sql                        the SQL shell",
      "  laminar demo                                           bars of a random stream, live",
      "  laminar explain examples/ohlc.sql --level codegen      the code that runs",
      "  laminar compile examples/ohlc.sql -o ohlc.jar          the same as a program: java -jar ohlc.jar",
      "  laminar test examples/bars.sqlt                        tests of SQL, with rows and watermarks",
      "",
      "Exit codes: 0 bounded input ended, 1 user error, 2 internal error, 130 ended by Ctrl-C.",
    },
    subcommands = {
      RunCommand.class,
      SqlCommand.class,
      DemoCommand.class,
      ExplainCommand.class,
      CompileCommand.class,
      TestCommand.class,
      BenchCommand.class,
      HelpCommand.class,
    })
public final class LaminarCommand {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Tell how the program was started, and show stack traces of errors.")
  private boolean verbose;

  private LaminarCommand() {}

  boolean isVerbose() {
    return verbose;
  }

  public static void main(String[] arguments) {
    int status = execute(arguments);
    System.out.flush();
    System.exit(status);
  }

  /** Runs the command in this JVM. Returns its exit code. */
  public static int execute(String... arguments) {
    LaminarCommand command = new LaminarCommand();
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(LaminarCommand::wrongArguments)
        .setExecutionExceptionHandler(new ErrorReporter(command))
        .execute(arguments);
  }

  private static int wrongArguments(CommandLine.ParameterException e, String[] arguments) {
    e.getCommandLine().getErr().println("laminar: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
    e.getCommandLine()
        .getErr()
        .println("try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USER_ERROR;
  }
}
