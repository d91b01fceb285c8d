package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Keys as users have them must not pile up in a table whose home slot is the hash's upper bits. */
class HashSpreadTest {

  private static final int BITS = 14;
  private static final int KEYS = (1 << BITS) * 6 / 10;

  /**
   * Mean number of slots looked at to find a key; random hashes at this load: 1.75 (Knuth, TAOCP 3,
   * 6.4).
   */
  private static double meanProbes(LongUnaryOperator keyOfIndex) {
    boolean[] taken = new boolean[1 << BITS];
    long probes = 0;
    for (int i = 0; i < KEYS; i++) {
      int slot = (int) (Hashing.spread(keyOfIndex.applyAsLong(i)) >>> Long.SIZE - BITS);
      probes++;
      while (taken[slot]) {
        slot = slot + 1 & (1 << BITS) - 1;
        probes++;
      }
      taken[slot] = true;
    }
    return (double) probes / KEYS;
  }

  @Test
  void runsAndProgressions() {
    assertThat(meanProbes(i -> i)).isLessThan(1.75);
    assertThat(meanProbes(i -> -i)).isLessThan(1.75);
    assertThat(meanProbes(i -> i * 7_919)).isLessThan(2.5);
    assertThat(meanProbes(i -> 1_772_000_000_000_000L + i * 1_000)).isLessThan(2.5);
    assertThat(meanProbes(i -> i * 60_000_000)).isLessThan(2.5);
    assertThat(meanProbes(i -> i << 20)).isLessThan(2.5);
    assertThat(meanProbes(i -> i << 40)).isLessThan(2.5);
  }

  @Test
  void twoSmallNumbersInOneKey() {
    assertThat(meanProbes(i -> i / 100 << 32 | i % 100)).isLessThan(4);
    assertThat(meanProbes(i -> i / 1_000 << 48 | i % 1_000)).isLessThan(4);
  }

  @Test
  void bitsOfDoubles() {
    assertThat(meanProbes(i -> Double.doubleToLongBits((double) i))).isLessThan(4);
    assertThat(meanProbes(i -> Double.doubleToLongBits(i / 100.0))).isLessThan(4);
  }

  @Test
  void randomKeys() {
    SplittableRandom random = new SplittableRandom(1);
    assertThat(meanProbes(i -> random.nextLong())).isLessThan(2);
  }
}
