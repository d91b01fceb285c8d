package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Pipelines as they are generated, written by hand. */
final class TestPipelines {

  static final ErrorSite DIVISION =
      new ErrorSite("Project#2", new SourceSpan("q.sql", 3, 8, 3, 23), "100 / (size - 7)");

  private TestPipelines() {}

  /** SELECT symbol, 100 / (size - 7) FROM (symbol, size) WHERE size >= constant 0. */
  public static final class FilterDivide extends CompiledPipeline {

    private final long threshold;

    public FilterDivide(PipelineContext context) {
      super(context);
      threshold = context.constants().getLong(0);
    }

    @Override
    public void process(ColumnBatch input) {
      PipelineOutput output = Objects.requireNonNull(context.output());
      ColumnBatch out = output.batch();
      ErrorSites sites = context.sites();
      long[] symbols = TestRows.values(input, 0);
      long[] sizes = TestRows.values(input, 1);
      int rows = input.rowCount();
      int written = 0;
      int filtered = 0;
      for (int row = 0; row < rows; row++) {
        if (sizes[row] < threshold) {
          filtered++;
          continue;
        }
        if (written == out.capacity()) {
          output.flush(written);
          written = 0;
        }
        try {
          if (sizes[row] == 7) {
            throw SqlErrors.divisionByZero(sites, 0);
          }
          TestRows.values(out, 0)[written] = symbols[row];
          TestRows.values(out, 1)[written] = 100 / (sizes[row] - 7);
        } catch (SqlRuntimeException e) {
          throw e.atRow(row);
        }
        written++;
      }
      output.flush(written);
      context.metrics().batch(rows, rows - filtered, 0, 0, 0);
      context.metrics().filtered(0, filtered);
    }
  }

  /** SELECT * FROM (a, b), with a watermark column a - constant 0: for streams that others read. */
  public static final class PassThrough extends CompiledPipeline {

    public PassThrough(PipelineContext context) {
      super(context);
    }

    @Override
    public void process(ColumnBatch input) {
      PipelineOutput output = Objects.requireNonNull(context.output());
      ColumnBatch out = output.batch();
      long watermark = watermarkUs;
      int rows = input.rowCount();
      for (int column = 0; column < input.columnCount(); column++) {
        System.arraycopy(TestRows.values(input, column), 0, TestRows.values(out, column), 0, rows);
      }
      for (int row = 0; row < rows; row++) {
        long candidate = TestRows.values(input, 0)[row] - context.constants().getLong(0);
        if (candidate > watermark && candidate <= watermarkLimitUs) {
          watermark = candidate;
        }
      }
      watermarkUs = watermark;
      output.flush(rows);
      context.metrics().batch(rows, rows, 0, 0, 0);
    }
  }

  /**
   * COUNT(*) of (ts, symbol) by symbol and window, watermark ts - constant 0. Slot: symbol, count,
   * a flag for changes.
   */
  public static final class CountUpdate extends CompiledPipeline {

    public static final int SLOT_SIZE_BYTES = 24;

    private static final long SLOT_MASK = SlotIndex.SLOT_MASK;

    public CountUpdate(PipelineContext context) {
      super(context);
    }

    @Override
    public void process(ColumnBatch input) {
      GroupState state = Objects.requireNonNull(context.state());
      int rows = input.rowCount();
      state.beginBatch();
      long watermark = watermarkUs;
      int late = 0;
      long[] times = TestRows.values(input, 0);
      long[] symbols = TestRows.values(input, 1);
      for (int row = 0; row < rows; row++) {
        long time = times[row];
        long candidate = time - context.constants().getLong(0);
        if (candidate > watermark && candidate <= watermarkLimitUs) {
          watermark = candidate;
        }
        if ((time < state.sliceStartUs() || time >= state.sliceEndUs())
            && !state.enter(time, watermark)) {
          late++;
          continue;
        }
        count(state.table(), symbols[row]);
      }
      watermarkUs = watermark;
      context.metrics().batch(rows, rows - late, 0, late, 0);
    }

    private static void count(GroupTable table, long symbol) {
      long tag = SlotIndex.tag(symbol * 0x9E3779B97F4A7C15L);
      MemorySegment slots = table.slots();
      long position = tag >>> table.shift();
      while (true) {
        long entry = Slots.getLong(table.index(), 8 * position);
        long slot = entry == 0 ? add(table, position, tag, symbol) : (entry & SLOT_MASK) * 8;
        if (entry == 0 || Slots.getLong(slots, slot) == symbol) {
          if (!Slots.getBoolean(slots, slot + 16)) {
            Slots.putBoolean(slots, slot + 16, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 8, Slots.getLong(slots, slot + 8) + 1);
          return;
        }
        position = (position + 1) & table.mask();
      }
    }

    /** Few symbols, so the table never grows. */
    private static long add(GroupTable table, long position, long tag, long symbol) {
      long slot = table.add(position, tag);
      Slots.putLong(table.slots(), slot, symbol);
      return slot;
    }
  }

  /** (symbol, window_start, count) of all groups of a window. */
  public static class CountEmission extends CompiledEmission {

    public CountEmission(PipelineContext context) {
      super(context);
    }

    @Override
    public void emit(GroupTable table, long windowStartUs, long windowEndUs) {
      PipelineOutput output = Objects.requireNonNull(context.output());
      int written = 0;
      int rows = 0;
      for (long slot = CountUpdate.SLOT_SIZE_BYTES;
          slot < table.endOffset();
          slot += CountUpdate.SLOT_SIZE_BYTES) {
        written = write(output, table, slot, windowStartUs, written);
        rows++;
      }
      output.flush(written);
      context.metrics().batch(rows, rows, 0, 0, 0);
    }

    static int write(
        PipelineOutput output, GroupTable table, long slot, long windowStartUs, int written) {
      ColumnBatch out = output.batch();
      int row = written;
      if (row == out.capacity()) {
        output.flush(row);
        row = 0;
      }
      TestRows.values(out, 0)[row] = Slots.getLong(table.slots(), slot);
      TestRows.values(out, 1)[row] = windowStartUs;
      TestRows.values(out, 2)[row] = Slots.getLong(table.slots(), slot + 8);
      return row + 1;
    }
  }

  /** The changed groups of a window. */
  public static final class CountChanges extends CompiledEmission {

    public CountChanges(PipelineContext context) {
      super(context);
    }

    @Override
    public void emit(GroupTable table, long windowStartUs, long windowEndUs) {
      PipelineOutput output = Objects.requireNonNull(context.output());
      int written = 0;
      int changed = table.changedCount();
      for (int i = 0; i < changed; i++) {
        long slot = table.changedSlot(i);
        written = CountEmission.write(output, table, slot, windowStartUs, written);
        Slots.putBoolean(table.slots(), slot + 16, false);
      }
      table.clearChanged();
      output.flush(written);
      context.metrics().batch(changed, changed, 0, 0, 0);
    }
  }
}
