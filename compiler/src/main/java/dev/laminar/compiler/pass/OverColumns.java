package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The columns of their input that window functions read. */
final class OverColumns {

  private OverColumns() {}

  static void forEach(OverSpec.Function function, IntConsumer column) {
    List<@Nullable Scalar> scalars = new ArrayList<>();
    switch (function) {
      case OverSpec.Place place -> scalars.add(place.tiles());
      case OverSpec.Other other -> {
        scalars.add(other.value());
        scalars.add(other.number());
        scalars.add(other.otherwise());
        forEach(other.frame(), column);
      }
      case OverSpec.Aggregated aggregated -> {
        scalars.addAll(aggregated.call().expressions());
        forEach(aggregated.frame(), column);
      }
    }
    for (Scalar scalar : scalars) {
      if (scalar != null) {
        Scalars.forEachInput(scalar, input -> column.accept(input.index()));
      }
    }
  }

  private static void forEach(OverSpec.@Nullable Frame frame, IntConsumer column) {
    if (frame != null) {
      for (OverSpec.Edge edge : List.of(frame.start(), frame.end())) {
        OverSpec.Range range = edge.range();
        if (range != null) {
          column.accept(range.key());
          column.accept(range.bound());
        }
      }
    }
  }

  /**
   * The function over other columns.
   *
   * @param mapping new index of each old column that it reads
   */
  static OverSpec.Function remap(OverSpec.Function function, int[] mapping) {
    return switch (function) {
      case OverSpec.Place place ->
          new OverSpec.Place(
              place.function(), remap(place.tiles(), mapping), place.output(), place.span());
      case OverSpec.Other other ->
          new OverSpec.Other(
              other.function(),
              Scalars.remap(other.value(), mapping),
              remap(other.number(), mapping),
              remap(other.otherwise(), mapping),
              other.ignoresNulls(),
              other.frame() == null ? null : remap(other.frame(), mapping),
              other.output(),
              other.span());
      case OverSpec.Aggregated aggregated ->
          new OverSpec.Aggregated(
              aggregated.call().map(scalar -> Scalars.remap(scalar, mapping)),
              remap(aggregated.frame(), mapping));
    };
  }

  private static @Nullable Scalar remap(@Nullable Scalar scalar, int[] mapping) {
    return scalar == null ? null : Scalars.remap(scalar, mapping);
  }

  private static OverSpec.Frame remap(OverSpec.Frame frame, int[] mapping) {
    return new OverSpec.Frame(
        frame.unit(),
        remap(frame.start(), mapping),
        remap(frame.end(), mapping),
        frame.exclusion());
  }

  private static OverSpec.Edge remap(OverSpec.Edge edge, int[] mapping) {
    OverSpec.Range range = edge.range();
    return range == null
        ? edge
        : new OverSpec.Edge(
            edge.bound(),
            edge.rows(),
            new OverSpec.Range(mapping[range.key()], mapping[range.bound()]));
  }
}
