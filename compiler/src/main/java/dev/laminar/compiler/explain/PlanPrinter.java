package dev.laminar.compiler.explain;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.scalar.ScalarPrinter;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.Durations;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.Match;
import dev.laminar.compiler.physical.OperatorId;
import dev.laminar.compiler.physical.Over;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.PlanWarning;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Repeat;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.Sort;
import dev.laminar.compiler.physical.Union;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints physical plans: an operator a line, its input below it and further in. The text is a
 * function of the plan, so it can be compared with a file.
 */
public final class PlanPrinter {

  private PlanPrinter() {}

  /** What the operators do, and nothing of what is known about them: for plans between passes. */
  public static String printOperators(PhysicalPlan plan) {
    StringBuilder out = new StringBuilder();
    print(plan.root(), 0, false, out);
    return out.toString();
  }

  /** Everything: schemas, traits, identities and positions as well, and the warnings. */
  public static String print(PhysicalPlan plan) {
    StringBuilder out = new StringBuilder();
    print(plan.root(), 0, true, out);
    for (PlanWarning warning : plan.warnings()) {
      out.append("warning: ").append(warning.message());
      if (warning.span().isKnown()) {
        out.append(" [").append(warning.span()).append(']');
      }
      out.append('\n').append("  help: ").append(warning.help()).append('\n');
    }
    return out.toString();
  }

  private static void print(PhysicalNode node, int depth, boolean everything, StringBuilder out) {
    String indent = "  ".repeat(depth);
    out.append(indent).append(node.label());
    String definition = define(node);
    out.append(definition.isEmpty() ? "" : " ").append(definition).append('\n');
    for (String line : details(node)) {
      out.append(indent).append("    ").append(line).append('\n');
    }
    if (everything) {
      out.append(indent).append("    rows: ").append(columns(node.schema())).append('\n');
      out.append(indent).append("    ").append(TraitsPrinter.print(node)).append('\n');
      out.append(indent).append("    id: ").append(OperatorId.of(node));
      out.append(node.span().isKnown() ? " [" + node.span() + "]" : "").append('\n');
    }
    node.inputs().forEach(input -> print(input, depth + 1, everything, out));
  }

  private static String columns(RowSchema schema) {
    return schema.columns().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String keys(Watermark watermark) {
    return watermark.keys().isEmpty()
        ? ""
        : watermark.keys().stream()
            .map(key -> watermark.schema().column(key).name())
            .collect(Collectors.joining(", ", " BY ", ""));
  }

  private static String define(PhysicalNode node) {
    return switch (node) {
      case Scan scan -> scan(scan);
      case Watermark watermark ->
          watermark.schema().column(watermark.column()).name()
              + " AS "
              + ScalarPrinter.print(watermark.value())
              + keys(watermark);
      case Filter filter -> ScalarPrinter.print(filter.condition());
      case Project project ->
          project.items().stream().map(PlanPrinter::item).collect(Collectors.joining(", "));
      case Expand expand -> ExpandPrinter.print(expand);
      case GroupAggregate aggregate -> aggregate(aggregate);
      case Output output -> output.name();
      case Join join -> JoinPrinter.print(join);
      case AsofJoin join -> JoinPrinter.print(join);
      case Union union -> "all";
      case Recursion recursion -> recursion.name() + (recursion.all() ? " all" : " distinct");
      case Repeat repeat -> "by " + repeat.input().schema().columns().getLast().name();
      case Versions versions ->
          versions.isByClock()
              ? "by the clock"
              : "by " + versions.input().schema().column(versions.time()).name();
      case Values values -> values(values);
      case KeyLookup lookup -> lookup(lookup);
      case Sort sort -> sort(sort);
      case Over over -> OverPrinter.print(over);
      case Match match -> MatchPrinter.print(match);
    };
  }

  /** For example {@code table t (id, name) by id}. */
  private static String lookup(KeyLookup lookup) {
    RowSchema table = lookup.target().schema();
    String columns =
        lookup.schema().columns().stream()
            .map(column -> column.name())
            .collect(Collectors.joining(", ", "(", ")"));
    String key =
        lookup.index().columns().stream()
            .map(column -> table.column(column).name())
            .collect(Collectors.joining(", "));
    return "table " + lookup.target().name() + " " + columns + " by " + key;
  }

  private static String values(Values values) {
    return values.rows().stream()
        .map(row ->
            row.stream()
                .map(ScalarPrinter::printConstant)
                .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(", "));
  }

  /** For example {@code by price DESC NULLS LAST limit 10 offset 20}. */
  private static String sort(Sort sort) {
    List<String> parts = new ArrayList<>();
    if (!sort.keys().isEmpty()) {
      parts.add(
          sort.keys().stream()
              .map(key ->
                  sort.schema().column(key.column()).name()
                      + (key.descending() ? " DESC" : "")
                      + (key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"))
              .collect(Collectors.joining(", ", "by ", "")));
    }
    if (sort.fetch() != null) {
      parts.add("limit " + ScalarPrinter.print(sort.fetch()));
    }
    if (sort.offset() != null) {
      parts.add("offset " + ScalarPrinter.print(sort.offset()));
    }
    return String.join(" ", parts);
  }

  private static String scan(Scan scan) {
    String kind =
        switch (scan.target()) {
          case ScanTarget.Source source -> source.bounded() ? "bounded source" : "source";
          case ScanTarget.Stream stream -> "stream";
          case ScanTarget.Table table -> "table";
          case ScanTarget.Working working -> "last rows of";
        };
    String columns =
        scan.schema().columns().stream()
            .map(column -> column.name())
            .collect(Collectors.joining(", ", "(", ")"));
    return kind + " " + scan.target().name() + " " + columns;
  }

  private static String item(Item item) {
    return item.value() instanceof InputColumn column && column.name().equals(item.name())
        ? item.name()
        : item.name() + " = " + ScalarPrinter.print(item.value());
  }

  private static String aggregate(GroupAggregate aggregate) {
    List<String> parts = new ArrayList<>();
    for (AggregateSpec.Key key : aggregate.keys()) {
      parts.add(item(new Item(key.name(), key.value())));
    }
    AggregateSpec.Window window = aggregate.window();
    if (window != null) {
      String eventTime = ScalarPrinter.print(window.eventTime());
      parts.add(WindowPrinter.print(window.shape(), eventTime));
    }
    String groups = parts.isEmpty() ? "all rows" : "by " + String.join(", ", parts);
    String sets =
        aggregate.groupingSets().stream()
            .map(set -> set(aggregate, set))
            .collect(Collectors.joining(", ", " in sets ", ""));
    return groups
        + (aggregate.groupingSets().isEmpty() ? "" : sets)
        + switch (aggregate.emit()) {
          case ON_WINDOW_CLOSE -> " emit on window close";
          case ON_UPDATE -> " emit on update";
          case CHANGES -> " emit changes";
          case FINAL -> " emit final";
          case CORRECTIONS -> " emit on window close with corrections";
          case EVERY ->
              " emit every " + Durations.interval(aggregate.lateness().timing().everyMs() * 1_000);
        }
        + lateness(aggregate.lateness().timing().latenessUs());
  }

  private static String lateness(long latenessUs) {
    return latenessUs == 0 ? "" : " lateness " + Durations.interval(latenessUs);
  }

  private static String set(GroupAggregate aggregate, int leftOut) {
    return IntStream.range(0, aggregate.keys().size())
        .filter(key -> (leftOut & 1 << key) == 0)
        .mapToObj(key -> aggregate.keys().get(key).name())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<String> details(PhysicalNode node) {
    return switch (node) {
      case GroupAggregate aggregate -> aggregate.calls().stream().map(PlanPrinter::call).toList();
      case Over over ->
          over.functions().stream()
              .map(function -> OverPrinter.function(function, over.input().schema()))
              .toList();
      case Match match -> MatchPrinter.details(match);
      default -> List.of();
    };
  }

  private static String call(AggregateSpec.Call call) {
    StringBuilder out = new StringBuilder(call.output().name());
    out.append(" = ").append(call.name()).append(call.distinct() ? "(DISTINCT " : "(");
    List<Scalar> values = new ArrayList<>(call.arguments());
    values.addAll(call.parameters());
    out.append(
        values.isEmpty()
            ? "*"
            : values.stream().map(ScalarPrinter::print).collect(Collectors.joining(", ")));
    for (int i = 0; i < call.orders().size(); i++) {
      AggregateSpec.Order order = call.orders().get(i);
      out.append(i == 0 ? " ORDER BY " : ", ").append(ScalarPrinter.print(order.value()));
      out.append(order.descending() ? " DESC" : "");
      if (order.nullsFirst() != order.descending()) {
        out.append(order.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
      }
    }
    out.append(')');
    if (call.filter() != null) {
      out.append(" FILTER (WHERE ").append(ScalarPrinter.print(call.filter())).append(')');
    }
    return out.toString();
  }
}
