package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.intrinsics.BytesResult;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values of groups that come and go, against maps of the JDK. */
class MultisetTest {

  private static final int GROUPS = 50;
  private static final int SLOT_BYTES = 24;
  private static final int BEST = 16;

  private final MemoryAccount account = new MemoryAccount();
  private final MemorySegment slots = MemorySegment.ofArray(new long[(GROUPS + 1) * 3]);

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  private static byte[] padded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 16);
  }

  private static String text(long value) {
    return value % 3 == 0 ? "long text with number " + value : "t" + value;
  }

  @Test
  void keepsTextsByWeight() {
    List<Map<String, Long>> expected = new ArrayList<>();
    for (int i = 0; i <= GROUPS; i++) {
      expected.add(new TreeMap<>());
    }
    SplittableRandom random = new SplittableRandom(3);
    OrderedElements ordered = new OrderedElements();
    try (Multiset set = new Multiset(1, 1, account)) {
      set.prepare();
      for (int row = 0; row < 200_000; row++) {
        int group = 1 + random.nextInt(GROUPS);
        String value = text(random.nextLong(400));
        long weight = expected.get(group).containsKey(value) && random.nextBoolean() ? -1 : 1;
        byte[] heap = padded(value);
        set.put(0, heap, 0, value.length());
        long before = set.add(slots, (long) group * SLOT_BYTES, group, weight);
        assertThat(before).isEqualTo(expected.get(group).getOrDefault(value, 0L));
        expected.get(group).merge(value, weight, Long::sum);
        expected.get(group).remove(value, 0L);
      }
      for (int group = 1; group <= GROUPS; group++) {
        ordered.order(set, slots, (long) group * SLOT_BYTES, 0, 1, 1, 0);
        BytesResult result = new BytesResult();
        ordered.join(result, padded(", "), 0, 2, false);
        List<String> texts = new ArrayList<>();
        expected
            .get(group)
            .forEach((text, weight) -> {
              for (long i = 0; i < weight; i++) {
                texts.add(text);
              }
            });
        texts.sort(Comparator.reverseOrder());
        assertThat(new String(result.heap, 0, result.length, StandardCharsets.UTF_8))
            .isEqualTo(String.join(", ", texts));
        set.release(slots, (long) group * SLOT_BYTES);
        assertThat(set.isEmpty(slots, (long) group * SLOT_BYTES)).isTrue();
      }
    }
  }

  @Test
  void ranksNumbersWhateverGoes() {
    Map<Integer, TreeMap<Double, Long>> expected = new HashMap<>();
    SplittableRandom random = new SplittableRandom(5);
    OrderedElements ordered = new OrderedElements();
    try (Multiset set = new Multiset(1, 0, account)) {
      set.prepare();
      for (int row = 0; row < 100_000; row++) {
        int group = 1 + random.nextInt(GROUPS);
        long list = (long) group * SLOT_BYTES;
        TreeMap<Double, Long> values = expected.computeIfAbsent(group, key -> new TreeMap<>());
        boolean remove = !values.isEmpty() && random.nextInt(5) < 2;
        // What goes is often what ranks first.
        double value = remove ? values.lastKey() : (random.nextInt(200) - 100) / 8.0;
        set.put(0, value);
        set.rank(slots, list, list + BEST, group, remove ? -1 : 1, 0, true, false);
        values.merge(value, remove ? -1L : 1L, Long::sum);
        values.remove(value, 0L);
        long best = set.best(slots, list, list + BEST, 0, true, false);
        if (values.isEmpty()) {
          assertThat(best).isZero();
        } else {
          assertThat(set.approximate(best, 0)).isEqualTo(values.lastKey());
        }
      }
      expected.forEach((group, values) -> {
        double[] sorted =
            values.entrySet().stream()
                .flatMapToDouble(
                    entry -> DoubleStream.generate(entry::getKey).limit(entry.getValue()))
                .toArray();
        long list = (long) group * SLOT_BYTES;
        ordered.order(set, slots, list, 0, 1, 0, 0);
        assertThat(ordered.isEmpty()).isEqualTo(sorted.length == 0);
        if (sorted.length > 0) {
          double row = 0.3 * (sorted.length - 1);
          int low = (int) row;
          double between = sorted[low];
          if (low + 1 < sorted.length) {
            between += (row - low) * (sorted[low + 1] - sorted[low]);
          }
          assertThat(ordered.percentileCont(0.3, false)).isEqualTo(between);
          long element = ordered.percentileDisc(0.5, false);
          assertThat(set.approximate(element, 0)).isEqualTo(sorted[(sorted.length + 1) / 2 - 1]);
        }
      });
    }
  }
}
