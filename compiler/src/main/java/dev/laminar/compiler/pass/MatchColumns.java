package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.spec.RowPattern.Read;
import dev.laminar.codegen.spec.RowPattern.What;
import dev.laminar.compiler.scalar.Scalars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The columns of their input that row patterns read. */
final class MatchColumns {

  private MatchColumns() {}

  static void forEach(RowPattern pattern, IntConsumer column) {
    for (RowPattern.Scope scope : List.of(pattern.definitions(), pattern.measures())) {
      for (Read read : scope.reads()) {
        switch (read.what()) {
          case What.Near near -> column.accept(near.column());
          case What.Of of -> column.accept(of.column());
          case What.Sum _, What.Mapped _, What.Number _ -> {}
        }
      }
      for (RowPattern.Aggregate aggregate : scope.aggregates()) {
        for (Scalar scalar : aggregate.call().expressions()) {
          Scalars.forEachInput(scalar, input -> column.accept(input.index()));
        }
      }
    }
  }

  /** The pattern with some of its outputs: what only others read is not read. */
  static RowPattern withOutputs(RowPattern pattern, List<Item> outputs) {
    RowPattern.Scope measures = pattern.measures();
    int[] places = new int[measures.reads().size()];
    Arrays.fill(places, -1);
    List<Read> reads = new ArrayList<>();
    List<RowPattern.Aggregate> aggregates = new ArrayList<>();
    for (Item output : outputs) {
      Scalars.forEachInput(
          output.value(),
          column -> {
            if (places[column.index()] < 0) {
              places[column.index()] = reads.size();
              Read read = measures.reads().get(column.index());
              if (read.what() instanceof What.Sum(int aggregate)) {
                read = new Read(new What.Sum(aggregates.size()), read.output());
                aggregates.add(measures.aggregates().get(aggregate));
              }
              reads.add(read);
            }
          });
    }
    List<Item> remapped =
        outputs.stream()
            .map(item -> new Item(item.name(), Scalars.remap(item.value(), places)))
            .toList();
    return pattern.with(pattern.definitions(), new RowPattern.Scope(reads, aggregates), remapped);
  }

  /**
   * The pattern over other columns.
   *
   * @param mapping new index of each old column that it reads
   */
  static RowPattern remap(RowPattern pattern, int[] mapping) {
    return pattern.with(
        remap(pattern.definitions(), mapping),
        remap(pattern.measures(), mapping),
        pattern.outputs());
  }

  private static RowPattern.Scope remap(RowPattern.Scope scope, int[] mapping) {
    return new RowPattern.Scope(
        scope.reads().stream()
            .map(read -> new Read(remap(read.what(), mapping), read.output()))
            .toList(),
        scope.aggregates().stream()
            .map(aggregate ->
                new RowPattern.Aggregate(
                    aggregate.call().map(scalar -> Scalars.remap(scalar, mapping)),
                    aggregate.set(),
                    aggregate.ofWhole()))
            .toList());
  }

  private static What remap(What what, int[] mapping) {
    return switch (what) {
      case What.Near(int column, int shift) -> new What.Near(mapping[column], shift);
      case What.Of of ->
          new What.Of(
              mapping[of.column()],
              of.set(),
              of.first(),
              of.occurrence(),
              of.shift(),
              of.ofWhole());
      case What.Sum _, What.Mapped _, What.Number _ -> what;
    };
  }
}
