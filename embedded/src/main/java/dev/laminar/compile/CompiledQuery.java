package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.compiler.CompiledQueryPlan;
import dev.laminar.compiler.explain.LogicalPrinter;
import dev.laminar.compiler.explain.PhysicalExplanation;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.TableIndex;
import dev.laminar.kernel.engine.ClassResolver;
import dev.laminar.kernel.engine.Retention;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import java.util.Map;

/**
 * A query compiled to loaded classes: inspect it at every level, or run it in the kernel alone by
 * handing {@link #plan()} and {@link #classes()} to an {@code Engine}.
 */
public final class CompiledQuery implements AutoCloseable {

  private final CompiledQueryPlan compiled;
  private final QueryPlan plan;
  private final QueryClasses classes;
  private final CompileTimes times;
  private final Retention retention;

  CompiledQuery(
      CompiledQueryPlan compiled, QueryPlan plan, QueryClasses classes, CompileTimes times) {
    this(compiled, plan, classes, times, Retention.NONE);
  }

  private CompiledQuery(
      CompiledQueryPlan compiled,
      QueryPlan plan,
      QueryClasses classes,
      CompileTimes times,
      Retention retention) {
    this.compiled = compiled;
    this.plan = plan;
    this.classes = classes;
    this.times = times;
    this.retention = retention;
  }

  /** This query, of which one of the two is to be closed, with what it keeps or begins with. */
  CompiledQuery with(Retention value) {
    return new CompiledQuery(compiled, plan, classes, times, value);
  }

  /** What it keeps of what it puts out, and with which epoch of a stream it begins. */
  public Retention retention() {
    return retention;
  }

  /** Name of the stream, or one made for the query of a sink. */
  public String name() {
    return plan.name();
  }

  /** Columns of the rows it puts out, named as the SELECT names them. */
  public RowSchema schema() {
    return plan.schema();
  }

  /**
   * Names of the columns that rows of a view of this query are looked up by; none when it has no
   * key.
   */
  public List<String> keyColumns() {
    return TableIndex.of(schema(), compiled.key()).stream()
        .flatMap(index -> index.columns().stream())
        .map(column -> schema().column(column).name())
        .toList();
  }

  /** See {@link CompiledQueryPlan#tableSizes}. */
  public Map<String, Long> tableSizes() {
    return compiled.tableSizes();
  }

  /** Types of the {@code ?} of its statement, by index: nullable. */
  public List<DataType> parameters() {
    return compiled.parameters();
  }

  public ChangelogMode changelog() {
    return compiled.changelog();
  }

  /**
   * Sets of columns, by index: no two rows that are there at one time agree in all columns of one
   * of them. Where rows replace each other, the first is the key by which. None when rows may
   * repeat.
   */
  public List<List<Integer>> keys() {
    return compiled.key().alternatives();
  }

  /** What the kernel runs. */
  public QueryPlan plan() {
    return plan;
  }

  /** Finds the classes that the plan names. */
  public ClassResolver classes() {
    return classes;
  }

  /** The generated classes, in the order of the pipelines. */
  public List<GeneratedClass> generated() {
    return classes.generated();
  }

  /** The relational expression, as EXPLAIN LOGICAL prints it. */
  public String logicalPlan() {
    return LogicalPrinter.print(compiled);
  }

  /** Operators, traits and pipelines, as EXPLAIN PHYSICAL prints them. */
  public String physicalPlan() {
    return PhysicalExplanation.print(compiled);
  }

  /** Whether it answers with what there is, rather than follow what it reads. */
  public boolean answersOnce() {
    return compiled.mode() == ExecutionMode.ONE_SHOT;
  }

  /** What a user should know: unbounded state, for example. */
  public List<PlanWarning> warnings() {
    return List.copyOf(compiled.warnings());
  }

  /** How long the steps of compiling took. */
  public CompileTimes times() {
    return times;
  }

  CompiledQueryPlan compiled() {
    return compiled;
  }

  /** Releases the classes; they are unloaded when no other statement shares them. */
  @Override
  public void close() {
    classes.close();
  }
}
