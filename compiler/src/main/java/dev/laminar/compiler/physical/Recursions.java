package dev.laminar.compiler.physical;

import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.analysis.WorkingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Translates recursive queries. */
final class Recursions {

  private final ExecutionMode mode;
  private final ConstructFinder constructs;
  private final SpanMapper spans;
  private final long limit;

  /**
   * @param limit steps that a recursion may make
   */
  Recursions(ExecutionMode mode, ConstructFinder constructs, SpanMapper spans, long limit) {
    this.mode = mode;
    this.constructs = constructs;
    this.spans = spans;
    this.limit = limit;
  }

  private SourceSpan span(dev.laminar.sql.analysis.Recursion rel) {
    return spans.span(rel.position(), constructs.statement());
  }

  /** Refuses a recursion in a query that goes on: what it added would have to be taken back. */
  void requireAnswer(dev.laminar.sql.analysis.Recursion rel) {
    if (mode == ExecutionMode.CONTINUOUS) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "WITH RECURSIVE in a query that goes on is not executed in this version",
          span(rel),
          "ask for it by a SELECT over tables, views and sources that end, or store its rows by INSERT INTO a table");
    }
  }

  /** The recursion over its translated terms. */
  Recursion recursion(
      dev.laminar.sql.analysis.Recursion rel, PhysicalNode seed, PhysicalNode step) {
    String name = rel.working().uniqueName();
    check(step, name, rel.working().name());
    RowSchema schema = schema(rel.working(), span(rel));
    return new Recursion(
        0,
        CombinedInputs.converted(seed, schema, seed.span()),
        CombinedInputs.converted(step, schema, step.span()),
        name,
        schema,
        rel.all(),
        limit,
        span(rel),
        Traits.INITIAL);
  }

  /** What the step reads of the recursion. */
  Relation working(TableScan scan, WorkingTable table) {
    SourceSpan span = constructs.table(table.name());
    RowSchema schema = schema(table, span);
    PhysicalNode.Scan node =
        new PhysicalNode.Scan(
            0,
            new ScanTarget.Working(table.uniqueName(), schema),
            IntStream.range(0, schema.size()).boxed().toList(),
            span,
            Traits.INITIAL);
    return Projections.relation(node, scan.getRowType().getFieldNames());
  }

  private static RowSchema schema(WorkingTable table, SourceSpan span) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : table.rowType().getFieldList()) {
      columns.add(new Column(field.getName(), TypeMapper.map(field.getType(), span)));
    }
    return new RowSchema(columns);
  }

  /**
   * Checks that each row of the working table makes its rows by itself: nothing gathers rows of
   * several steps.
   */
  private static void check(PhysicalNode node, String name, String written) {
    if (!reads(node, name)) {
      return;
    }
    boolean byRow =
        switch (node) {
          case PhysicalNode.Scan scan -> true;
          case PhysicalNode.Filter filter -> true;
          case PhysicalNode.Project project -> true;
          case PhysicalNode.Watermark watermark -> true;
          case Expand expand -> true;
          case Join join -> byRow(join, name);
          case AsofJoin join -> false;
          case PhysicalNode.GroupAggregate aggregate -> false;
          case PhysicalNode.Output output -> false;
          case Union union -> false;
          case Over over -> false;
          case Match match -> false;
          case Versions versions -> false;
          case Repeat repeat -> false;
          case KeyLookup lookup -> false;
          case Recursion recursion -> false;
          case Sort sort -> false;
          case Values values -> false;
        };
    if (!byRow) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "grouping, ordering and looking up by row what recursive query '"
              + written
              + "' has added is not executed in this version",
          node.span(),
          "leave aggregates, DISTINCT and subqueries for values to the query behind the WITH");
    }
    node.inputs().forEach(input -> check(input, name, written));
  }

  private static boolean byRow(Join join, String name) {
    boolean left = reads(join.left(), name);
    boolean right = reads(join.right(), name);
    return switch (join.type()) {
      case INNER -> left != right;
      case LEFT, SEMI, ANTI -> left && !right;
      case RIGHT -> right && !left;
      case FULL -> false;
    };
  }

  private static boolean reads(PhysicalNode node, String name) {
    boolean itself =
        node instanceof PhysicalNode.Scan scan
            && scan.target() instanceof ScanTarget.Working working
            && working.name().equals(name);
    return itself || node.inputs().stream().anyMatch(input -> reads(input, name));
  }
}
