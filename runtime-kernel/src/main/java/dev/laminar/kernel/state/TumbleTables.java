package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.CompiledEmission;

/** Tumbling windows: each is a slice of its own. */
final class TumbleTables extends WindowTables {

  private final TimeGrid grid;

  TumbleTables(TimeGrid grid, int slotSizeBytes, MemoryAccount account) {
    super(slotSizeBytes, account);
    this.grid = grid;
  }

  @Override
  int enter(long eventTimeUs, long watermarkUs) {
    long startUs = grid.startOf(eventTimeUs);
    return grid.endOf(startUs) <= watermarkUs ? -1 : open(startUs);
  }

  @Override
  long endUs(long startUs) {
    return grid.endOf(startUs);
  }

  @Override
  void closeUpTo(long watermarkUs, CompiledEmission emission) {
    while (slices.count() > 0 && endAt(0) <= watermarkUs) {
      emission.emit(slices.table(0), slices.startUs(0), endAt(0));
      free(slices.removeFirst());
    }
  }

  @Override
  void emitChanged(CompiledEmission emission) {
    for (int i = 0; i < slices.count(); i++) {
      GroupTable changed = slices.table(i);
      if (changed.changedCount() > 0) {
        emission.emit(changed, slices.startUs(i), endAt(i));
      }
    }
  }

  @Override
  void emitClosed(long behindUs, long watermarkUs, CompiledEmission emission) {
    for (int i = 0; i < slices.count() && endAt(i) <= watermarkUs; i++) {
      GroupTable closed = slices.table(i);
      if (endAt(i) > behindUs && closed.changedCount() > 0) {
        emission.emit(closed, slices.startUs(i), endAt(i));
      }
    }
  }

  @Override
  long nextEndUs(long watermarkUs) {
    for (int i = 0; i < slices.count(); i++) {
      if (endAt(i) > watermarkUs) {
        return endAt(i);
      }
    }
    return Long.MAX_VALUE;
  }

  private long endAt(int index) {
    return grid.endOf(slices.startUs(index));
  }
}
