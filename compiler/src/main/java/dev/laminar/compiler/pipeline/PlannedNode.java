package dev.laminar.compiler.pipeline;

import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.Recursion;
import dev.laminar.compiler.physical.Values;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/** A node of the data flow that a query runs as, before its classes are generated. */
public sealed interface PlannedNode {

  /** Unique within the query. */
  int id();

  RowSchema schema();

  /** Classes to generate for it. */
  List<PipelineSpec> pipelines();

  /** Reads a source or a stream. */
  record Read(int id, Scan scan) implements PlannedNode {
    @Override
    public RowSchema schema() {
      return scan.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /** Finds rows of a table by the keys that a node yields. */
  record Lookup(int id, int input, KeyLookup lookup) implements PlannedNode {
    @Override
    public RowSchema schema() {
      return lookup.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /** Rows of literals. */
  record Literals(int id, Values values) implements PlannedNode {
    @Override
    public RowSchema schema() {
      return values.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /** The batches of several nodes. */
  record Merge(int id, List<Integer> inputs, RowSchema schema, ChangelogMode mode)
      implements PlannedNode {
    public Merge {
      inputs = List.copyOf(inputs);
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /**
   * The rows of one node, then what another makes of those that were added last.
   *
   * @param working the node that yields those
   * @param rows how rows are kept meanwhile
   * @param query a Java identifier: the package of the generated class
   * @param text that spans point into
   */
  record Recur(
      int id,
      int seed,
      int step,
      int working,
      Recursion recursion,
      RowsSpec rows,
      String query,
      SourceText text)
      implements PlannedNode {
    @Override
    public RowSchema schema() {
      return rows.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /** The rows of a node as often as their last column says, without that column. */
  record Repeated(int id, int input, RowSchema schema, ChangelogMode mode) implements PlannedNode {
    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /**
   * The changes of a node as rows that only come.
   *
   * @param rows how rows are kept meanwhile
   * @param query a Java identifier: the package of the generated class
   * @param text that spans point into
   */
  record Version(int id, int input, Versions versions, RowsSpec rows, String query, SourceText text)
      implements PlannedNode {
    @Override
    public RowSchema schema() {
      return versions.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /**
   * The rows of a node in an order, or some of them.
   *
   * @param query a Java identifier: the package of the generated class
   * @param text that spans point into
   */
  record Order(int id, int input, SortSpec sort, String query, SourceText text)
      implements PlannedNode {
    @Override
    public RowSchema schema() {
      return sort.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /**
   * The rows of a node with the results of window functions.
   *
   * @param query a Java identifier: the package of the generated class
   * @param text that spans point into
   */
  record Windows(
      int id, int input, OverSpec over, ChangelogMode mode, String query, SourceText text)
      implements PlannedNode {
    @Override
    public RowSchema schema() {
      return over.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /**
   * The matches of a row pattern in the rows of a node.
   *
   * @param query a Java identifier: the package of the generated class
   * @param text that spans point into
   */
  record Pattern(int id, int input, MatchSpec match, String query, SourceText text)
      implements PlannedNode {
    @Override
    public RowSchema schema() {
      return match.schema();
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of();
    }
  }

  /**
   * A pipeline from the pairs of rows of two nodes to batches.
   *
   * @param ttlMs how long rows are kept; 0 for ever
   * @param lookupKeys columns of a lookup table that is asked for rows; empty for other joins
   */
  record Pair(
      int id,
      int left,
      int right,
      PipelineSpec pipeline,
      long ttlMs,
      List<Integer> lookupKeys,
      RowSchema schema,
      ChangelogMode mode)
      implements PlannedNode {
    public Pair {
      lookupKeys = List.copyOf(lookupKeys);
    }

    @Override
    public List<PipelineSpec> pipelines() {
      return List.of(pipeline);
    }
  }

  /** A pipeline from the pairs of rows of two nodes, by time, to batches. */
  record Matched(
      int id, int left, int right, PipelineSpec pipeline, AsofJoin join, RowSchema schema)
      implements PlannedNode {
    @Override
    public List<PipelineSpec> pipelines() {
      return List.of(pipeline);
    }
  }

  /** A pipeline from batches to batches. */
  record Transform(int id, int input, PipelineSpec pipeline, RowSchema schema, ChangelogMode mode)
      implements PlannedNode {
    @Override
    public List<PipelineSpec> pipelines() {
      return List.of(pipeline);
    }
  }

  /** A pipeline from batches into groups, and the one that emits them as batches. */
  record Aggregate(
      int id,
      int input,
      GroupAggregate operator,
      PipelineSpec update,
      PipelineSpec emission,
      RowSchema schema,
      ChangelogMode mode)
      implements PlannedNode {
    @Override
    public List<PipelineSpec> pipelines() {
      return List.of(update, emission);
    }
  }
}
