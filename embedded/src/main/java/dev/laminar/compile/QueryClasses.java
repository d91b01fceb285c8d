package dev.laminar.compile;

import dev.laminar.codegen.load.CodeCompiler;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.codegen.load.StatementCode;
import dev.laminar.codegen.operator.GeneratedPipeline;
import dev.laminar.codegen.operator.GeneratedRows;
import dev.laminar.codegen.operator.MatchGenerator;
import dev.laminar.codegen.operator.OverGenerator;
import dev.laminar.codegen.operator.PipelineGenerator;
import dev.laminar.codegen.operator.RowsGenerator;
import dev.laminar.codegen.operator.SortGenerator;
import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.compiler.pipeline.PipelineCompiler;
import dev.laminar.compiler.pipeline.PlannedNode;
import dev.laminar.kernel.engine.ClassResolver;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.RowsLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The classes of one query: generated and loaded together, found by pipeline while it is planned,
 * by name when it runs.
 */
final class QueryClasses implements PipelineCompiler, ClassResolver, AutoCloseable {

  private final StatementCode code;
  private final boolean transitory;
  private final IdentityHashMap<Object, CompiledClass> compiled = new IdentityHashMap<>();
  private final Map<String, Class<?>> types = new HashMap<>();

  private QueryClasses(StatementCode code, boolean transitory) {
    this.code = code;
    this.transitory = transitory;
  }

  /**
   * A class to generate.
   *
   * @param spec what the plan knows it by
   */
  private record Unit(Object spec, Supplier<Generated> generator) {}

  private record Generated(
      ClassModel model, CodeRef code, int slotSizeBytes, List<RowsLayout> rows) {

    static Generated of(PipelineSpec spec) {
      GeneratedPipeline pipeline = PipelineGenerator.generate(spec);
      return new Generated(
          pipeline.model(), pipeline.code(), pipeline.slotSizeBytes(), pipeline.rows());
    }

    static Generated of(PlannedNode.Recur recur) {
      GeneratedRows rows = RowsGenerator.generate(recur.rows(), recur.query(), recur.text());
      return new Generated(rows.model(), rows.code(), 0, List.of(rows.layout()));
    }

    static Generated of(PlannedNode.Version version) {
      GeneratedRows rows = RowsGenerator.generate(version.rows(), version.query(), version.text());
      return new Generated(rows.model(), rows.code(), 0, List.of(rows.layout()));
    }

    static Generated of(PlannedNode.Order order) {
      GeneratedRows sort = SortGenerator.generate(order.sort(), order.query(), order.text());
      return new Generated(sort.model(), sort.code(), 0, List.of(sort.layout()));
    }

    static Generated of(PlannedNode.Windows windows) {
      GeneratedRows over = OverGenerator.generate(windows.over(), windows.query(), windows.text());
      return new Generated(over.model(), over.code(), 0, List.of(over.layout()));
    }

    static Generated of(PlannedNode.Pattern pattern) {
      GeneratedRows match =
          MatchGenerator.generate(pattern.match(), pattern.query(), pattern.text());
      return new Generated(match.model(), match.code(), 0, List.of(match.layout()));
    }
  }

  /**
   * Generates and loads the classes of a query.
   *
   * @param transitory whether the query answers once: others like it may follow
   */
  static QueryClasses load(
      String query, List<PlannedNode> nodes, boolean transitory, CodeCompiler compiler) {
    List<Unit> units = new ArrayList<>();
    for (PlannedNode node : nodes) {
      node.pipelines().forEach(spec -> units.add(new Unit(spec, () -> Generated.of(spec))));
      if (node instanceof PlannedNode.Recur recur) {
        units.add(new Unit(recur.rows(), () -> Generated.of(recur)));
      }
      if (node instanceof PlannedNode.Version version) {
        units.add(new Unit(version.rows(), () -> Generated.of(version)));
      }
      if (node instanceof PlannedNode.Order order) {
        units.add(new Unit(order.sort(), () -> Generated.of(order)));
      }
      if (node instanceof PlannedNode.Windows windows) {
        units.add(new Unit(windows.over(), () -> Generated.of(windows)));
      }
      if (node instanceof PlannedNode.Pattern pattern) {
        units.add(new Unit(pattern.match(), () -> Generated.of(pattern)));
      }
    }
    List<Generated> generated = units.stream().map(unit -> unit.generator().get()).toList();
    StatementCode code =
        compiler.load(
            query,
            generated.stream().map(Generated::model).toList(),
            index -> units.get(index).generator().get().model());
    QueryClasses classes = new QueryClasses(code, transitory);
    for (int i = 0; i < units.size(); i++) {
      Generated made = generated.get(i);
      // The class that runs may be another statement's of the same shape; constants and error sites
      // are this one's.
      String className = classes.add(code.classes().get(i).binaryName(), code.type(i));
      CodeRef reference = new CodeRef(className, made.code().constants(), made.code().sites());
      classes.compiled.put(
          units.get(i).spec(), new CompiledClass(reference, made.slotSizeBytes(), made.rows()));
    }
    return classes;
  }

  /**
   * Adds a class that runs. Two of them may have the same name, each in a loader of its own: this
   * statement's, and that of an earlier statement whose object had the name of this one's.
   *
   * @return the name by which it is found
   */
  private String add(String binaryName, Class<?> type) {
    String name = binaryName;
    for (int i = 2; types.containsKey(name) && types.get(name) != type; i++) {
      name = binaryName + "#" + i;
    }
    types.put(name, type);
    return name;
  }

  @Override
  public CompiledClass compile(PipelineSpec spec) {
    return known(spec);
  }

  @Override
  public CompiledClass compile(RowsSpec spec) {
    return known(spec);
  }

  @Override
  public CompiledClass compile(SortSpec spec) {
    return known(spec);
  }

  @Override
  public CompiledClass compile(OverSpec spec) {
    return known(spec);
  }

  @Override
  public CompiledClass compile(MatchSpec spec) {
    return known(spec);
  }

  private CompiledClass known(Object spec) {
    CompiledClass known = compiled.get(spec);
    if (known == null) {
      throw new IllegalStateException("not of this query: " + spec);
    }
    return known;
  }

  List<GeneratedClass> generated() {
    return code.classes();
  }

  @Override
  public Class<?> resolve(String className) throws ClassNotFoundException {
    Class<?> found = types.get(className);
    if (found == null) {
      throw new ClassNotFoundException(className);
    }
    return found;
  }

  @Override
  public void close() {
    if (transitory) {
      code.retire();
    } else {
      code.close();
    }
  }
}
