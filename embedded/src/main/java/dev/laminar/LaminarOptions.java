package dev.laminar;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.CompilationListener;
import dev.laminar.kernel.engine.EngineOptions;
import java.io.OutputStream;
import java.util.Map;

/**
 * How a database is opened. Immutable; begin with {@link #defaults()}.
 *
 * @param engine batch size, agent's CPU, idle strategy
 * @param codegen tier, dumps and checks of generated code
 * @param console where {@code print} sinks write; not closed by the database
 * @param compilation hears of every generated class that a statement uses
 * @param variables what {@code ${NAME}} in options of statements stands for
 */
public record LaminarOptions(
    EngineOptions engine,
    CodegenOptions codegen,
    CompilationListener compilation,
    OutputStream console,
    Map<String, String> variables) {

  public LaminarOptions {
    variables = Map.copyOf(variables);
  }

  /** In memory, one agent, production code generation, printing to the standard output. */
  public static LaminarOptions defaults() {
    return new LaminarOptions(
        EngineOptions.defaults(),
        CodegenOptions.fromSystemProperties(),
        CompilationListener.NONE,
        System.out,
        Map.of());
  }

  public LaminarOptions withEngine(EngineOptions value) {
    return new LaminarOptions(value, codegen, compilation, console, variables);
  }

  public LaminarOptions withCodegen(CodegenOptions value) {
    return new LaminarOptions(engine, value, compilation, console, variables);
  }

  public LaminarOptions withCompilation(CompilationListener value) {
    return new LaminarOptions(engine, codegen, value, console, variables);
  }

  public LaminarOptions withConsole(OutputStream value) {
    return new LaminarOptions(engine, codegen, compilation, value, variables);
  }

  public LaminarOptions withVariables(Map<String, String> values) {
    return new LaminarOptions(engine, codegen, compilation, console, values);
  }
}
