package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.intrinsics.BytesResult;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowTableTest {

  /** Slot: weight, key, number, links forward and back. */
  private static final int KEY = 8;

  private static final int NUMBER = 16;
  private static final int LINKS = 24;
  private static final int SLOT_BYTES = 32;

  private static final LongUnaryOperator GOOD = LongKeyGroups::hash;

  /** All keys begin at a few places near the end of the index, so that searches wrap around. */
  private static long badHash(long key) {
    return -1L << 34 | (key & 7) << 61;
  }

  private final MemoryAccount account = new MemoryAccount();

  @AfterEach
  void nothingLeaks() {
    assertThat(account.mappedBytes()).isZero();
  }

  /** Rows of (key, number), as generated code keeps them: by identity and by key. */
  private static final class Rows implements AutoCloseable {
    private final RowTable table;
    private final LongUnaryOperator hash;

    Rows(MemoryAccount account, LongUnaryOperator hash) {
      this.table = new RowTable(SLOT_BYTES, 2, account);
      this.hash = hash;
    }

    private long identityTag(long key, long number) {
      return SlotIndex.tag(hash.applyAsLong(key * 1_000_003 + number));
    }

    private long keyTag(long key) {
      return SlotIndex.tag(hash.applyAsLong(key));
    }

    private boolean is(long slot, long key, long number) {
      return is(slot, key) && Slots.getLong(table.slots(), slot + NUMBER) == number;
    }

    private boolean is(long slot, long key) {
      return Slots.getLong(table.slots(), slot + KEY) == key;
    }

    private long search(
        int index, MemorySegment entries, int shift, long mask, long tag, long key, long number) {
      long position = tag >>> shift;
      while (true) {
        long entry = Slots.getLong(entries, 8 * position);
        if (entry == 0) {
          return -1 - position;
        }
        long slot = (entry & SlotIndex.SLOT_MASK) * 8;
        if ((entry & SlotIndex.TAG_MASK) == tag
            && (index == 0 ? is(slot, key, number) : is(slot, key))) {
          return slot;
        }
        position = position + 1 & mask;
      }
    }

    private long find(int index, long tag, long key, long number) {
      SlotIndex in = table.index(index);
      long found = search(index, in.entries(), in.shift(), in.mask(), tag, key, number);
      if (found < 0 && in.migrating()) {
        long old = search(index, in.oldEntries(), in.oldShift(), in.oldMask(), tag, key, number);
        return old >= 0 ? old : found;
      }
      return found;
    }

    void insert(long key, long number) {
      table.reserve(1);
      long tag = identityTag(key, number);
      long found = find(0, tag, key, number);
      if (found >= 0) {
        Slots.putLong(table.slots(), found, Slots.getLong(table.slots(), found) + 1);
        return;
      }
      long slot = table.add();
      for (int at = 0; at < SLOT_BYTES; at += 8) {
        assertThat(Slots.getLong(table.slots(), slot + at)).isZero();
      }
      Slots.putLong(table.slots(), slot + RowTable.WEIGHT_OFFSET, 1);
      Slots.putLong(table.slots(), slot + KEY, key);
      Slots.putLong(table.slots(), slot + NUMBER, number);
      table.index(0).put(-1 - found, tag, slot);
      long first = find(1, keyTag(key), key, 0);
      Bucket.addRemovable(table.index(1), table.slots(), slot, LINKS, first, keyTag(key));
    }

    void delete(long key, long number) {
      long tag = identityTag(key, number);
      long slot = find(0, tag, key, number);
      long weight = Slots.getLong(table.slots(), slot) - 1;
      Slots.putLong(table.slots(), slot, weight);
      if (weight == 0) {
        table.index(0).remove(tag, slot);
        Bucket.remove(table.index(1), table.slots(), slot, LINKS, keyTag(key));
        table.remove(slot);
      }
    }

    Map<Long, Long> bucket(long key) {
      Map<Long, Long> rows = new HashMap<>();
      long before = 0;
      for (long slot = Math.max(0, find(1, keyTag(key), key, 0));
          slot != 0;
          slot = Bucket.next(table.slots(), slot, LINKS)) {
        assertThat(Slots.getLong(table.slots(), slot + KEY)).isEqualTo(key);
        assertThat((Slots.getInt(table.slots(), slot + LINKS + 4) & 0xFFFFFFFFL) * 8)
            .isEqualTo(before);
        before = slot;
        rows.put(Slots.getLong(table.slots(), slot + NUMBER), Slots.getLong(table.slots(), slot));
      }
      return rows;
    }

    @Override
    public void close() {
      table.close();
    }
  }

  private void agreesWithMultimap(
      LongUnaryOperator hash, int operations, int keys, int numbers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Long, Map<Long, Long>> expected = new HashMap<>();
    Set<Integer> migratingOperations = new HashSet<>();
    int rows = 0;
    try (Rows table = new Rows(account, hash)) {
      for (int operation = 0; operation < operations; operation++) {
        long key = random.nextInt(keys) - keys / 2;
        long number = random.nextInt(numbers);
        // The table grows, then shrinks to a tenth, and again.
        int phase = operation / (operations / 6) % 2;
        Map<Long, Long> bucket = expected.computeIfAbsent(key, _ -> new HashMap<>());
        if (random.nextInt(10) < (phase == 0 ? 8 : 2)) {
          table.insert(key, number);
          rows += bucket.merge(number, 1L, Long::sum) == 1 ? 1 : 0;
        } else if (!bucket.isEmpty()) {
          long removed = bucket.keySet().iterator().next();
          table.delete(key, removed);
          rows -= bucket.merge(removed, -1L, (a, b) -> a + b == 0 ? null : a + b) == null ? 1 : 0;
        }
        if (operation % 64 == 0) {
          long looked = random.nextInt(keys) - keys / 2;
          assertThat(table.bucket(looked)).isEqualTo(expected.getOrDefault(looked, Map.of()));
        }
        assertThat(table.bucket(key)).isEqualTo(bucket);
        if (table.table.index(0).migrating()) {
          migratingOperations.add(operation / 1_000);
        }
      }
      assertThat(table.table.rowCount()).isEqualTo(rows);
      expected.forEach((key, bucket) -> assertThat(table.bucket(key)).isEqualTo(bucket));
      int live = 0;
      for (long slot = SLOT_BYTES; slot < table.table.endOffset(); slot += SLOT_BYTES) {
        live += Slots.getLong(table.table.slots(), slot) != 0 ? 1 : 0;
      }
      assertThat(live).isEqualTo(rows);
    }
    assertThat(migratingOperations.isEmpty()).isEqualTo(hash.applyAsLong(0) == badHash(0));
  }

  @Test
  void agreesWithMultimapOverAMillionChanges() {
    agreesWithMultimap(GOOD, 1_000_000, 40_000, 50, 1);
  }

  @Test
  void agreesWithMultimapWhereKeysAreFewAndBucketsLong() {
    agreesWithMultimap(GOOD, 200_000, 3_000, 3_000, 2);
  }

  @Test
  void agreesWithMultimapWhereHashesCollide() {
    agreesWithMultimap(RowTableTest::badHash, 20_000, 60, 20, 3);
  }

  /** As many rows as there ever were at one time: freed slots are used again. */
  @Test
  void slotsAreReused() {
    try (Rows rows = new Rows(account, GOOD)) {
      for (long number = 0; number < 10_000; number++) {
        rows.insert(number, number);
      }
      long end = rows.table.endOffset();
      long mapped = account.mappedBytes();
      for (long number = 0; number < 1_000_000; number++) {
        rows.delete(number, number);
        rows.insert(number + 10_000, number + 10_000);
      }
      assertThat(rows.table.rowCount()).isEqualTo(10_000);
      assertThat(rows.table.endOffset()).isEqualTo(end);
      // The old index goes while rows come.
      assertThat(account.mappedBytes()).isLessThanOrEqualTo(mapped);
    }
  }

  @Test
  void closedTableIsEmptyAndReusable() {
    RowTable table = new RowTable(16, 1, account);
    assertThat(account.mappedBytes()).isZero();
    for (int round = 0; round < 2; round++) {
      table.reserve(100_000);
      long first = table.add();
      assertThat(first).isEqualTo(16);
      table.index(0).put(0, SlotIndex.TAKEN, first);
      table.bytes().store(new byte[100], 0, 100);
      assertThat(account.mappedBytes()).isGreaterThan(100_000 * 16);
      table.close();
      assertThat(account.mappedBytes()).isZero();
      assertThat(table.rowCount()).isZero();
    }
  }

  @Test
  void shortAndLongTextsComeBack() {
    RowTable table = new RowTable(16, 0, account);
    table.reserve(1);
    long slot = table.add();
    BytesResult result = new BytesResult();
    for (int length = 0; length < 40; length++) {
      byte[] text = new byte[length + 16];
      for (int i = 0; i < length; i++) {
        text[i] = (byte) (length + i);
      }
      StoredText.replace(table.slots(), slot, table.bytes(), text, 0, length);
      StoredText.load(table.slots(), slot, table.bytes(), result);
      assertThat(result.length).isEqualTo(length);
      for (int i = 0; i < length; i++) {
        assertThat(result.heap[result.offset + i]).isEqualTo(text[i]);
      }
    }
    StoredText.free(table.slots(), slot, table.bytes());
    table.close();
  }
}
