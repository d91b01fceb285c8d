package dev.laminar.jmh;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompileTimes;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.StatementCompiler;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From SQL text to loaded classes of a filter and projection. {@code shared} statements differ in
 * literals only and find their class; otherwise each has a shape of its own, by the number of its
 * output columns and operators.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "-Xmx1g"
    })
public class CompileBenchmark {

  private static final String[] OPERATORS = {"+", "-", "*"};

  @Param({"false", "true"})
  public boolean shared;

  private @Nullable StatementCompiler compiler;
  private int count;

  /**
   * Sums over all iterations: time in code generation, emission, verification and loading, and
   * statements.
   */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Generation {
    public long generateNs;
    public long statements;

    @Setup(Level.Iteration)
    public void reset() {
      generateNs = 0;
      statements = 0;
    }
  }

  @Setup
  public void setUp() {
    StatementCompiler created =
        new StatementCompiler(CompileSettings.of(CodegenOptions.fromSystemProperties()), Map.of());
    compiler = created;
    for (ParsedStatement statement :
        created.parse("bench.sql", TradeBatches.createSource(false, true))) {
      created.compile(statement);
    }
  }

  @TearDown
  public void tearDown() {
    if (compiler != null) {
      compiler.close();
    }
  }

  /** Drops what the last call made, outside of its time. */
  @TearDown(Level.Invocation)
  public void drop() {
    String name = "q" + count;
    for (ParsedStatement statement : compiler.parse("drop.sql", "DROP STREAM " + name)) {
      compiler.compile(statement);
    }
    compiler.release(name);
  }

  @Benchmark
  public CompileTimes compile(Generation generation) {
    count++;
    String name = "q" + count;
    String sql =
        "CREATE STREAM "
            + name
            + " AS SELECT ts, symbol, "
            + expression()
            + " AS notional FROM trades WHERE price > "
            + count
            + " AND quantity <= 700";
    CompileTimes times = null;
    for (ParsedStatement statement : compiler.parse(name + ".sql", sql)) {
      CompiledStatement.NewQuery created = (CompiledStatement.NewQuery) compiler.compile(statement);
      times = created.query().times();
    }
    if (times == null) {
      throw new IllegalStateException("nothing was compiled");
    }
    generation.generateNs += times.generateNs();
    generation.statements++;
    return times;
  }

  /**
   * A chain of operators that spells the statement's number in base 3: no two statements have the
   * same shape.
   */
  private String expression() {
    if (shared) {
      return "price * quantity";
    }
    StringBuilder out = new StringBuilder("price");
    for (int rest = count; rest > 0; rest /= OPERATORS.length) {
      out.append(' ').append(OPERATORS[rest % OPERATORS.length]).append(" quantity");
    }
    return out.toString();
  }
}
