package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTableTest {

  private final MemoryAccount account = new MemoryAccount();

  @ParameterizedTest
  @ValueSource(ints = {24, 32, 72})
  void agreesWithHashMapOverAMillionKeys(int slotSizeBytes) {
    LongKeyGroups groups = new LongKeyGroups(slotSizeBytes);
    Map<Long, Long> expected = new HashMap<>();
    SplittableRandom random = new SplittableRandom(slotSizeBytes);
    int batchesWhileMigrating = 0;
    try (GroupTable table = new GroupTable(slotSizeBytes, account)) {
      int keys = slotSizeBytes == 32 ? 1_200_000 : 100_000;
      for (int batch = 0; batch < keys / 256; batch++) {
        int rows = 1 + random.nextInt(1024);
        table.reserve(rows);
        if (table.migrating()) {
          batchesWhileMigrating++;
        }
        for (int row = 0; row < rows; row++) {
          long key = random.nextLong(keys) - keys / 2;
          groups.add(table, key, row);
          expected.merge(key, (long) row, Long::sum);
        }
        for (int i = 0; batch % 5 == 0 && i < table.changedCount(); i++) {
          long offset = table.changedOffset(i);
          Slots.putLong(
              table.slots(), offset, Slots.getLong(table.slots(), offset) & ~GroupTable.DIRTY);
        }
        if (batch % 5 == 0) {
          table.clearChanged();
        }
      }
      assertThat(batchesWhileMigrating).isPositive();
      assertThat(table.size()).isEqualTo(expected.size());
      table.finishMigration();
      assertThat(contents(table, slotSizeBytes)).isEqualTo(expected);
    }
    assertThat(account.mappedBytes()).isZero();
    assertThat(account.peakBytes()).isPositive();
  }

  private static Map<Long, Long> contents(GroupTable table, int slotSizeBytes) {
    Map<Long, Long> found = new HashMap<>();
    for (long offset = 0; offset < table.slots().byteSize(); offset += slotSizeBytes) {
      if (Slots.getLong(table.slots(), offset) != 0) {
        long key = Slots.getLong(table.slots(), offset + LongKeyGroups.KEY);
        assertThat(found.put(key, Slots.getLong(table.slots(), offset + LongKeyGroups.COUNT)))
            .isNull();
      }
    }
    return found;
  }

  /**
   * The order of first change survives growth, also when several growths lie between two emissions.
   */
  @Test
  void changedGroupsAreListedInOrderOfFirstChangeAcrossGrowth() {
    LongKeyGroups groups = new LongKeyGroups(24);
    SplittableRandom random = new SplittableRandom(7);
    try (GroupTable table = new GroupTable(24, account)) {
      for (int emission = 0; emission < 40; emission++) {
        Map<Long, Boolean> firstChange = new LinkedHashMap<>();
        int batches = 1 + random.nextInt(60);
        for (int batch = 0; batch < batches; batch++) {
          table.reserve(100);
          for (int row = 0; row < 100; row++) {
            long key = random.nextLong(200_000);
            groups.add(table, key, 1);
            firstChange.put(key, true);
          }
        }
        List<Long> changed = new ArrayList<>();
        for (int i = 0; i < table.changedCount(); i++) {
          long offset = table.changedOffset(i);
          changed.add(Slots.getLong(table.slots(), offset + LongKeyGroups.KEY));
          Slots.putLong(
              table.slots(), offset, Slots.getLong(table.slots(), offset) & ~GroupTable.DIRTY);
        }
        table.clearChanged();
        assertThat(changed).containsExactlyElementsOf(firstChange.keySet());
      }
    }
  }

  @Test
  void equalHashesAreStillDifferentKeys() {
    try (GroupTable table = new GroupTable(24, account)) {
      table.reserve(10);
      long header = GroupTable.OCCUPIED | (-1L << 16);
      // The last home slot: probing wraps around to the first.
      long last = (header >>> table.shift()) * 24;
      assertThat(last).isEqualTo(table.mask() * 24);
      Slots.putLong(table.slots(), last, header);
      table.added();
      Slots.putLong(table.slots(), 0, header);
      table.added();
      table.reserve((int) table.mask() + 1);
      table.finishMigration();
      assertThat(table.size()).isEqualTo(2);
      assertThat(Slots.getLong(table.slots(), table.mask() * 24)).isEqualTo(header);
      assertThat(Slots.getLong(table.slots(), 0)).isEqualTo(header);
    }
  }

  @Test
  void clearedTableIsEmptyAndReusable() {
    LongKeyGroups groups = new LongKeyGroups(32);
    try (GroupTable table = new GroupTable(32, account)) {
      for (int rounds = 0; rounds < 3; rounds++) {
        int keys = rounds == 1 ? 200_000 : 500;
        for (int first = 0; first < keys; first += 500) {
          table.reserve(500);
          for (int key = first; key < first + 500; key++) {
            groups.add(table, key, key);
          }
        }
        assertThat(table.size()).isEqualTo(keys);
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(table.changedCount()).isZero();
        assertThat(contents(table, 32)).isEmpty();
        // 200,000 groups of 32 bytes fill 16 MiB, which are kept for a next slice of that size; 500
        // do not need them.
        assertThat(account.mappedBytes()).isLessThanOrEqualTo(rounds == 1 ? 16 << 20 : 64 << 10);
      }
    }
    assertThat(account.mappedBytes()).isZero();
  }

  @Test
  void hasNoSlotsBeforeReserve() {
    try (GroupTable table = new GroupTable(16, account)) {
      assertThat(table.slots().byteSize()).isZero();
      assertThat(account.mappedBytes()).isZero();
      table.reserve(0);
      table.finishMigration();
      assertThat(table.mask()).isEqualTo(-1);
    }
    assertThatThrownBy(() -> new GroupTable(8, account))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GroupTable(20, account))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 95, 96, 97, 1_000, 1_536, 1_537, 1_000_000, 3_145_728, 3_145_729})
  void capacityIsAPowerOfTwoAtMostThreeQuartersFull(long groups) {
    long capacity = TableSize.capacityFor(groups, 24);
    assertThat(Long.bitCount(capacity)).isOne();
    assertThat(groups * 4).isLessThanOrEqualTo(capacity * 3);
    assertThat(capacity == 128 || groups * 4 > capacity / 2 * 3).isTrue();
  }
}
