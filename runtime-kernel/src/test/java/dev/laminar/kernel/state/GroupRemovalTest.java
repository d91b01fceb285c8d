package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups that go and come again, against a map of the JDK. */
class GroupRemovalTest {

  private static final int SLOT_BYTES = 24;

  private final MemoryAccount account = new MemoryAccount();

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  @Test
  void agreesWithAMapWhileItGrowsAndShrinks() {
    Map<Long, Long> expected = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(7);
    long removedWhileMigrating = 0;
    long most = 0;
    try (GroupTable table = new GroupTable(SLOT_BYTES, account)) {
      table.prepare();
      for (int row = 0; row < 600_000; row++) {
        // Mostly new keys at first, then mostly removals, then both.
        long key = random.nextLong(60_000);
        boolean remove = random.nextInt(10) < (row < 200_000 ? 2 : row < 400_000 ? 7 : 5);
        if (remove && expected.remove(key) != null) {
          removedWhileMigrating += table.migrating() ? 1 : 0;
          long slot = LongKeyGroups.add(table, key, 0);
          table.remove(slot, SlotIndex.tag(LongKeyGroups.hash(key)));
        } else if (!remove) {
          LongKeyGroups.add(table, key, row);
          expected.merge(key, (long) row, Long::sum);
        }
        most = Math.max(most, expected.size());
        assertThat(table.size()).isEqualTo(expected.size());
      }
      assertThat(removedWhileMigrating).isPositive();
      assertThat(table.endOffset()).as("slots are taken again").isLessThan((most + 2) * SLOT_BYTES);
      for (Map.Entry<Long, Long> group : expected.entrySet()) {
        long slot = LongKeyGroups.add(table, group.getKey(), 0);
        assertThat(Slots.getLong(table.slots(), slot + LongKeyGroups.COUNT))
            .isEqualTo(group.getValue());
      }
      assertThat(table.size()).as("every key was found").isEqualTo(expected.size());
    }
  }
}
