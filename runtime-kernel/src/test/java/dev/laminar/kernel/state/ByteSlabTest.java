package dev.laminar.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.batch.BytesVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteSlabTest {

  private final MemoryAccount account = new MemoryAccount();

  private record Stored(long address, byte[] value) {}

  @Test
  void keepsComparesAndReplacesValuesOfAllLengths() {
    SplittableRandom random = new SplittableRandom(11);
    List<Stored> stored = new ArrayList<>();
    try (ByteSlab slab = new ByteSlab(account)) {
      for (int step = 0; step < 30_000; step++) {
        byte[] value = randomValue(random);
        byte[] heap = padded(value, 3);
        if (stored.size() < 2_000) {
          stored.add(new Stored(slab.store(heap, 3, value.length), value));
        } else {
          int index = random.nextInt(stored.size());
          Stored old = stored.get(index);
          long address = slab.replace(old.address(), old.value().length, heap, 3, value.length);
          stored.set(index, new Stored(address, value));
        }
        if (step % 100 == 0) {
          stored.forEach(entry -> check(slab, entry, value, heap));
        }
      }
    }
    assertThat(account.mappedBytes()).isZero();
  }

  private static void check(ByteSlab slab, Stored entry, byte[] other, byte[] otherHeap) {
    byte[] value = entry.value();
    byte[] loaded = new byte[value.length + 2];
    slab.load(entry.address(), value.length, loaded, 1);
    assertThat(entry.address()).isNotZero();
    assertThat(Arrays.equals(loaded, 1, 1 + value.length, value, 0, value.length)).isTrue();
    assertThat(slab.equal(entry.address(), value.length, value, 0, value.length)).isTrue();
    assertThat(slab.equal(entry.address(), value.length, otherHeap, 3, other.length))
        .isEqualTo(Arrays.equals(value, other));
    assertThat(
            Integer.signum(slab.compare(entry.address(), value.length, otherHeap, 3, other.length)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(value, other)));
  }

  @Test
  void comparesAsUnsignedBytesAtEveryPosition() {
    try (ByteSlab slab = new ByteSlab(account)) {
      for (int length = 1; length <= 40; length++) {
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) 0x41);
        long address = slab.store(value, 0, length);
        for (int position = 0; position < length; position++) {
          byte[] changed = padded(value, 0);
          changed[position] = (byte) 0xC3;
          assertThat(slab.equal(address, length, changed, 0, length)).isFalse();
          assertThat(slab.compare(address, length, changed, 0, length)).isNegative();
          changed[position] = 0x40;
          assertThat(slab.compare(address, length, changed, 0, length)).isPositive();
        }
        assertThat(slab.compare(address, length, value, 0, length - 1)).isPositive();
        assertThat(slab.compare(address, length, padded(value, 0), 0, length + 1)).isNegative();
      }
    }
  }

  @Test
  void replacedValuesDoNotLetMemoryGrow() {
    SplittableRandom random = new SplittableRandom(3);
    try (ByteSlab slab = new ByteSlab(account)) {
      long[] addresses = new long[100];
      int[] lengths = new int[100];
      byte[] heap = new byte[4096 + BytesVector.PADDING_BYTES];
      long afterWarmUp = 0;
      for (int step = 0; step < 400_000; step++) {
        int index = random.nextInt(100);
        int length = random.nextInt(4096);
        addresses[index] = slab.replace(addresses[index], lengths[index], heap, 0, length);
        lengths[index] = length;
        if (step == 200_000) {
          afterWarmUp = account.mappedBytes();
        }
      }
      assertThat(account.mappedBytes()).isEqualTo(afterWarmUp).isLessThan(16 << 20);
    }
  }

  @Test
  void largeValueReturnsItsMemoryWhenReplaced() {
    try (ByteSlab slab = new ByteSlab(account)) {
      byte[] large = new byte[5 << 20];
      large[large.length - 1] = 1;
      long address = slab.store(large, 0, large.length);
      assertThat(address).isNotZero();
      assertThat(slab.equal(address, large.length, large, 0, large.length)).isTrue();
      long withLarge = account.mappedBytes();
      long small = slab.replace(address, large.length, large, 0, 10);
      assertThat(account.mappedBytes()).isLessThanOrEqualTo(withLarge - large.length);
      long again = slab.store(large, 0, large.length);
      assertThat(slab.equal(again, large.length, large, 0, large.length)).isTrue();
      assertThat(slab.equal(small, 10, new byte[10], 0, 10)).isTrue();
      slab.clear();
      assertThat(account.mappedBytes()).isLessThanOrEqualTo(16 << 10);
    }
    assertThat(account.mappedBytes()).isZero();
  }

  @Test
  void sizeClassesHoldTheirLengthsAndWasteAtMostAFifth() {
    for (int length = 1; length <= SizeClass.LARGEST_BLOCK_BYTES; length++) {
      int block = SizeClass.blockBytes(SizeClass.of(length));
      assertThat(
              block >= length
                  && block % 16 == 0
                  && (block - length < 16 || (block - length) * 5 <= block))
          .as("length %d in a block of %d", length, block)
          .isTrue();
    }
  }

  private static byte[] randomValue(SplittableRandom random) {
    int length =
        switch (random.nextInt(20)) {
          case 0 -> 0;
          case 1 -> random.nextInt(20_000);
          default -> random.nextInt(40);
        };
    byte[] value = new byte[length];
    for (int i = 0; i < length; i++) {
      value[i] = (byte) (random.nextInt(8) == 0 ? random.nextInt(256) : 'a');
    }
    return value;
  }

  private static byte[] padded(byte[] value, int offset) {
    byte[] heap = new byte[offset + value.length + BytesVector.PADDING_BYTES];
    System.arraycopy(value, 0, heap, offset, value.length);
    return heap;
  }
}
