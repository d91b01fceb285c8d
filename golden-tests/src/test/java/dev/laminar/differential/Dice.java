package dev.laminar.differential;

import java.util.List;
import java.util.Random;

/** Choices that depend on a seed alone. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    // Neighbouring seeds of Random begin alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** From 0 to the bound, without it. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From the first to the second, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  Random random() {
    return random;
  }
}
