package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTableTest {

  private final MemoryAccount account = new MemoryAccount();

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  private GroupTable table(int slotSizeBytes) {
    GroupTable table = new GroupTable(slotSizeBytes, account);
    table.prepare();
    return table;
  }

  /** Same groups, same sums, and in the order in which the keys came first. */
  @ParameterizedTest
  @ValueSource(ints = {24, 32, 72})
  void agreesWithLinkedHashMapOverAMillionKeys(int slotSizeBytes) {
    Map<Long, Long> expected = new LinkedHashMap<>();
    Map<Long, Long> slots = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(slotSizeBytes);
    int rowsWhileMigrating = 0;
    try (GroupTable table = table(slotSizeBytes)) {
      int keys = slotSizeBytes == 32 ? 1_200_000 : 100_000;
      for (int row = 0; row < 2 * keys; row++) {
        long key = random.nextLong(keys) - keys / 2;
        long slot = LongKeyGroups.add(table, key, row);
        expected.merge(key, (long) row, Long::sum);
        Long before = slots.putIfAbsent(key, slot);
        assertThat(before == null || before == slot).as("a group stays in its slot").isTrue();
        rowsWhileMigrating += table.migrating() ? 1 : 0;
      }
      assertThat(rowsWhileMigrating).isPositive();
      assertThat(table.size()).isEqualTo(expected.size());
      assertThat(List.copyOf(contents(table, slotSizeBytes).entrySet()))
          .isEqualTo(List.copyOf(expected.entrySet()));
    }
    assertThat(account.peakBytes()).isPositive();
  }

  private static Map<Long, Long> contents(GroupTable table, int slotSizeBytes) {
    Map<Long, Long> found = new LinkedHashMap<>();
    for (long slot = slotSizeBytes; slot < table.endOffset(); slot += slotSizeBytes) {
      long key = Slots.getLong(table.slots(), slot + LongKeyGroups.KEY);
      assertThat(found.put(key, Slots.getLong(table.slots(), slot + LongKeyGroups.COUNT))).isNull();
    }
    return found;
  }

  @Test
  void changedGroupsAreListedInOrderOfFirstChange() {
    SplittableRandom random = new SplittableRandom(7);
    try (GroupTable table = table(24)) {
      for (int emission = 0; emission < 40; emission++) {
        Map<Long, Boolean> firstChange = new LinkedHashMap<>();
        int rows = 1 + random.nextInt(6_000);
        for (int row = 0; row < rows; row++) {
          long key = random.nextLong(200_000);
          LongKeyGroups.add(table, key, 1);
          firstChange.put(key, true);
        }
        List<Long> changed = new ArrayList<>();
        for (int i = 0; i < table.changedCount(); i++) {
          changed.add(Slots.getLong(table.slots(), table.changedSlot(i) + LongKeyGroups.KEY));
        }
        LongKeyGroups.clearChanged(table);
        assertThat(changed).containsExactlyElementsOf(firstChange.keySet());
      }
    }
  }

  /** The worst hashes there are: all keys start at the last entry, so that probing wraps around. */
  @Test
  void equalHashesAreStillDifferentKeys() {
    try (GroupTable table = table(24)) {
      for (int round = 0; round < 2; round++) {
        for (long key = 0; key < 3_000; key++) {
          LongKeyGroups.add(table, -1L, key, 1);
        }
      }
      assertThat(table.size()).isEqualTo(3_000);
      assertThat(contents(table, 24))
          .hasSize(3_000)
          .containsEntry(0L, 2L)
          .containsEntry(2_999L, 2L);
    }
  }

  @Test
  void clearedTableIsEmptyAndReusable() {
    try (GroupTable table = new GroupTable(32, account)) {
      for (int rounds = 0; rounds < 3; rounds++) {
        int keys = rounds == 1 ? 200_000 : 500;
        table.prepare();
        for (int key = 0; key < keys; key++) {
          LongKeyGroups.add(table, key, key);
        }
        assertThat(contents(table, 32)).hasSize(keys).containsEntry(keys - 1L, keys - 1L);
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(table.changedCount()).isZero();
        // 200,000 groups of 32 bytes take 8 MiB of slots and 4 MiB of index, which are kept for a
        // next slice of that size; 500 do not need them.
        assertThat(account.mappedBytes()).isLessThanOrEqualTo(rounds == 1 ? 12 << 20 : 64 << 10);
      }
    }
  }

  /** Slices of the same size, one after the other, map memory for the first one only. */
  @Test
  void nextSliceOfTheSameSizeMapsNothing() {
    try (GroupTable table = new GroupTable(32, account)) {
      long mappedBytes = 0;
      long peakBytes = 0;
      for (int slice = 0; slice < 5; slice++) {
        table.prepare();
        for (int key = 0; key < 5_000; key++) {
          LongKeyGroups.add(table, key, 1);
          byte[] text = new byte[64];
          table.bytes().store(text, 0, 40);
        }
        assertThat(slice == 0 || account.mappedBytes() == mappedBytes).isTrue();
        mappedBytes = account.mappedBytes();
        assertThat(slice == 0 || account.peakBytes() == peakBytes).isTrue();
        peakBytes = account.peakBytes();
        table.clear();
        assertThat(account.mappedBytes()).isEqualTo(mappedBytes);
      }
    }
  }

  @Test
  void hasNoMemoryBeforeItIsPrepared() {
    try (GroupTable table = new GroupTable(16, account)) {
      assertThat(account.mappedBytes()).isZero();
      assertThat(table.slots().byteSize()).isZero();
      assertThat(table.isFull()).isTrue();
    }
    assertThatThrownBy(() -> new GroupTable(0, account))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GroupTable(20, account))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A slot larger than a page: few groups to begin with, and growth as for any other. */
  @Test
  void wideSlotsGrow() {
    try (GroupTable table = table(20_000)) {
      for (int row = 0; row < 3_000; row++) {
        LongKeyGroups.add(table, row % 1_000, 1);
      }
      assertThat(contents(table, 20_000)).hasSize(1_000).containsEntry(999L, 3L);
    }
  }
}
