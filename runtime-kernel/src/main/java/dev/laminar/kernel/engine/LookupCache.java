package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.type.RowSchema;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that were looked up, off-heap in the table of a generated join: all rows of a key, or one
 * that stands for none. The first word of a slot says until when that is to be believed:
 *
 * <pre>
 *  63                                       2   1    0
 *  +-----------------------------------------+----+-----+
 *  | until, ms since the epoch               |used| row |
 *  +-----------------------------------------+----+-----+
 * </pre>
 *
 * {@code row}: there is a row; else the key has none. {@code used}: it was looked up since the hand
 * went by. That counts, as does the time, in the first slot of a key only. The hand goes round all
 * slots when there are too many: keys used since it was there last get another round, the others
 * are forgotten.
 */
final class LookupCache {

  private static final long ROW = 1;
  private static final long USED = 2;
  private static final int UNTIL_SHIFT = 2;
  private static final long LATEST_MS = Long.MAX_VALUE >> UNTIL_SHIFT;

  /**
   * One side of the join.
   *
   * @param keys columns that must equal the other side's
   */
  record Side(RowSchema schema, List<Integer> keys) {

    int[] keyColumns() {
      return keys.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private final CompiledJoin join;
  private final RowTable table;
  private final LookupPolicy.OnDemand policy;
  private final RowSchema leftSchema;
  private final RowSchema rightSchema;
  private final int[] leftKeys;
  private final int[] rightKeys;
  private final LookupMetrics metrics;

  /** Rows of the batch looked at last whose key is not known. */
  private int[] unknown = new int[ColumnBatch.DEFAULT_CAPACITY];

  private long hand;

  LookupCache(
      CompiledJoin join,
      RowTable table,
      LookupPolicy.OnDemand policy,
      Side left,
      Side right,
      LookupMetrics metrics) {
    this.join = join;
    this.table = table;
    this.policy = policy;
    this.leftSchema = left.schema();
    this.rightSchema = right.schema();
    this.leftKeys = left.keyColumns();
    this.rightKeys = right.keyColumns();
    this.metrics = metrics;
  }

  /** Rows in memory, keys without any counted as one. */
  long size() {
    return table.rowCount();
  }

  /**
   * Looks for the keys of a batch. When all are known, {@code join.left} of the same batch is to
   * follow, which puts out what was found.
   *
   * @param nowMs what is to be believed until then is not known
   * @param counts whether the rows come for the first time
   * @return how many rows have a key that is not known: see {@link #unknown}
   */
  int find(ColumnBatch batch, long nowMs, boolean counts) {
    int rowCount = batch.rowCount();
    if (unknown.length < rowCount) {
      unknown = new int[rowCount];
    }
    long[] firsts = join.findLeft(batch);
    MemorySegment slots = table.slots();
    int misses = 0;
    int hits = 0;
    int missing = 0;
    for (int row = 0; row < rowCount; row++) {
      long first = firsts[row];
      long word = first <= 0 ? 0 : Slots.getLong(slots, first);
      if (first > 0 && word >> UNTIL_SHIFT > nowMs) {
        if ((word & USED) == 0) {
          Slots.putLong(slots, first, word | USED);
        }
        if ((word & ROW) != 0) {
          hits++;
        } else {
          missing++;
          firsts[row] = -1;
        }
      } else if (first > 0 || !LookupKey.isNull(batch, row, leftKeys)) {
        unknown[misses++] = row;
      }
    }
    if (counts) {
      metrics.batch(hits, missing, misses);
    }
    return misses;
  }

  /** Rows whose key {@link #find} did not know, in order; as many as it said. */
  int[] unknown() {
    return unknown;
  }

  /**
   * Forgets what is known of some keys, for which there is an answer now.
   *
   * @param keys with the columns of the key only
   */
  void forget(ColumnBatch keys) {
    ColumnBatch rows = ColumnBatch.allocate(leftSchema, keys.rowCount());
    for (int i = 0; i < leftKeys.length; i++) {
      RowCopier.copy(keys.column(i), 0, rows.column(leftKeys[i]), 0, keys.rowCount());
    }
    rows.setRowCount(keys.rowCount());
    long[] firsts = join.findLeft(rows);
    for (int row = 0; row < keys.rowCount(); row++) {
      if (firsts[row] > 0) {
        join.forget(firsts[row]);
      }
    }
  }

  /** Which keys of a request have rows. */
  final class Filling {

    private final LookupLoad load;
    private final Map<LookupKey, Integer> numbers = new HashMap<>();
    private final BitSet found = new BitSet();
    private final long nowMs;

    Filling(LookupLoad load, long nowMs) {
      this.load = load;
      this.nowMs = nowMs;
      List<LookupKey> ids = load.ids();
      for (int i = 0; i < ids.size(); i++) {
        numbers.put(ids.get(i), i);
      }
    }

    /** Keeps rows; those of keys that nobody asked for are left out. */
    void add(ColumnBatch rows) {
      int[] kept = new int[rows.rowCount()];
      int count = 0;
      for (int row = 0; row < rows.rowCount(); row++) {
        if (!LookupKey.isNull(rows, row, rightKeys)) {
          Integer number = numbers.get(LookupKey.of(rows, row, rightKeys));
          if (number != null) {
            found.set(number);
            kept[count++] = row;
          }
        }
      }
      if (count == 0) {
        return;
      }
      table.setNowMs(word(nowMs, policy.ttlMs()) | ROW);
      join.right(count == rows.rowCount() ? rows : some(rows, kept, count));
    }

    private ColumnBatch some(ColumnBatch rows, int[] kept, int count) {
      ColumnBatch copy = ColumnBatch.allocate(rightSchema, count);
      for (int column = 0; column < rows.columnCount(); column++) {
        for (int i = 0; i < count; i++) {
          RowCopier.copy(rows.column(column), kept[i], copy.column(column), i, 1);
        }
      }
      copy.setRowCount(count);
      return copy;
    }

    /** All rows have come: the other keys have none. */
    void end() {
      int missing = load.ids().size() - found.cardinality();
      if (missing == 0) {
        return;
      }
      ColumnBatch none = ColumnBatch.allocate(rightSchema, missing);
      int row = 0;
      for (int number = 0; number < load.ids().size(); number++) {
        if (!found.get(number)) {
          for (int i = 0; i < rightKeys.length; i++) {
            RowCopier.copy(load.keys().column(i), number, none.column(rightKeys[i]), row, 1);
          }
          row++;
        }
      }
      none.setRowCount(missing);
      table.setNowMs(word(nowMs, policy.missingTtlMs()));
      join.right(none);
    }
  }

  /** Never 0, which means that there is no slot. */
  private static long word(long nowMs, long ttlMs) {
    return Math.clamp(nowMs + ttlMs, 1, LATEST_MS) << UNTIL_SHIFT;
  }

  /** Forgets keys until there are no more rows than may be. */
  void evict() {
    if (table.rowCount() <= policy.maxRows()) {
      return;
    }
    int size = table.slotSizeBytes();
    long end = table.endOffset();
    MemorySegment slots = table.slots();
    // Two rounds empty the table.
    for (long left = 2 * (end / size); left > 0 && table.rowCount() > policy.maxRows(); left--) {
      hand = hand + size < end ? hand + size : size;
      long word = Slots.getLong(slots, hand);
      if ((word & USED) != 0) {
        Slots.putLong(slots, hand, word & ~USED);
      } else if (word != 0) {
        join.forget(hand);
      }
    }
  }
}
