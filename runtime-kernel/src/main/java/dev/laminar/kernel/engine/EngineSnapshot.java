package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an engine at one moment, read without stopping it: those of one batch may be
 * partly in.
 *
 * @param takenAtNs {@link System#nanoTime()}; rates are differences of two snapshots
 * @param runningNs since the engine was started; 0 before
 * @param stateBytes off-heap memory mapped now
 * @param peakStateBytes the most that was mapped at one time
 * @param batchTimes how long the agent worked on a batch, from reading it to its last sink
 * @param stored tables and materialized views
 */
public record EngineSnapshot(
    long takenAtNs,
    long runningNs,
    long stateBytes,
    long peakStateBytes,
    BatchTimes batchTimes,
    List<SourceSnapshot> sources,
    List<QuerySnapshot> queries,
    List<SinkSnapshot> sinks,
    List<StoredSnapshot> stored) {

  /** A distribution of times; all 0 when {@code count} is. */
  public record BatchTimes(long count, long medianNs, long p99Ns, long maxNs) {
    static BatchTimes of(Histogram histogram) {
      return new BatchTimes(
          histogram.getTotalCount(),
          histogram.getValueAtPercentile(50),
          histogram.getValueAtPercentile(99),
          histogram.getMaxValue());
    }
  }

  /**
   * A source, with the sums over all its runs.
   *
   * @param connector empty when rows are pushed
   * @param rows read, or taken from what was pushed
   * @param malformed records that could not be decoded
   * @param lastError of a malformed record; empty when there was none
   * @param state of its watermark: UNREAD, ACTIVE, IDLE or PAUSED
   * @param watermarkUs the greatest that its rows have brought about in a query; {@link
   *     Long#MIN_VALUE} before the first
   * @param partitions that are known, each with a watermark of its own
   * @param idlePartitions of them, those that nothing waits for as no rows come
   * @param timesAhead how often it was found to be too far ahead of the sources it is aligned with
   * @param rowsDroppedAhead rows dropped for that
   * @param pushed null for a source with a connector
   */
  public record SourceSnapshot(
      String name,
      String connector,
      boolean bounded,
      long rows,
      long bytes,
      long malformed,
      String lastError,
      String state,
      long watermarkUs,
      int partitions,
      int idlePartitions,
      long timesAhead,
      long rowsDroppedAhead,
      @Nullable PushSnapshot pushed) {
    static SourceSnapshot of(SourceEntry source) {
      PushSource pushed = source.pushed();
      return new SourceSnapshot(
          source.name(),
          source.plan().connector(),
          source.bounded(),
          source.metrics().rows(),
          source.metrics().bytes(),
          source.metrics().malformed(),
          source.metrics().lastError(),
          source.status().state().name(),
          source.status().watermarkUs(),
          source.status().partitions(),
          source.status().idlePartitions(),
          source.status().aheadCount(),
          source.status().droppedRows(),
          pushed == null ? null : PushSnapshot.of(pushed));
    }
  }

  /**
   * What became of pushed rows.
   *
   * @param waiting for the agent now
   * @param dropped as the oldest, when newer ones needed space
   * @param rejected because there was no space
   * @param withoutReader dropped because no query read the source
   */
  public record PushSnapshot(long waiting, long dropped, long rejected, long withoutReader) {
    static PushSnapshot of(PushSource source) {
      return new PushSnapshot(
          source.waitingRows(),
          source.droppedRows(),
          source.rejectedRows(),
          source.rowsWithoutReader());
    }
  }

  /**
   * A query; figures are those of its latest run.
   *
   * @param failure why it failed; null for other states
   * @param rowsIn rows read from the source or the queries it reads
   * @param rowsLate behind the watermark when they came, and so in no window
   * @param rowsWithoutEventTime NULL where a window needs a time, and so in no window
   * @param rowsExpired rows and groups dropped from state that nothing had touched for long, and
   *     rows that were to be taken back when they had been dropped from a join
   * @param watermarkUs of what it puts out; {@link Long#MIN_VALUE} before the first, {@link
   *     Long#MAX_VALUE} at the end
   * @param stateBytes off-heap memory mapped now
   * @param peakStateBytes the most that was mapped at one time
   * @param groupCount groups, and rows of joins in time, in all open slices, up to a tenth of a
   *     second ago
   * @param pipelines what became of the rows, by generated class
   * @param operators what they keep, wait for, and cost
   * @param inputs what it reads
   * @param latencies how long after what has led to them came in, or was pushed, rows were put out:
   *     by row, each at most that long, to a sixteenth
   * @param lookups how it looks rows up in lookup tables
   * @param history what is kept of what it has put out; null when nothing is
   */
  public record QuerySnapshot(
      String name,
      QueryStatus status,
      @Nullable LaminarException failure,
      long rowsIn,
      long rowsOut,
      long rowsLate,
      long rowsWithoutEventTime,
      long rowsExpired,
      long watermarkUs,
      long stateBytes,
      long peakStateBytes,
      int openSliceCount,
      long groupCount,
      List<PipelineSnapshot> pipelines,
      List<OperatorSnapshot> operators,
      List<InputSnapshot> inputs,
      OperatorSnapshot.Times latencies,
      List<LookupSnapshot> lookups,
      @Nullable HistorySnapshot history) {

    static QuerySnapshot waiting(String name) {
      return new QuerySnapshot(
          name,
          QueryStatus.WAITING,
          null,
          0,
          0,
          0,
          0,
          0,
          Long.MIN_VALUE,
          0,
          0,
          0,
          0,
          List.of(),
          List.of(),
          List.of(),
          new StageTimes(StageTimes.FINE_BITS).snapshot(),
          List.of(),
          null);
    }

    static QuerySnapshot of(QueryRun run, List<RunStage> stages) {
      List<PipelineSnapshot> pipelines =
          stages.stream().flatMap(stage -> stage.snapshot().stream()).toList();
      HistoryStage history = run.query().history();
      int openSliceCount = 0;
      long groupCount = 0;
      for (RunStage stage : stages) {
        if (stage instanceof AggregateStage aggregate) {
          openSliceCount += aggregate.openSliceCount();
          groupCount += aggregate.heldRows();
        } else if (stage instanceof IntervalJoinStage join) {
          openSliceCount += join.openSliceCount();
          groupCount += join.heldRows();
        } else if (stage instanceof MatchStage match) {
          groupCount += match.heldRows();
        }
      }
      return new QuerySnapshot(
          run.name(),
          run.status(),
          run.failure(),
          run.rowsIn(),
          run.rowsOut(),
          pipelines.stream().mapToLong(PipelineSnapshot::rowsLate).sum(),
          pipelines.stream().mapToLong(PipelineSnapshot::rowsWithoutEventTime).sum(),
          run.expired(),
          run.watermarkUs(),
          run.account().mappedBytes(),
          run.account().peakBytes(),
          openSliceCount,
          groupCount,
          pipelines,
          stages.stream().map(RunStage::operatorSnapshot).toList(),
          run.inputSnapshots(),
          run.latencies(),
          stages.stream().map(RunStage::lookupSnapshot).filter(Objects::nonNull).toList(),
          history == null ? null : history.snapshot());
    }
  }

  /**
   * The epochs that a stream has put out last.
   *
   * @param bytes that they take, on the heap
   * @param oldestEpoch that is kept; -1 when none is
   * @param droppedEpochs that were kept and are not any more
   */
  public record HistorySnapshot(long bytes, long oldestEpoch, long droppedEpochs) {}

  /**
   * One generated class at work. Every row that came in, or was made of others, is in exactly one
   * of the other figures.
   *
   * @param nodeId of the plan
   * @param className simple name of the generated class; empty for an operator that has none
   * @param rowsMade results of state, and rows that an expansion has made of others
   * @param rowsOut handed on, or taken into groups
   * @param rowsTaken that do not come out themselves: kept in state, looked up there, or expanded
   * @param rowsUnmatched of those, the ones that found no row of the other side with their key when
   *     they came
   * @param filteredByPredicate dropped by each predicate of the pipeline, in its order; shorter
   *     when the last of them have dropped nothing
   * @param rowsWithoutKey NULL in the key, where that means to match nothing
   * @param rowsUnknown that were to take back what had expired
   * @param rowsUnwanted that nobody wants: LIMIT had all it takes, or a lookup asked for others
   * @param unaccounted rows that are in none of the figures: 0, but in the middle of a batch
   */
  public record PipelineSnapshot(
      int nodeId,
      String className,
      long batches,
      long rowsIn,
      long rowsMade,
      long rowsOut,
      long rowsTaken,
      long rowsUnmatched,
      List<Long> filteredByPredicate,
      long rowsLate,
      long rowsWithoutEventTime,
      long rowsWithoutKey,
      long rowsUnknown,
      long rowsUnwanted,
      long unaccounted) {

    static PipelineSnapshot of(int nodeId, Class<?> generated, PipelineMetrics metrics) {
      return of(nodeId, generated.getSimpleName(), metrics);
    }

    private static PipelineSnapshot of(int nodeId, String className, PipelineMetrics metrics) {
      return new PipelineSnapshot(
          nodeId,
          className,
          metrics.batches(),
          metrics.rowsIn(),
          metrics.rowsMade(),
          metrics.rowsOut(),
          metrics.rowsTaken(),
          metrics.rowsUnmatched(),
          LongStream.of(metrics.filteredByPredicate()).boxed().toList(),
          metrics.rowsLate(),
          metrics.rowsWithoutEventTime(),
          metrics.rowsWithoutKey(),
          metrics.rowsUnknown(),
          metrics.rowsUnwanted(),
          metrics.unaccounted());
    }

    /** Of an operator that has no generated class. */
    static PipelineSnapshot of(int nodeId, PipelineMetrics metrics) {
      return of(nodeId, "", metrics);
    }

    /** Dropped by conditions. */
    public long rowsFiltered() {
      return filteredByPredicate.stream().mapToLong(Long::longValue).sum();
    }
  }

  /** A sink with the rows written to it. */
  public record SinkSnapshot(String name, String query, String connector, long rows) {
    static SinkSnapshot of(SinkEntry sink) {
      SinkStage stage = sink.stage();
      return new SinkSnapshot(
          sink.plan().name(),
          sink.plan().query(),
          sink.plan().connector(),
          stage == null ? 0 : stage.rows());
    }
  }

  /**
   * What is kept under a name: a table, or the rows of a materialized view.
   *
   * @param rows kept now, equal ones each for itself
   * @param stateBytes off-heap memory mapped now
   */
  public record StoredSnapshot(String name, long rows, long stateBytes) {
    static StoredSnapshot of(StoredRows stored) {
      return new StoredSnapshot(stored.plan().name(), stored.rowCount(), stored.stateBytes());
    }
  }
}
