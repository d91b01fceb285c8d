package dev.laminar.cli;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.JarBuilder;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.launch.PlanRunner;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code laminar compile}. */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    description = {
      "Compiles a SQL script into a program that runs without Laminar's compiler.",
      "",
      "Writes app.jar with the generated classes and the plan, and beside it app-lib/ with the kernel and the connectors that "
          + "the script names. The two move together; java 25 is all that they need. Values of $${NAME} become part of the "
          + "program, and so does the absolute path that $${SCRIPT_DIR} stands for.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  laminar compile examples/ohlc.sql -o ohlc.jar",
      "  java -jar ohlc.jar",
      "  laminar compile report.sql -o report.jar --set INPUT=/data/trades.csv",
    })
final class CompileCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SCRIPT", description = "A SQL file.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "JAR",
      description = "The jar to write: app.jar.")
  private @Nullable Path output;

  @Mixin private Variables variables = new Variables();

  @Spec private @Nullable CommandSpec spec;

  private static String run(JarBuilder.Program program) {
    return program.functionClasses().isEmpty()
        ? "java -jar " + program.jar()
        : "java -cp "
            + program.jar()
            + ":CLASSES "
            + PlanRunner.class.getName()
            + ", where CLASSES has "
            + String.join(", ", program.functionClasses());
  }

  @Override
  public Integer call() {
    if (file == null || output == null || spec == null) {
      throw new IllegalStateException("not called by the command line");
    }
    Script script = Script.read(file);
    CompileSettings settings = CompileSettings.of(CodegenOptions.fromSystemProperties());
    try (CompiledScript compiled =
        CompiledScript.compile(script.name(), script.text(), settings, variables.of(script))) {
      JarBuilder.Program program = JarBuilder.write(compiled, output);
      spec.commandLine()
          .getErr()
          .println(
              "wrote "
                  + program.jar()
                  + " ("
                  + program.classCount()
                  + " generated classes) and "
                  + program.libraries().size()
                  + " jars in "
                  + program.libraries().getFirst().getParent().getFileName()
                  + "/; run it with: "
                  + run(program));
      return ExitCode.OK;
    } catch (LaminarException e) {
      throw new ScriptException(e, script.text());
    }
  }
}
