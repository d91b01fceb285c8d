package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.kernel.plan.WindowShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names an operator by what it does and what it reads, not by where it stands: the same after a
 * restart, after an edit elsewhere in the script, and after a column is renamed. State belongs to
 * it.
 *
 * @param hash first eight bytes of a SHA-256
 */
public record OperatorId(long hash) {

  /** The identity of an operator. */
  public static OperatorId of(PhysicalNode node) {
    StringBuilder definition = new StringBuilder(node.operatorName());
    define(node, definition);
    node.inputs().forEach(input -> definition.append(";in=").append(of(input)));
    return new OperatorId(hash(definition.toString()));
  }

  /** Eight hexadecimal digits: enough for people to tell operators apart. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits((int) (hash >>> 32));
  }

  private static long hash(String definition) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void define(PhysicalNode node, StringBuilder out) {
    switch (node) {
      case Scan scan -> {
        out.append(";target=").append(scan.target().name());
        scan.projection()
            .forEach(column -> out.append(';').append(scan.target().schema().column(column)));
      }
      case Watermark watermark ->
          out.append(";column=")
              .append(watermark.column())
              .append(';')
              .append(text(watermark.value()))
              .append(watermark.keys().isEmpty() ? "" : ";keys=" + watermark.keys());
      case Filter filter -> out.append(';').append(text(filter.condition()));
      case Project project -> {
        for (Item item : project.items()) {
          out.append(';').append(text(item.value()));
        }
      }
      case Expand expand -> {
        out.append(';').append(expand.expansion().getClass().getSimpleName());
        if (expand.expansion() instanceof Expansion.Called called) {
          out.append(called.method().method().toGenericString());
        } else if (expand.expansion() instanceof Expansion.Windows windows) {
          out.append(windows.shape());
        }
        out.append(expand.outer()).append(expand.expansion().columns().size());
        expand.arguments().forEach(argument -> out.append(';').append(text(argument)));
      }
      case GroupAggregate aggregate -> defineAggregate(aggregate, out);
      case Output output -> out.append(";to=").append(output.name());
      case Join join ->
          out.append(';')
              .append(join.type())
              .append(";left=")
              .append(join.leftKeys())
              .append(";right=")
              .append(join.rightKeys())
              .append(';')
              .append(text(join.condition()))
              .append(join.interval() == null ? "" : ";" + join.interval())
              .append(join.isLookup() ? ";lookup " + join.lookup() : "");
      case AsofJoin join ->
          out.append(";left=")
              .append(join.leftKeys())
              .append(";right=")
              .append(join.rightKeys())
              .append(";times=")
              .append(List.of(join.leftTime(), join.leftEventTime(), join.rightTime()))
              .append(';')
              .append(join.match());
      case Union union -> out.append(";all");
      case Recursion recursion -> out.append(";all=").append(recursion.all());
      case Repeat repeat -> out.append(";by=last");
      case Versions versions -> out.append(";time=").append(versions.time());
      case Values values -> {
        for (List<Scalar.Constant> row : values.rows()) {
          out.append(';');
          row.forEach(constant -> out.append(text(constant)).append(','));
        }
      }
      case KeyLookup lookup ->
          out.append(";target=")
              .append(lookup.target().name())
              .append(";key=")
              .append(lookup.index().columns())
              .append(';')
              .append(lookup.projection());
      case Sort sort -> {
        sort.keys().forEach(key -> out.append(';').append(key));
        out.append(";offset=").append(text(sort.offset()));
        out.append(";fetch=").append(text(sort.fetch()));
      }
      case Over over -> defineOver(over, out);
      case Match match -> defineMatch(match, out);
    }
  }

  private static String shape(WindowShape shape) {
    return switch (shape) {
      case WindowShape.Tumble(long sizeUs, long offsetUs) -> "," + sizeUs + "," + offsetUs;
      case WindowShape.Hop _, WindowShape.Cumulate _, WindowShape.Session _ -> "," + shape;
    };
  }

  private static void defineAggregate(GroupAggregate aggregate, StringBuilder out) {
    aggregate.keys().forEach(key -> out.append(";key=").append(text(key.value())));
    AggregateSpec.Window window = aggregate.window();
    if (window != null) {
      out.append(";window=").append(text(window.eventTime()));
      out.append(shape(window.shape()));
    }
    for (AggregateSpec.Call call : aggregate.calls()) {
      out.append(";call=").append(call.function()).append(':').append(call.output().type());
      if (call.user() != null) {
        out.append(call.user().accumulate().toGenericString());
      }
      out.append(call.distinct() ? "distinct" : "").append('(');
      out.append(texts(call.arguments())).append(',').append(text(call.filter()));
      out.append(',')
          .append(texts(call.orders().stream().map(AggregateSpec.Order::value).toList()));
      out.append(')');
      for (AggregateSpec.Order order : call.orders()) {
        out.append(order.descending() ? ",desc" : "").append(order.nullsFirst() ? ",first" : "");
      }
      call.parameters().forEach(parameter -> out.append(",by=").append(text(parameter)));
    }
    aggregate.groupingSets().forEach(set -> out.append(";without=").append(set));
    out.append(";emit=").append(aggregate.emit());
    out.append(";late=").append(aggregate.lateness().timing());
    out.append(texts(aggregate.lateness().expressions()));
  }

  private static void defineOver(Over over, StringBuilder out) {
    out.append(";partition=").append(over.partition());
    over.order().forEach(key -> out.append(';').append(key));
    for (OverSpec.Function function : over.functions()) {
      out.append(";type=").append(function.output().type()).append(';');
      switch (function) {
        case OverSpec.Place place ->
            out.append(place.function()).append('(').append(text(place.tiles())).append(')');
        case OverSpec.Other other -> {
          out.append(other.function()).append(other.ignoresNulls() ? "nonnull" : "").append('(');
          out.append(text(other.value())).append(',').append(text(other.number()));
          out.append(',').append(text(other.otherwise())).append(')');
          defineFrame(other.frame(), out);
        }
        case OverSpec.Aggregated(AggregateSpec.Call call, OverSpec.Frame frame) -> {
          out.append(call.function()).append(call.distinct() ? "distinct" : "").append('(');
          out.append(texts(call.arguments())).append(')');
          defineFrame(frame, out);
        }
      }
    }
    if (over.closing() != null) {
      out.append(';').append(over.closing());
    }
    if (over.settling() >= 0) {
      out.append(";settling=").append(over.settling());
    }
    OverSpec.Top limit = over.limit();
    if (limit != null) {
      out.append(";limit=").append(limit.by()).append(text(limit.offset()));
      out.append(',').append(text(limit.fetch()));
    }
  }

  private static void defineMatch(Match match, StringBuilder out) {
    out.append(";partition=").append(match.partition());
    match.order().forEach(key -> out.append(';').append(key));
    RowPattern pattern = match.pattern();
    out.append(";program=").append(pattern.program()).append(";sets=").append(pattern.sets());
    out.append(";skip=").append(pattern.skip()).append(pattern.skipSet());
    out.append(pattern.allRows()).append(pattern.anchoredStart()).append(pattern.anchoredEnd());
    out.append(";within=").append(pattern.withinUs());
    for (RowPattern.Variable variable : pattern.variables()) {
      out.append(";variable=").append(text(variable.condition()));
    }
    for (RowPattern.Scope scope : List.of(pattern.definitions(), pattern.measures())) {
      for (RowPattern.Read read : scope.reads()) {
        out.append(";read=").append(read.what()).append(':').append(read.output().type());
      }
      for (RowPattern.Aggregate aggregate : scope.aggregates()) {
        out.append(";call=").append(aggregate.call().function()).append('(');
        out.append(texts(aggregate.call().arguments())).append(')').append(aggregate.set());
        out.append(aggregate.ofWhole());
      }
    }
    pattern.outputs().forEach(item -> out.append(';').append(text(item.value())));
  }

  private static void defineFrame(OverSpec.@Nullable Frame frame, StringBuilder out) {
    if (frame == null) {
      return;
    }
    out.append(frame.unit()).append(frame.exclusion());
    for (OverSpec.Edge edge : List.of(frame.start(), frame.end())) {
      out.append(',').append(edge.bound()).append(text(edge.rows())).append(edge.range());
    }
  }

  private static String texts(List<? extends Scalar> scalars) {
    return scalars.isEmpty()
        ? "-"
        : scalars.stream().map(OperatorId::text).collect(Collectors.joining(","));
  }

  /** A scalar by structure: columns by position, so that names do not matter. */
  private static String text(@Nullable Scalar scalar) {
    return switch (scalar) {
      case null -> "-";
      case Scalar.InputColumn column -> "$" + column.index() + ":" + column.type();
      case Scalar.Constant constant -> value(constant) + ":" + constant.type();
      case Scalar.Parameter parameter -> "?" + parameter.index() + ":" + parameter.type();
      case Scalar.Call call ->
          call.arguments().stream()
                  .map(OperatorId::text)
                  .collect(Collectors.joining(",", call.function() + "(", ")"))
              + ":"
              + call.type();
      case Scalar.UserCall call ->
          call.arguments().stream()
                  .map(OperatorId::text)
                  .collect(
                      Collectors.joining(",", call.method().method().toGenericString() + "(", ")"))
              + ":"
              + call.type();
      case Scalar.Case branches ->
          branches.branches().stream()
              .map(branch -> text(branch.condition()) + "->" + text(branch.value()))
              .collect(
                  Collectors.joining(
                      ",",
                      "case(",
                      ",else " + text(branches.otherwise()) + "):" + branches.type()));
      case Scalar.Cast cast ->
          (cast.safe() ? "trycast(" : "cast(") + text(cast.operand()) + "):" + cast.type();
      case Scalar.InList list ->
          list.constants().stream()
              .map(OperatorId::value)
              .collect(
                  Collectors.joining(
                      ",", (list.negated() ? "notin(" : "in(") + text(list.operand()) + ";", ")"));
    };
  }

  private static String value(Scalar.Constant constant) {
    return constant.value() instanceof byte[] bytes
        ? "x" + HexFormat.of().formatHex(bytes)
        : String.valueOf(constant.value());
  }
}
