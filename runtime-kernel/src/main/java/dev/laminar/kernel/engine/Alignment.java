package dev.laminar.kernel.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sources of one group close to each other in event time. A source is ahead when its
 * watermark is more than its drift beyond the smallest one of the others of the group that are read
 * now, are not idle and have not ended; one of which no row has come yet is waited for.
 */
final class Alignment {

  private static final Logger LOGGER = LoggerFactory.getLogger(Alignment.class);

  private Alignment() {}

  /**
   * Finds whether a source run is ahead, and has it do what its mode says.
   *
   * @return whether it is not to be read now
   */
  static boolean holds(SourceRun run, SourceRun[] all, long nowMs) {
    WatermarkPolicy.Alignment of = run.entry().policy().alignment();
    if (of == null) {
      return false;
    }
    boolean ahead = isAhead(run, of, all);
    if (ahead && !run.isAhead()) {
      run.entry().status().countAhead();
      LOGGER.info(
          "source {} is more than {} us ahead of group {}: {}",
          run.entry().name(),
          of.maxDriftUs(),
          of.group(),
          of.mode());
    }
    run.setAhead(ahead);
    boolean holds = ahead && of.mode() == WatermarkPolicy.Mode.PAUSE;
    if (holds) {
      run.activity().hold(nowMs);
    }
    return holds;
  }

  private static boolean isAhead(SourceRun run, WatermarkPolicy.Alignment of, SourceRun[] all) {
    long ownUs = run.watermarkUs();
    if (ownUs == Long.MIN_VALUE) {
      return false;
    }
    for (SourceRun other : all) {
      WatermarkPolicy.Alignment others = other.entry().policy().alignment();
      if (other == run || others == null || !others.group().equals(of.group())) {
        continue;
      }
      if (other.isRead() && !other.activity().isIdle()) {
        long otherUs = other.watermarkUs();
        // Against overflow, should one of them be far from the other.
        if (otherUs < ownUs && (ownUs - otherUs < 0 || ownUs - otherUs > of.maxDriftUs())) {
          return true;
        }
      }
    }
    return false;
  }
}
