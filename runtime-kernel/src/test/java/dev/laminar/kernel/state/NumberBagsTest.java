package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of groups that come and go, against maps of the JDK. */
class NumberBagsTest {

  private static final int GROUPS = 40;
  private static final int SLOT_BYTES = 24;
  private static final int EXTREME = 16;

  private final MemoryAccount account = new MemoryAccount();
  private final MemorySegment slots = MemorySegment.ofArray(new long[(GROUPS + 1) * 3]);

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  private static long bag(int group) {
    return (long) group * SLOT_BYTES;
  }

  private static List<TreeMap<Long, Long>> empty() {
    List<TreeMap<Long, Long>> groups = new ArrayList<>();
    for (int i = 0; i <= GROUPS; i++) {
      groups.add(new TreeMap<>());
    }
    return groups;
  }

  private static void add(TreeMap<Long, Long> group, long number, long weight) {
    group.merge(number, weight, (a, b) -> a + b == 0 ? null : a + b);
  }

  private void check(NumberBags bags, TreeMap<Long, Long> expected, int group, boolean greatest) {
    long found = bags.extreme(slots, bag(group));
    List<Long> present =
        expected.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList();
    assertThat(NumberBags.isEmpty(slots, bag(group))).isEqualTo(present.isEmpty());
    if (!present.isEmpty()) {
      assertThat(found).isEqualTo(greatest ? present.getLast() : present.getFirst());
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 3, 1", "false, 3, 1", "true, 1000, 40", "false, 1000, 1"})
  void knowsTheExtremeNumber(boolean greatest, long range, int rowsBetweenChecks) {
    List<TreeMap<Long, Long>> expected = empty();
    SplittableRandom random = new SplittableRandom(range);
    try (NumberBags bags = new NumberBags(EXTREME, greatest, account)) {
      bags.prepare();
      for (int row = 0; row < 100_000; row++) {
        int group = 1 + random.nextInt(GROUPS);
        // A group fills and empties by turns, deletions may come before their insertions.
        boolean fills = (row >> 13) % 2 == 0;
        long number = random.nextLong(-range, range) * 1_000_000_007L;
        long weight = random.nextInt(10) < 7 == fills ? random.nextLong(1, 3) : -1;
        if (!fills && !expected.get(group).isEmpty() && random.nextInt(4) > 0) {
          number = greatest ? expected.get(group).lastKey() : expected.get(group).firstKey();
          weight = -expected.get(group).get(number);
        }
        add(expected.get(group), number, weight);
        bags.add(slots, bag(group), number, weight);
        if (row % rowsBetweenChecks == 0) {
          check(bags, expected.get(group), group, greatest);
        }
      }
      for (int group = 1; group <= GROUPS; group++) {
        check(bags, expected.get(group), group, greatest);
      }
    }
  }

  @Test
  void knowsNumbersAtTheEndsOfTheirRange() {
    try (NumberBags greatest = new NumberBags(EXTREME, true, account);
        NumberBags smallest = new NumberBags(EXTREME, false, account)) {
      for (NumberBags bags : List.of(greatest, smallest)) {
        bags.prepare();
        int group = bags == greatest ? 1 : 2;
        for (long number : new long[] {Long.MAX_VALUE, 0, Long.MIN_VALUE}) {
          bags.add(slots, bag(group), number, 1);
        }
        assertThat(bags.extreme(slots, bag(group)))
            .isEqualTo(bags == greatest ? Long.MAX_VALUE : Long.MIN_VALUE);
        bags.add(slots, bag(group), bags == greatest ? Long.MAX_VALUE : Long.MIN_VALUE, -1);
        bags.add(slots, bag(group), 0, -1);
        assertThat(bags.extreme(slots, bag(group)))
            .isEqualTo(bags == greatest ? Long.MIN_VALUE : Long.MAX_VALUE);
        assertThat(NumberBags.isEmpty(slots, bag(group))).isFalse();
      }
    }
  }

  @Test
  void takesMemoryThatWasGivenBackAgain() {
    try (NumberBags bags = new NumberBags(EXTREME, true, account)) {
      bags.prepare();
      long used = 0;
      for (int round = 0; round < 20; round++) {
        for (int group = 1; group <= GROUPS; group++) {
          for (long number = 0; number < 500; number++) {
            bags.add(slots, bag(group), number, 1);
          }
          // Every second time they go one by one, else all at once.
          for (long number = 499; number >= 0 && round % 2 == 0; number--) {
            assertThat(bags.extreme(slots, bag(group))).isEqualTo(number);
            bags.add(slots, bag(group), number, -1);
          }
          bags.extreme(slots, bag(group));
          assertThat(NumberBags.isEmpty(slots, bag(group))).isEqualTo(round % 2 == 0);
          bags.release(slots, bag(group));
        }
        used = round == 1 ? account.mappedBytes() : used;
      }
      assertThat(account.mappedBytes()).isEqualTo(used);
      bags.clear();
      slots.fill((byte) 0);
      bags.add(slots, bag(1), 7, 1);
      assertThat(bags.extreme(slots, bag(1))).isEqualTo(7);
    }
  }

  @Test
  void ordersApproximateNumbers() {
    double[] values = {
      Double.NEGATIVE_INFINITY,
      -1e300,
      -1,
      -Double.MIN_VALUE,
      0,
      1,
      Double.POSITIVE_INFINITY,
      Double.NaN
    };
    assertThat(DoubleStream.of(values).mapToObj(NumberBags::keyOf)).isSorted();
    assertThat(
            DoubleStream.of(values).map(value -> NumberBags.approximate(NumberBags.keyOf(value))))
        .containsExactly(DoubleStream.of(values).boxed().toArray(Double[]::new));
  }
}
