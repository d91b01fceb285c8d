package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.plan.WindowShape;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupStateTest {

  private static final int SLOT_SIZE_BYTES = 24;

  private final MemoryAccount account = new MemoryAccount();
  private final Recorder recorder = new Recorder(false);

  private record Row(long startUs, long endUs, long key, long count) {}

  /** Records what is emitted, in order. */
  private static final class Recorder extends CompiledEmission {

    private final List<Row> rows = new ArrayList<>();

    private final boolean onUpdate;

    Recorder(boolean onUpdate) {
      super(
          new PipelineContext(
              new ConstantTable(new Object[0]),
              new ErrorSites(List.of()),
              null,
              null,
              null,
              new PipelineMetrics(),
              new BatchClock(InstantSource.system())));
      this.onUpdate = onUpdate;
    }

    @Override
    public void emit(GroupTable table, long windowStartUs, long windowEndUs) {
      if (onUpdate) {
        emitChanged(table, windowStartUs, windowEndUs);
        return;
      }
      for (long slot = SLOT_SIZE_BYTES; slot < table.endOffset(); slot += SLOT_SIZE_BYTES) {
        add(table, slot, windowStartUs, windowEndUs);
      }
    }

    private void emitChanged(GroupTable table, long windowStartUs, long windowEndUs) {
      for (int i = 0; i < table.changedCount(); i++) {
        add(table, table.changedSlot(i), windowStartUs, windowEndUs);
      }
      LongKeyGroups.clearChanged(table);
    }

    private void add(GroupTable table, long offset, long startUs, long endUs) {
      long key = Slots.getLong(table.slots(), offset + LongKeyGroups.KEY);
      rows.add(
          new Row(startUs, endUs, key, Slots.getLong(table.slots(), offset + LongKeyGroups.COUNT)));
    }
  }

  private static WindowShape tumble(long sizeUs, long offsetUs) {
    return new WindowShape.Tumble(sizeUs, offsetUs);
  }

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  @Test
  void negativeTimesAndOffsetsFloor() {
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, tumble(60, 15), EmitMode.ON_WINDOW_CLOSE, account)) {
      state.beginBatch();
      assertThat(state.sliceStartUs()).isEqualTo(state.sliceEndUs());
      long[][] timeAndStart = {
        {15, 15}, {14, -45}, {-45, -45}, {-46, -105}, {0, -45}, {74, 15}, {75, 75}
      };
      for (long[] expected : timeAndStart) {
        assertThat(state.enter(expected[0], Long.MIN_VALUE)).isTrue();
        assertThat(state.sliceStartUs()).as("start for %d", expected[0]).isEqualTo(expected[1]);
        assertThat(state.sliceEndUs()).isEqualTo(expected[1] + 60);
      }
      assertThat(state.openSliceCount()).isEqualTo(4);
    }
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, tumble(60, 45), EmitMode.ON_WINDOW_CLOSE, account)) {
      state.beginBatch();
      assertThat(state.enter(44, Long.MIN_VALUE)).isTrue();
      assertThat(state.sliceStartUs()).isEqualTo(-15);
    }
  }

  @Test
  void rowIsLateWhenTheWatermarkReachedTheEndOfItsSlice() {
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, tumble(10, 0), EmitMode.ON_WINDOW_CLOSE, account)) {
      state.beginBatch();
      assertThat(state.enter(25, 19)).isTrue();
      assertThat(state.enter(15, 19)).isTrue();
      assertThat(state.enter(25, 20)).isTrue();
      assertThat(state.enter(19, 20)).isFalse();
      assertThat(state.sliceStartUs())
          .as("a late row leaves the current slice alone")
          .isEqualTo(20);
    }
  }

  @Test
  void timesAtBothEndsOfTheRangeHaveASlice() {
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, tumble(1_000, 0), EmitMode.ON_WINDOW_CLOSE, account)) {
      state.beginBatch();
      assertThat(state.enter(Long.MAX_VALUE, 0)).isTrue();
      assertThat(state.sliceStartUs()).isLessThan(state.sliceEndUs());
      assertThat(state.enter(Long.MIN_VALUE, Long.MIN_VALUE)).isTrue();
      assertThat(state.sliceStartUs()).isLessThan(state.sliceEndUs());
      state.closeUpTo(Long.MAX_VALUE, recorder);
      assertThat(state.openSliceCount()).isZero();
    }
  }

  /**
   * Against a TreeMap: slices close in order, each once, with all and only their rows; memory comes
   * back each time.
   */
  @Test
  void closesSlicesInOrderAndReturnsTheirMemory() {
    SplittableRandom random = new SplittableRandom(5);
    TreeMap<Long, TreeMap<Long, Long>> expected = new TreeMap<>();
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, tumble(1_000, 300), EmitMode.ON_WINDOW_CLOSE, account)) {
      long watermarkUs = -60_000;
      for (int batch = 0; batch < 600; batch++) {
        int rowCount = 1 + random.nextInt(200);
        state.beginBatch();
        for (int row = 0; row < rowCount; row++) {
          long timeUs = watermarkUs - 1_500 + random.nextInt(8_000);
          long key = random.nextInt(50);
          long startUs = Math.floorDiv(timeUs - 300, 1_000L) * 1_000 + 300;
          boolean late = startUs + 1_000 <= watermarkUs;
          assertThat(state.enter(timeUs, watermarkUs)).isEqualTo(!late);
          if (!late) {
            LongKeyGroups.add(state.table(), key, 1);
            expected.computeIfAbsent(startUs, start -> new TreeMap<>()).merge(key, 1L, Long::sum);
          }
        }
        watermarkUs += random.nextInt(400);
        assertClosed(state, watermarkUs, expected);
      }
      assertClosed(state, Long.MAX_VALUE, expected);
      assertThat(account.mappedBytes())
          .as("spare tables of 2 pages, as many as were open together")
          .isLessThanOrEqualTo(16 * (8 << 10));
      assertThat(state.openSliceCount()).isZero();
    }
  }

  private void assertClosed(
      GroupState state, long watermarkUs, TreeMap<Long, TreeMap<Long, Long>> expected) {
    recorder.rows.clear();
    state.closeUpTo(watermarkUs, recorder);
    List<Row> due = new ArrayList<>();
    while (!expected.isEmpty() && expected.firstKey() + 1_000 <= watermarkUs) {
      Map.Entry<Long, TreeMap<Long, Long>> slice = expected.pollFirstEntry();
      slice
          .getValue()
          .forEach(
              (key, count) -> due.add(new Row(slice.getKey(), slice.getKey() + 1_000, key, count)));
    }
    assertThat(recorder.rows).containsExactlyInAnyOrderElementsOf(due);
    assertThat(recorder.rows).extracting(Row::startUs).isSorted();
    assertThat(state.openSliceCount()).isEqualTo(expected.size());
  }

  @Test
  void emitsChangesOfOpenSlicesAndThenOfClosingOnes() {
    Recorder recorder = new Recorder(true);
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, tumble(10, 0), EmitMode.ON_WINDOW_CLOSE, account)) {
      state.beginBatch();
      for (long timeUs : new long[] {12, 3, 14, 13}) {
        state.enter(timeUs, Long.MIN_VALUE);
        LongKeyGroups.add(state.table(), timeUs == 14 ? 2 : 1, 1);
      }
      state.emitChanged(recorder);
      assertThat(recorder.rows)
          .containsExactly(new Row(0, 10, 1, 1), new Row(10, 20, 1, 2), new Row(10, 20, 2, 1));
      recorder.rows.clear();
      state.emitChanged(recorder);
      assertThat(recorder.rows).isEmpty();
      state.beginBatch();
      state.enter(15, Long.MIN_VALUE);
      LongKeyGroups.add(state.table(), 2, 1);
      state.closeUpTo(20, recorder);
      assertThat(recorder.rows).containsExactly(new Row(10, 20, 2, 2));
      assertThat(state.openSliceCount()).isZero();
    }
  }

  @Test
  void anAggregateThatSawNoBatchEndsToo() {
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, null, EmitMode.ON_WINDOW_CLOSE, account)) {
      state.closeUpTo(Long.MAX_VALUE, recorder);
      assertThat(recorder.rows).isEmpty();
      assertThat(state.openSliceCount()).isZero();
    }
  }

  @Test
  void withoutWindowThereIsOneTableUntilTheEndOfTime() {
    try (GroupState state =
        new GroupState(SLOT_SIZE_BYTES, null, EmitMode.ON_WINDOW_CLOSE, account)) {
      for (int batch = 0; batch < 3; batch++) {
        state.beginBatch();
        LongKeyGroups.add(state.table(), 9, 1);
        state.closeUpTo(Long.MAX_VALUE - 1, recorder);
      }
      assertThat(recorder.rows).isEmpty();
      state.closeUpTo(Long.MAX_VALUE, recorder);
      assertThat(recorder.rows).containsExactly(new Row(Long.MIN_VALUE, Long.MAX_VALUE, 9, 3));
    }
  }
}
