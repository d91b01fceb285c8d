package dev.laminar.codegen.operator;

import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.MatchLayout;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.MatchState;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The slots of row pattern recognition: those of the rows, and those that aggregates of conditions
 * and measures are kept in.
 */
final class MatchCode {

  private final MatchSpec spec;
  private final RowCode rows;
  private final Sums definitions;
  private final Sums running;
  private final Sums whole;
  private int partition;
  private int arrival;
  private int tested;

  /**
   * Aggregates that are kept in one slot.
   *
   * @param numbers of the aggregates in their scope
   */
  record Sums(
      List<Integer> numbers,
      List<RowPattern.Aggregate> aggregates,
      List<Accumulator> accumulators,
      List<GroupMemory> memories,
      SlotLayout layout) {

    int sizeBytes() {
      return numbers.isEmpty() ? 0 : layout.sizeBytes();
    }
  }

  MatchCode(MatchSpec spec) {
    this.spec = spec;
    List<List<Integer>> keys = spec.partition().isEmpty() ? List.of() : List.of(spec.partition());
    this.rows = new RowCode(spec.span(), spec.input(), null, keys, Set.of(), this::addFields);
    RowPattern.Scope measures = spec.pattern().measures();
    List<Integer> all =
        IntStream.range(0, spec.pattern().definitions().aggregates().size()).boxed().toList();
    this.definitions = sums(spec.pattern().definitions(), all);
    this.running = sums(measures, numbers(measures, false));
    this.whole = sums(measures, numbers(measures, true));
  }

  private void addFields(SlotLayout.Builder builder) {
    partition = builder.add(StorageKind.INT);
    arrival = builder.add(StorageKind.LONG);
    tested = builder.add(StorageKind.LONG);
  }

  private static List<Integer> numbers(RowPattern.Scope scope, boolean ofWhole) {
    return IntStream.range(0, scope.aggregates().size())
        .filter(number -> scope.aggregates().get(number).ofWhole() == ofWhole)
        .boxed()
        .toList();
  }

  private Sums sums(RowPattern.Scope scope, List<Integer> numbers) {
    List<RowPattern.Aggregate> aggregates = numbers.stream().map(scope.aggregates()::get).toList();
    AggregateSpec aggregate =
        new AggregateSpec(
            spec.id(),
            List.of(),
            List.of(),
            null,
            aggregates.stream().map(RowPattern.Aggregate::call).toList(),
            ChangelogMode.APPEND,
            EmitMode.ON_WINDOW_CLOSE,
            false,
            false,
            spec.span());
    SlotLayout.Builder builder = new SlotLayout.Builder();
    // Each call takes in the rows of its own variables.
    Accumulators choice = new Accumulators(aggregate, builder, -1, false);
    List<Accumulator> accumulators = new ArrayList<>();
    aggregates.forEach(each -> accumulators.add(choice.of(each.call())));
    return new Sums(numbers, aggregates, accumulators, choice.memories(), builder.build());
  }

  MatchSpec spec() {
    return spec;
  }

  RowCode rows() {
    return rows;
  }

  Sums definitions() {
    return definitions;
  }

  Sums measures(boolean ofWhole) {
    return ofWhole ? whole : running;
  }

  /** Field with the number of a row's partition. */
  int partitionField() {
    return partition;
  }

  /** The table of the rows, taken apart. */
  record Table(CodeExpression table, CodeExpression slots, CodeExpression bytes) {

    static Table of(BlockBuilder out, CodeExpression state) {
      CodeExpression table =
          Code.get(out.declare("table", Code.invoke(state, MatchState.class, "rows")));
      return new Table(
          table,
          Code.get(out.declare("slots", Code.invoke(table, RowTable.class, "slots"))),
          Code.get(out.declare("bytes", Code.invoke(table, RowTable.class, "bytes"))));
    }
  }

  SlotCursor cursor(Table table, CodeExpression slot) {
    return rows.cursor(table.slots(), slot, table.bytes());
  }

  RowsLayout rowsLayout() {
    return rows.rowsLayout();
  }

  MatchLayout layout() {
    RowPattern pattern = spec.pattern();
    long always = 0;
    long dependent = 0;
    for (int i = 0; i < pattern.variables().size(); i++) {
      RowPattern.Variable variable = pattern.variables().get(i);
      always |= variable.condition() == null ? 1L << i : 0;
      dependent |= variable.dependent() ? 1L << i : 0;
    }
    int time =
        spec.timed() ? rows.offset(rows.column(spec.order().getFirst().column()).field()) : -1;
    int orderedBeyond = spec.timed() ? 1 : 0;
    return new MatchLayout(
        pattern.program(),
        pattern.registers(),
        pattern.memoized(),
        pattern.sets(),
        pattern.definitionSets(),
        always,
        dependent,
        pattern.rowsBefore(),
        pattern.variables().stream().map(RowPattern.Variable::rowsAfter).toList(),
        pattern.measureRowsAfter(),
        pattern.skip(),
        pattern.skipSet(),
        pattern.allRows(),
        pattern.anchoredStart(),
        pattern.anchoredEnd(),
        pattern.withinUs(),
        spec.streams(),
        spec.order().size() > orderedBeyond,
        pattern.isNumbered(),
        spec.outputDelayUs(),
        time,
        rows.offset(partition),
        rows.offset(arrival),
        rows.offset(tested),
        definitions.sizeBytes(),
        running.sizeBytes(),
        whole.sizeBytes(),
        spec.span());
  }
}
