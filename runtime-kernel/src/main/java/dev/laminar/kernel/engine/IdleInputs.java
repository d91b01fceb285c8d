package dev.laminar.kernel.engine;

import java.util.List;

/**
 * The inputs of a run that carry event time, and which of them nothing comes from for now. What
 * merges several inputs takes the smallest of their watermarks; an idle one is left out of that by
 * moving with the others: its watermark follows the smallest one of those that have one.
 */
final class IdleInputs {

  private final List<QueryInput> inputs;
  private long followedUs = Long.MIN_VALUE;

  IdleInputs(List<QueryInput> inputs) {
    this.inputs = List.copyOf(inputs);
  }

  /** Whether there is an input, and no rows come from any. */
  boolean areAll() {
    boolean any = false;
    for (int i = 0; i < inputs.size(); i++) {
      QueryInput input = inputs.get(i);
      if (!input.isEnded()) {
        any = true;
        if (!input.isIdle()) {
          return false;
        }
      }
    }
    return any;
  }

  /** Called when an input has moved, or has become idle. */
  void follow() {
    boolean isAny = false;
    long smallestUs = Long.MAX_VALUE;
    for (int i = 0; i < inputs.size(); i++) {
      QueryInput input = inputs.get(i);
      if (input.isIdle()) {
        isAny = true;
      } else if (!input.isEnded() && input.watermarkUs() != Long.MIN_VALUE) {
        smallestUs = Math.min(smallestUs, input.watermarkUs());
      }
    }
    if (!isAny || smallestUs == Long.MAX_VALUE || smallestUs <= followedUs) {
      return;
    }
    followedUs = smallestUs;
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).isIdle()) {
        inputs.get(i).follow(smallestUs);
      }
    }
  }
}
