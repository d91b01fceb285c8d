package dev.laminar.kernel.state;

import dev.laminar.nativebindings.memory.MappedMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a large table will grow into. The system zeroes a page when it is first touched,
 * up to hundreds of µs for a huge one, and the first batch after growth would touch them all. So
 * they are touched beforehand, as many per batch as the table came nearer to its growth.
 */
final class NextTable {

  /** Below this, touching all pages in one batch is no pause worth spreading. */
  private static final long PREPARED_FROM_BYTES = 4L << 20;

  private static final long PAGE_BYTES = 4096;

  private final MemoryAccount account;
  private @Nullable MappedMemory memory;
  private long touchedBytes;

  NextTable(MemoryAccount account) {
    this.account = account;
  }

  /**
   * Called before each batch that needs no growth. Starts when the table is at 4/5 of the size at
   * which it grows.
   */
  void prepare(long size, long growthSize, long currentBytes) {
    long begin = growthSize / 5 * 4;
    if (size > begin && 2 * currentBytes >= PREPARED_FROM_BYTES) {
      touch(2 * currentBytes, (double) (size - begin) / (growthSize - begin));
    }
  }

  private void touch(long sizeBytes, double part) {
    MappedMemory target = memory;
    if (target == null) {
      target = account.map(sizeBytes);
      memory = target;
      touchedBytes = 0;
    }
    long until = Math.min((long) (part * sizeBytes) + PAGE_BYTES, sizeBytes);
    MemorySegment segment = target.segment();
    for (; touchedBytes < until; touchedBytes += PAGE_BYTES) {
      segment.set(ValueLayout.JAVA_BYTE, touchedBytes, (byte) 0);
    }
  }

  /** Memory of at least that size, prepared or new; the caller's from now on. */
  MappedMemory take(long sizeBytes) {
    MappedMemory prepared = memory;
    memory = null;
    if (prepared != null) {
      if (prepared.sizeBytes() == sizeBytes) {
        return prepared;
      }
      account.unmap(prepared);
    }
    return account.map(sizeBytes);
  }

  void close() {
    MappedMemory prepared = memory;
    memory = null;
    if (prepared != null) {
      account.unmap(prepared);
    }
  }
}
