package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
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
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.UniqueKey;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.WindowShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Finds, edge by edge, which columns tell rows apart. */
public final class InferKey implements PlanPass {

  private static final UniqueKey SINGLE_ROW = new UniqueKey(List.of(List.of()));

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.infer(plan, node -> node.traits().withKey(key(node)));
  }

  private static UniqueKey key(PhysicalNode node) {
    return switch (node) {
      case Scan scan -> scanned(scan);
      case Watermark watermark -> watermark.input().traits().key();
      case Filter filter -> filter.input().traits().key();
      case Project project -> projected(project);
      case GroupAggregate aggregate -> grouped(aggregate);
      case Join join -> joined(join);
      // Each left row comes out once at most.
      case AsofJoin join -> join.left().traits().key();
      case Union union -> UniqueKey.NONE;
      case Expand expand -> UniqueKey.NONE;
      case Recursion recursion ->
          recursion.all()
              ? UniqueKey.NONE
              : new UniqueKey(
                  List.of(IntStream.range(0, recursion.schema().size()).boxed().toList()));
      case Repeat repeat -> UniqueKey.NONE;
      // What comes out by event time is what is there in the end.
      case Versions versions ->
          versions.isByClock() ? UniqueKey.NONE : versions.input().traits().key();
      case Values values -> values.rows().size() <= 1 ? SINGLE_ROW : UniqueKey.NONE;
      case KeyLookup lookup -> mapped(lookup.target().key(), lookup.projection()::indexOf);
      case Sort sort -> sort.input().traits().key();
      case Over over -> numbered(over);
      case Match match -> UniqueKey.NONE;
      case Output output -> output.input().traits().key();
    };
  }

  /**
   * A row of one side that has one match at most is told apart by what told it apart before; any
   * pair by both keys.
   */
  private static UniqueKey joined(Join join) {
    UniqueKey left = join.left().traits().key();
    if (!join.type().pairs()) {
      return left;
    }
    UniqueKey right = join.right().traits().key();
    int leftColumns = join.leftColumns();
    List<List<Integer>> keys = new ArrayList<>();
    boolean oneRight = right.isWithin(join.rightKeys());
    boolean oneLeft = left.isWithin(join.leftKeys());
    if (oneRight && !join.type().keepsRight()) {
      keys.addAll(left.alternatives());
    }
    if (oneLeft && !join.type().keepsLeft()) {
      right.alternatives().forEach(key -> keys.add(shifted(key, leftColumns)));
    }
    if (keys.isEmpty() && !join.type().keepsLeft() && !join.type().keepsRight()) {
      for (List<Integer> leftKey : left.alternatives()) {
        for (List<Integer> rightKey : right.alternatives()) {
          List<Integer> both = new ArrayList<>(leftKey);
          both.addAll(shifted(rightKey, leftColumns));
          keys.add(both);
        }
      }
    }
    return new UniqueKey(keys);
  }

  /** Rows keep their keys; and their number tells those of a partition apart. */
  private static UniqueKey numbered(Over over) {
    List<List<Integer>> keys = new ArrayList<>(over.input().traits().key().alternatives());
    for (int i = 0; i < over.functions().size(); i++) {
      if (over.functions().get(i) instanceof OverSpec.Place place
          && place.function() == OverLayout.NumberFunction.ROW_NUMBER) {
        List<Integer> key = new ArrayList<>(over.partition());
        key.add(over.input().schema().size() + i);
        keys.add(key.stream().sorted().toList());
      }
    }
    return new UniqueKey(keys);
  }

  private static List<Integer> shifted(List<Integer> columns, int by) {
    return columns.stream().map(column -> column + by).toList();
  }

  private static UniqueKey scanned(Scan scan) {
    return mapped(scan.target().key(), scan.projection()::indexOf);
  }

  private static UniqueKey projected(Project project) {
    return mapped(project.input().traits().key(), key -> positionOf(key, project));
  }

  /** The keys all of whose columns are still there. */
  private static UniqueKey mapped(UniqueKey key, IntUnaryOperator position) {
    List<List<Integer>> kept = new ArrayList<>();
    for (List<Integer> columns : key.alternatives()) {
      List<Integer> positions = columns.stream().map(position::applyAsInt).sorted().toList();
      if (positions.isEmpty() || positions.getFirst() >= 0) {
        kept.add(positions);
      }
    }
    return new UniqueKey(kept);
  }

  private static int positionOf(int column, Project project) {
    for (int i = 0; i < project.items().size(); i++) {
      if (project.items().get(i).value() instanceof InputColumn input && input.index() == column) {
        return i;
      }
    }
    return -1;
  }

  /** The keys, with the window's start or its end. */
  private static UniqueKey grouped(GroupAggregate aggregate) {
    if (!aggregate.groupingSets().isEmpty()) {
      // A NULL may be a value of the key, or stand for one that is left out.
      return UniqueKey.NONE;
    }
    int keys = aggregate.keys().size();
    List<Integer> columns = IntStream.range(0, keys).boxed().toList();
    return switch (aggregate.window()) {
      case null -> new UniqueKey(List.of(columns));
      case AggregateSpec.Window window ->
          new UniqueKey(
              switch (window.shape()) {
                case WindowShape.Cumulate _ -> List.of(with(columns, keys + 1));
                // A session that becomes longer is still the one with that start.
                case WindowShape.Session _ when replaces(aggregate.emit()) ->
                    List.of(with(columns, keys));
                case WindowShape.Tumble _, WindowShape.Hop _, WindowShape.Session _ ->
                    List.of(with(columns, keys), with(columns, keys + 1));
              });
    };
  }

  private static boolean replaces(EmitMode emit) {
    return emit == EmitMode.ON_UPDATE || emit == EmitMode.EVERY;
  }

  private static List<Integer> with(List<Integer> columns, int another) {
    List<Integer> all = new ArrayList<>(columns);
    all.add(another);
    return all;
  }
}
