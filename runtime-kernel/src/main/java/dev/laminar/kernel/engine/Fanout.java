package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands everything to several stages, in order. May change while it is handing over: that takes
 * effect with the next call.
 */
final class Fanout implements Stage {

  private Stage[] targets = {};
  private long rows;

  void add(Stage target) {
    List<Stage> copy = new ArrayList<>(List.of(targets));
    copy.add(target);
    targets = copy.toArray(Stage[]::new);
  }

  void remove(Stage target) {
    List<Stage> copy = new ArrayList<>(List.of(targets));
    if (copy.remove(target)) {
      targets = copy.toArray(Stage[]::new);
    }
  }

  List<Stage> targets() {
    return List.of(targets);
  }

  /** The stages themselves: not to be changed. */
  Stage[] array() {
    return targets;
  }

  boolean isEmpty() {
    return targets.length == 0;
  }

  /** How many were handed over. */
  long rows() {
    return rows;
  }

  @Override
  public void process(ColumnBatch batch) {
    rows += batch.rowCount();
    for (Stage target : targets) {
      target.process(batch);
    }
  }

  @Override
  public void watermark(long watermarkUs) {
    for (Stage target : targets) {
      target.watermark(watermarkUs);
    }
  }

  @Override
  public boolean judgesLateness() {
    for (Stage target : targets) {
      if (target.judgesLateness()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void end() {
    for (Stage target : targets) {
      target.end();
    }
  }
}
