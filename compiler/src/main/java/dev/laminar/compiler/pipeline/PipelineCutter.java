package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.JoinSpec;
import dev.laminar.codegen.spec.KeptSides;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.LookupKeys;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.RowTaker;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.JoinInterval;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Cuts a plan into maximal fused chains. A chain ends where rows go into state or meet those of
 * another input, and at the output; the chain that starts at an aggregate's groups or at a join
 * takes every operator up to the next such place.
 */
public final class PipelineCutter {

  private final String query;
  private final SourceText text;
  private final List<PlannedNode> nodes = new ArrayList<>();
  private final Set<Integer> filtered = new HashSet<>();

  /** Scans of what recursions have added last, by the name of the recursion. */
  private final Map<String, Integer> workingScans = new HashMap<>();

  private int pipelineCount;
  private int nextId;

  private PipelineCutter(String query, SourceText text, int nextId) {
    this.query = query;
    this.text = text;
    this.nextId = nextId;
  }

  /** Operators that are fused, and where their rows come from. */
  private sealed interface Start {

    /** Rows of a node of the data flow. */
    record Batches(int node, RowSchema schema, ChangelogMode mode) implements Start {

      PipelineInput input() {
        return new PipelineInput.Batches(schema, mode);
      }
    }

    /** Groups of an aggregate that a pipeline has been made for. */
    record Groups(GroupAggregate aggregate, int input, PipelineSpec update) implements Start {}

    /** Pairs of rows of two nodes. */
    record Pairs(Join join, int left, int right) implements Start {}

    /** Pairs of rows of two nodes, by time. */
    record Matches(AsofJoin join, int left, int right) implements Start {}
  }

  private record Chain(String name, Start start, List<OperatorSpec> operators) {

    static Chain of(String name, Start start) {
      return new Chain(name, start, new ArrayList<>());
    }

    Chain add(OperatorSpec operator) {
      operators.add(operator);
      return this;
    }

    /** The same chain, behind which nothing goes by the watermarks of keys. */
    Chain unkeyed() {
      List<OperatorSpec> same =
          operators.stream()
              .filter(operator -> !(operator instanceof OperatorSpec.KeyWatermark))
              .toList();
      return new Chain(name, start, new ArrayList<>(same));
    }

    /** The same chain, behind which nobody asks which rows are late. */
    Chain untold() {
      List<OperatorSpec> same = new ArrayList<>();
      for (OperatorSpec operator : operators) {
        same.add(operator instanceof OperatorSpec.Watermark mark ? mark.untold() : operator);
      }
      return new Chain(name, start, same);
    }
  }

  /**
   * The data flow of a plan, inputs first.
   *
   * @param query a Java identifier: the package of the generated classes
   */
  public static List<PlannedNode> cut(String query, SourceText text, PhysicalPlan plan) {
    Output output = plan.root();
    PipelineCutter cutter = new PipelineCutter(query, text, output.id() + 1);
    cutter.markFiltered(output, false);
    Chain chain = cutter.chain(output.input());
    if (!(output.taker() instanceof RowTaker.Readers)) {
      chain = chain.untold();
    }
    cutter.end(chain, output.schema(), output.traits().changelog(), output.id());
    return List.copyOf(cutter.nodes);
  }

  /** Finds the aggregates with a filter behind them, in the same chain. */
  private void markFiltered(PhysicalNode node, boolean filter) {
    if (node instanceof GroupAggregate aggregate && filter) {
      filtered.add(aggregate.id());
    }
    boolean behind =
        switch (node) {
          case Filter last -> true;
          case Project same -> filter;
          case Watermark same -> filter;
          case Scan other -> false;
          case Values other -> false;
          case Expand other -> false;
          case GroupAggregate other -> false;
          case Join other -> false;
          case AsofJoin other -> false;
          case Union other -> false;
          case KeyLookup other -> false;
          case Sort other -> false;
          case Over other -> false;
          case Match other -> false;
          case Repeat other -> false;
          case Versions other -> false;
          case Recursion other -> false;
          case Output other -> false;
        };
    node.inputs().forEach(input -> markFiltered(input, behind));
  }

  private AggregateSpec spec(GroupAggregate aggregate) {
    return aggregate.spec(filtered.contains(aggregate.id()));
  }

  private Chain chain(PhysicalNode node) {
    return switch (node) {
      case Scan scan -> {
        nodes.add(new PlannedNode.Read(scan.id(), scan));
        if (scan.target() instanceof ScanTarget.Working working) {
          workingScans.put(working.name(), scan.id());
        }
        yield Chain.of(
            scan.target().name(),
            new Start.Batches(scan.id(), scan.schema(), scan.traits().changelog()));
      }
      case Values values -> {
        nodes.add(new PlannedNode.Literals(values.id(), values));
        yield Chain.of(
            values.label(), new Start.Batches(values.id(), values.schema(), ChangelogMode.APPEND));
      }
      case Watermark watermark when !watermark.keys().isEmpty() ->
          chain(watermark.input()).add(byKey(watermark));
      case Watermark watermark ->
          chain(watermark.input())
              .add(
                  new OperatorSpec.Watermark(
                      watermark.id(), watermark.value(), watermark.column(), watermark.span()));
      case Filter filter ->
          chain(filter.input())
              .add(new OperatorSpec.Filter(filter.id(), filter.condition(), filter.span()));
      case Project project -> project(project);
      case Expand expand -> expand(expand);
      case GroupAggregate aggregate -> aggregate(aggregate);
      case Join join -> {
        yield Chain.of(join.label(), pairs(join));
      }
      case AsofJoin join -> Chain.of(join.label(), matches(join));
      case Union union -> union(union);
      case KeyLookup lookup -> lookup(lookup);
      case Sort sort -> sort(sort);
      case Over over -> over(over);
      case Match match -> match(match);
      case Repeat repeat -> repeat(repeat);
      case Versions versions -> versions(versions);
      case Recursion recursion -> recursion(recursion);
      case Output output ->
          throw new IllegalStateException("an output below another operator: " + output.label());
    };
  }

  private static OperatorSpec byKey(Watermark watermark) {
    return new OperatorSpec.KeyWatermark(
        watermark.id(),
        watermark.value(),
        watermark.keys(),
        watermark.keys().stream().map(watermark.schema()::column).toList(),
        watermark.span());
  }

  /**
   * Inputs are read in order: first the side that is kept, if the other one is not; else the one
   * whose rows do not come out without a match, so that less is put out that is taken back later.
   */
  private Start pairs(Join join) {
    KeptSides first = join.kept() == KeptSides.BOTH ? KeptSides.usual(join.type()) : join.kept();
    if (first == KeptSides.LEFT) {
      int left = side(join, join.left());
      return new Start.Pairs(join, left, side(join, join.right()));
    }
    int right = side(join, join.right());
    return new Start.Pairs(join, side(join, join.left()), right);
  }

  /** The node that yields the rows of one input of a join. */
  private int side(Join join, PhysicalNode input) {
    JoinInterval interval = join.interval();
    if (interval == null) {
      return batches(input, input.schema());
    }
    Chain chain = chain(input);
    if (!(chain.start() instanceof Start.Batches)) {
      // Rows that a watermark has set free are on time.
      return ((Start.Batches) ended(chain, input).start()).node();
    }
    int transformId = chain.operators().isEmpty() ? nextId++ : input.id();
    boolean isLeft = input == join.left();
    chain.add(
        new OperatorSpec.OnTime(
            join.id(),
            isLeft ? interval.leftTime() : interval.rightTime(),
            isLeft ? interval.leftShiftUs() : interval.rightShiftUs(),
            join.span()));
    Chain ended = end(chain.untold(), input.schema(), input.traits().changelog(), transformId);
    return ((Start.Batches) ended.start()).node();
  }

  private Start matches(AsofJoin join) {
    int right = batches(join.right(), join.right().schema());
    return new Start.Matches(join, batches(join.left(), join.left().schema()), right);
  }

  private Chain aggregate(GroupAggregate aggregate) {
    Chain input = chain(aggregate.input());
    if (!(input.start() instanceof Start.Batches) || expands(input)) {
      PhysicalNode below = aggregate.input();
      input = ended(input, below);
    }
    Start.Batches batches = (Start.Batches) input.start();
    boolean byKey = aggregate.window() != null && aggregate.window().byKey();
    PipelineSpec update =
        pipeline(
            byKey ? input : input.untold().unkeyed(),
            batches.input(),
            new PipelineEnd.Groups(spec(aggregate)));
    return Chain.of(aggregate.label(), new Start.Groups(aggregate, batches.node(), update));
  }

  /** A loop inside the row loop is only made in pipelines from batches to batches. */
  private Chain expand(Expand expand) {
    Chain input = chain(expand.input());
    if (!(input.start() instanceof Start.Batches) || OperatorSpec.areWide(input.operators())) {
      input = ended(input, expand.input());
    }
    return input.add(
        new OperatorSpec.Expand(expand.id(), expand.expansion(), expand.outer(), expand.span()));
  }

  private Chain project(Project project) {
    OperatorSpec operator = new OperatorSpec.Project(project.id(), project.items(), project.span());
    Chain input = chain(project.input());
    // What has an expansion is one loop; many columns take several.
    List<OperatorSpec> operators = new ArrayList<>(input.operators());
    operators.add(operator);
    return expands(input) && OperatorSpec.areWide(operators)
        ? ended(input, project.input()).add(operator)
        : input.add(operator);
  }

  private static boolean expands(Chain chain) {
    return chain.operators().stream().anyMatch(OperatorSpec.Expand.class::isInstance);
  }

  /** The chain up to an operator, ended in batches of its rows. */
  private Chain ended(Chain chain, PhysicalNode node) {
    int id = chain.start() instanceof Start.Batches ? nextId++ : startId(chain);
    return end(chain, node.schema(), node.traits().changelog(), id);
  }

  private Chain union(Union union) {
    List<Integer> inputs = new ArrayList<>();
    for (PhysicalNode input : union.inputs()) {
      inputs.add(batches(input, union.schema()));
    }
    nodes.add(
        new PlannedNode.Merge(union.id(), inputs, union.schema(), union.traits().changelog()));
    return Chain.of(
        union.label(), new Start.Batches(union.id(), union.schema(), union.traits().changelog()));
  }

  private Chain lookup(KeyLookup lookup) {
    int keys = batches(lookup.input(), lookup.input().schema());
    nodes.add(new PlannedNode.Lookup(lookup.id(), keys, lookup));
    return Chain.of(
        lookup.target().name(),
        new Start.Batches(lookup.id(), lookup.schema(), ChangelogMode.APPEND));
  }

  private Chain sort(Sort sort) {
    int input = batches(sort.input(), sort.schema());
    nodes.add(new PlannedNode.Order(sort.id(), input, spec(sort), query, text));
    return Chain.of(
        sort.label(), new Start.Batches(sort.id(), sort.schema(), ChangelogMode.APPEND));
  }

  private Chain over(Over over) {
    int input = batches(over.input(), over.input().schema());
    ChangelogMode mode = over.traits().changelog();
    nodes.add(new PlannedNode.Windows(over.id(), input, over.spec(), mode, query, text));
    return Chain.of(over.label(), new Start.Batches(over.id(), over.schema(), mode));
  }

  private Chain match(Match match) {
    int input = batches(match.input(), match.input().schema());
    nodes.add(new PlannedNode.Pattern(match.id(), input, match.spec(), query, text));
    return Chain.of(
        match.label(), new Start.Batches(match.id(), match.schema(), ChangelogMode.APPEND));
  }

  private Chain recursion(Recursion recursion) {
    RowSchema schema = recursion.schema();
    int seed = batches(recursion.seed(), schema);
    int step = batches(recursion.step(), schema);
    RowsSpec rows =
        new RowsSpec(
            recursion.id(),
            schema,
            IntStream.range(0, schema.size()).boxed().toList(),
            List.of(),
            recursion.span());
    int working = Objects.requireNonNull(workingScans.remove(recursion.name()));
    nodes.add(
        new PlannedNode.Recur(recursion.id(), seed, step, working, recursion, rows, query, text));
    return Chain.of(
        recursion.label(), new Start.Batches(recursion.id(), schema, ChangelogMode.APPEND));
  }

  private Chain versions(Versions versions) {
    int input = batches(versions.input(), versions.input().schema());
    nodes.add(
        new PlannedNode.Version(versions.id(), input, versions, versions.rows(), query, text));
    return Chain.of(
        versions.label(),
        new Start.Batches(versions.id(), versions.schema(), ChangelogMode.APPEND));
  }

  private Chain repeat(Repeat repeat) {
    int input = batches(repeat.input(), repeat.input().schema());
    ChangelogMode mode = repeat.traits().changelog();
    nodes.add(new PlannedNode.Repeated(repeat.id(), input, repeat.schema(), mode));
    return Chain.of(repeat.label(), new Start.Batches(repeat.id(), repeat.schema(), mode));
  }

  /** The node that yields the rows of an operator, as batches of exactly a schema. */
  private int batches(PhysicalNode node, RowSchema schema) {
    Chain chain = chain(node);
    if (chain.start() instanceof Start.Batches(int id, RowSchema rows, ChangelogMode _)
        && chain.operators().isEmpty()
        && types(rows).equals(types(schema))) {
      return id;
    }
    // Where nothing is computed, the operator's number is that of the node that is read.
    int transformId = chain.operators().isEmpty() ? nextId++ : node.id();
    Chain ended = end(chain, schema, node.traits().changelog(), transformId);
    return ((Start.Batches) ended.start()).node();
  }

  private static List<?> types(RowSchema schema) {
    return schema.columns().stream().map(column -> column.type()).toList();
  }

  private static int startId(Chain chain) {
    return switch (chain.start()) {
      case Start.Batches batches -> batches.node();
      case Start.Groups groups -> groups.aggregate().id();
      case Start.Pairs pairs -> pairs.join().id();
      case Start.Matches matches -> matches.join().id();
    };
  }

  /**
   * Ends a chain in batches.
   *
   * @param transformId number of the node when the chain starts at batches; others have that of
   *     their aggregate or join
   */
  private Chain end(Chain chain, RowSchema schema, ChangelogMode mode, int transformId) {
    PipelineEnd end = new PipelineEnd.Output(schema);
    PlannedNode node =
        switch (chain.start()) {
          case Start.Batches batches ->
              new PlannedNode.Transform(
                  transformId,
                  batches.node(),
                  pipeline(chain.unkeyed(), batches.input(), end),
                  schema,
                  mode);
          case Start.Groups(GroupAggregate aggregate, int input, PipelineSpec update) ->
              new PlannedNode.Aggregate(
                  aggregate.id(),
                  input,
                  aggregate,
                  update,
                  pipeline(chain, new PipelineInput.Groups(spec(aggregate)), end),
                  schema,
                  mode);
          case Start.Pairs(Join join, int left, int right) ->
              new PlannedNode.Pair(
                  join.id(),
                  left,
                  right,
                  pipeline(chain, new PipelineInput.Join(spec(join)), end),
                  join.traits().ttlMs(),
                  join.lookup() == LookupKind.ON_DEMAND
                      ? LookupKeys.of(join).orElseThrow()
                      : List.of(),
                  schema,
                  mode);
          case Start.Matches(AsofJoin join, int left, int right) ->
              new PlannedNode.Matched(
                  join.id(),
                  left,
                  right,
                  pipeline(chain, new PipelineInput.Asof(join.spec()), end),
                  join,
                  schema);
        };
    nodes.add(node);
    return Chain.of(chain.name(), new Start.Batches(node.id(), schema, mode));
  }

  private static SortSpec spec(Sort sort) {
    boolean weighted = sort.input().traits().changelog() != ChangelogMode.APPEND;
    return new SortSpec(
        sort.id(),
        sort.schema(),
        weighted,
        Sort.specs(sort.keys()),
        sort.offset(),
        sort.fetch(),
        sort.span());
  }

  private static JoinSpec spec(Join join) {
    return new JoinSpec(
        join.id(),
        join.type(),
        join.left().schema(),
        join.right().schema(),
        join.leftKeys(),
        join.rightKeys(),
        join.condition(),
        join.left().traits().changelog(),
        join.right().traits().changelog(),
        join.kept(),
        join.traits().ttlMs() > 0,
        join.interval(),
        join.lookup(),
        join.left().traits().key().isWithin(join.leftKeys()),
        join.right().traits().key().isWithin(join.rightKeys()),
        join.span());
  }

  private PipelineSpec pipeline(Chain chain, PipelineInput input, PipelineEnd end) {
    PipelineSpec spec =
        new PipelineSpec(query, pipelineCount, text, chain.name(), input, chain.operators(), end);
    pipelineCount++;
    return spec;
  }
}
