package dev.laminar.kernel.plan;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a query's data flow, without SQL. Edges are the {@code input} ids; ids are unique
 * within the query.
 */
public sealed interface PlanNode {

  int id();

  /** Schema of the rows that leave the node. */
  RowSchema schema();

  /**
   * Reads a source of the catalog.
   *
   * @param projection columns of the source's physical schema, ascending
   */
  record SourceScan(int id, String source, List<Integer> projection, RowSchema schema)
      implements PlanNode {}

  /**
   * Reads what another query puts out.
   *
   * @param late whether it is the rows that came too late for that query
   */
  record StreamScan(int id, String stream, boolean late, RowSchema schema) implements PlanNode {
    public StreamScan(int id, String stream, RowSchema schema) {
      this(id, stream, false, schema);
    }
  }

  /**
   * Reads the rows of a table, or those that a materialized view holds.
   *
   * @param projection columns of the table, ascending
   * @param follow whether what changes about them follows, as rows with weights; else they are the
   *     whole input, without weights
   */
  record TableScan(int id, String table, List<Integer> projection, boolean follow, RowSchema schema)
      implements PlanNode {
    public TableScan {
      projection = List.copyOf(projection);
    }
  }

  /**
   * The rows of a table or view that have one of some keys: each once, in the order of the keys.
   * Only in queries that do not follow what they read.
   *
   * @param input yields the keys, columns in the order of {@code keyColumns} and of their storage;
   *     literal rows, perhaps transformed. A key with a NULL finds nothing
   * @param index of the table's rows that finds a row by the key
   * @param keyColumns of the table
   * @param projection columns of the table, ascending
   */
  record KeyLookup(
      int id,
      int input,
      String table,
      int index,
      List<Integer> keyColumns,
      List<Integer> projection,
      RowSchema schema)
      implements PlanNode {
    public KeyLookup {
      keyColumns = List.copyOf(keyColumns);
      projection = List.copyOf(projection);
    }
  }

  /**
   * Rows written in the statement.
   *
   * @param rows values by the storage of their columns, as {@code ConstantTable} has them; {@link
   *     #NULL} for NULL
   */
  record Values(int id, List<List<Object>> rows, RowSchema schema) implements PlanNode {

    /** Stands for NULL. */
    public static final String NULL = "NULL";

    public Values {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** The rows of several nodes: UNION ALL. */
  record Union(int id, List<Integer> inputs, RowSchema schema, ChangelogMode mode)
      implements PlanNode {
    public Union {
      inputs = List.copyOf(inputs);
    }
  }

  /** What a {@link Recursion} has added last. */
  record Working(int id, RowSchema schema) implements PlanNode {}

  /**
   * The rows of one node, then what another makes of those that were added last, until that is
   * nothing. All inputs end, and rows have no weights.
   *
   * @param step reads {@code working}
   * @param rows of a generated {@code CompiledRows}: all columns tell rows apart
   * @param layout how rows are kept meanwhile
   * @param all whether a row may come again
   * @param limit steps that may be made
   * @param span of the recursion in the statement
   */
  record Recursion(
      int id,
      int seed,
      int step,
      int working,
      CodeRef rows,
      RowsLayout layout,
      boolean all,
      long limit,
      SourceSpan span,
      RowSchema schema)
      implements PlanNode {}

  /**
   * Every row as often as the last column of the input says, without that column.
   *
   * @param schema the input's columns but the last, a BIGINT NOT NULL above 0
   */
  record Repeat(int id, int input, RowSchema schema, ChangelogMode mode) implements PlanNode {}

  /**
   * The changes of an input as rows that only come. By event time, a row comes out when the
   * watermark has passed it, unless it has been taken back; by the clock, each change of an epoch
   * does, with its time and whether the row is there from then on, as TIMESTAMP and BOOLEAN behind
   * the columns of the input.
   *
   * @param rows of a generated {@code CompiledRows}: all columns of the input tell rows apart
   * @param layout how rows are kept meanwhile
   * @param time column with the event time; {@link #BY_CLOCK}
   */
  record Versions(int id, int input, CodeRef rows, RowsLayout layout, int time, RowSchema schema)
      implements PlanNode {
    public static final int BY_CLOCK = -1;

    public boolean isByClock() {
      return time == BY_CLOCK;
    }
  }

  /**
   * A generated {@code CompiledJoin}.
   *
   * @param leftRows how the rows of the left side are kept
   * @param rightRows how those of the right side are
   * @param ttlMs for how long a row is kept; 0 for ever
   */
  record Join(
      int id,
      int left,
      int right,
      CodeRef code,
      RowsLayout leftRows,
      RowsLayout rightRows,
      long ttlMs,
      RowSchema schema,
      ChangelogMode mode)
      implements PlanNode {}

  /**
   * A generated {@code CompiledIntervalJoin}.
   *
   * @param leftRows how the rows of the left side are kept
   * @param rightRows how those of the right side are
   */
  record IntervalJoin(
      int id,
      int left,
      int right,
      CodeRef code,
      RowsLayout leftRows,
      RowsLayout rightRows,
      JoinType type,
      JoinInterval interval,
      RowSchema schema)
      implements PlanNode {}

  /**
   * A generated {@code CompiledAsof}.
   *
   * @param leftTimed whether the watermark of the left input is about the time by which it is
   *     joined; else only its end counts
   * @param rightTimed the same for the right input
   * @param layout how rows and keys are kept
   */
  record AsofJoin(
      int id,
      int left,
      int right,
      boolean leftTimed,
      boolean rightTimed,
      CodeRef code,
      AsofLayout layout,
      AsofMatch match,
      RowSchema schema)
      implements PlanNode {}

  /**
   * A generated {@code CompiledJoin} that looks rows of the left input up among those of the right
   * one, which ends: left rows wait until then.
   *
   * @param leftRows how rows of the left side would be kept: there are none
   * @param rightRows how those of the right side are
   */
  record LookupJoin(
      int id,
      int left,
      int right,
      CodeRef code,
      RowsLayout leftRows,
      RowsLayout rightRows,
      RowSchema schema,
      ChangelogMode mode)
      implements PlanNode {}

  /**
   * A generated {@code CompiledJoin} that looks rows of the left input up in a table of another
   * system, which is asked for the keys that are not known yet; the rows it answers come in from
   * the right.
   *
   * @param leftRows how rows of the left side would be kept: there are none
   * @param rightRows how those of the right side are
   * @param leftKeys columns of the left input that are looked up
   * @param rightKeys as many columns of the right input, which must equal them
   * @param keys the same columns among those of the table, in its declared order
   * @param span of the join
   */
  record LookupOnDemand(
      int id,
      int left,
      int right,
      CodeRef code,
      RowsLayout leftRows,
      RowsLayout rightRows,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      List<Integer> keys,
      SourceSpan span,
      RowSchema schema)
      implements PlanNode {
    public LookupOnDemand {
      leftKeys = List.copyOf(leftKeys);
      rightKeys = List.copyOf(rightKeys);
      keys = List.copyOf(keys);
    }
  }

  /**
   * A generated {@code CompiledSort}, over an input that ends.
   *
   * @param rows how the rows are kept until then
   */
  record Sort(int id, int input, CodeRef code, RowsLayout rows, RowSchema schema)
      implements PlanNode {}

  /**
   * A generated {@code CompiledOver}.
   *
   * @param rows how the rows of the input are kept
   * @param layout what the window functions look at
   */
  record Over(
      int id,
      int input,
      CodeRef code,
      RowsLayout rows,
      OverLayout layout,
      RowSchema schema,
      ChangelogMode mode)
      implements PlanNode {}

  /**
   * A generated {@code CompiledMatch}. Rows of the input have no weights.
   *
   * @param rows how the rows of the input are kept
   * @param layout what is looked for
   */
  record Match(
      int id, int input, CodeRef code, RowsLayout rows, MatchLayout layout, RowSchema schema)
      implements PlanNode {}

  /** A generated {@code CompiledPipeline} with an output. */
  record Transform(int id, int input, CodeRef code, RowSchema schema, ChangelogMode mode)
      implements PlanNode {}

  /**
   * A generated {@code CompiledPipeline} that ends in groups, and the {@code CompiledEmission} that
   * starts there.
   *
   * @param slotSizeBytes of the group table, a multiple of 8
   * @param keys how keys are kept that have watermarks of their own; null where none has
   * @param window null for an aggregate without window
   * @param timing for how long windows are kept, and how often changes leave
   * @param lateRows schema of the rows that come too late and are put out aside; null where they
   *     are only counted
   * @param lateMode of those rows
   * @param ttlMs for how long a group is kept that no row changes; 0 for ever
   */
  record Aggregate(
      int id,
      int input,
      CodeRef update,
      CodeRef emission,
      int slotSizeBytes,
      @Nullable RowsLayout keys,
      @Nullable WindowShape window,
      EmitMode emit,
      EmitTiming timing,
      @Nullable RowSchema lateRows,
      ChangelogMode lateMode,
      long ttlMs,
      RowSchema schema,
      ChangelogMode mode)
      implements PlanNode {}
}
