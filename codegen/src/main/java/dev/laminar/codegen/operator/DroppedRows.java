package dev.laminar.codegen.operator;

import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.Predicate;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import java.util.List;

/**
 * Locals of a method that count, for each predicate of a pipeline, the rows that it drops: where a
 * row is dropped, the loop is left for it anyway, so that counting costs an increment off the path
 * of the rows that stay.
 */
final class DroppedRows {

  private final List<Predicate> predicates;
  private final BlockBuilder prologue;
  private final Local[] counts;

  /**
   * @param prologue where the locals are declared: in front of the loop over the rows
   */
  DroppedRows(PipelineSpec pipeline, BlockBuilder prologue) {
    this(Predicate.of(pipeline), prologue);
  }

  /**
   * @param predicates of the pipeline, or the first of them, which are the join's that it starts at
   */
  DroppedRows(List<Predicate> predicates, BlockBuilder prologue) {
    this.predicates = predicates;
    this.prologue = prologue;
    this.counts = new Local[predicates.size()];
  }

  /** Counts a row that a predicate drops. */
  void count(BlockBuilder drop, Predicate predicate) {
    int index = predicates.indexOf(predicate);
    if (index < 0) {
      throw Code.internal("a predicate that is not of the pipeline");
    }
    Local count = counts[index];
    if (count == null) {
      String name = predicates.size() == 1 ? "filtered" : "filtered" + (index + 1);
      count = prologue.declare(name, Code.literal(0));
      counts[index] = count;
    }
    drop.increment(count);
  }

  /** Adds what the method has counted to the figures. */
  void report(BlockBuilder out, CodeExpression metrics) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != null) {
        out.evaluate(
            Code.invoke(
                metrics, PipelineMetrics.class, "filtered", Code.literal(i), Code.get(counts[i])));
      }
    }
  }

  /** How many rows were dropped in all. */
  CodeExpression total() {
    CodeExpression total = null;
    for (Local count : counts) {
      if (count != null) {
        total = total == null ? Code.get(count) : Code.add(total, Code.get(count));
      }
    }
    return total == null ? Code.literal(0) : total;
  }
}
