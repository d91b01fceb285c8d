package dev.laminar.cli;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.Explainer;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.tree.SqlExplainStatement;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code laminar explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Prints what the queries of a script compile to, without running them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar explain examples/ohlc.sql                       operators, watermarks, state bounds",
      "  laminar explain examples/ohlc.sql --level codegen       the Java view, with bytes per method",
      "  laminar explain examples/ohlc.sql --level bytecode | less",
    })
final class ExplainCommand implements Callable<Integer> {

  /** How deep to look. */
  enum Level {
    LOGICAL,
    PHYSICAL,
    CODEGEN,
    BYTECODE
  }

  @Parameters(paramLabel = "SCRIPT", description = "A SQL file.")
  private @Nullable Path file;

  @Option(
      names = "--level",
      defaultValue = "physical",
      description = {
        "logical   the relational expression",
        "physical  streaming operators, changelog modes, watermarks, state bounds, passes (default)",
        "codegen   the Java view of the generated classes, with bytes per method",
        "bytecode  their instructions",
      })
  private Level level = Level.PHYSICAL;

  @Mixin private Variables variables = new Variables();

  @Override
  public Integer call() {
    if (file == null) {
      throw new IllegalStateException("not called by the command line");
    }
    Script script = Script.read(file);
    CompileSettings settings = CompileSettings.of(CodegenOptions.fromSystemProperties());
    try (CompiledScript compiled =
        CompiledScript.compile(script.name(), script.text(), settings, variables.of(script))) {
      for (CompiledQuery query : compiled.queries()) {
        System.out.println("-- " + query.name());
        System.out.println(Explainer.explain(query, sqlLevel()));
      }
      return ExitCode.OK;
    } catch (LaminarException e) {
      throw new ScriptException(e, script.text());
    }
  }

  private SqlExplainStatement.Level sqlLevel() {
    return switch (level) {
      case LOGICAL -> SqlExplainStatement.Level.LOGICAL;
      case PHYSICAL -> SqlExplainStatement.Level.PHYSICAL;
      case CODEGEN -> SqlExplainStatement.Level.CODEGEN;
      case BYTECODE -> SqlExplainStatement.Level.BYTECODE;
    };
  }
}
