package dev.laminar.kernel.state;

import dev.laminar.nativebindings.memory.MappedMemory;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a table's slots: slots of one size, one after the other, which begin as zeroes. The
 * first one belongs to nothing, so that offset 0 means "no slot". Growth moves pages, not slots: an
 * offset stays good for as long as the table lives.
 */
final class SlotMemory {

  /** Slots of a new table fill a page, or hold this many rows. */
  private static final int FIRST_SLOTS = 4;

  private static final long PAGE_BYTES = 4096;

  private final int slotSizeBytes;
  private final MemoryAccount account;
  private @Nullable MappedMemory memory;
  private MemorySegment segment = MemorySegment.NULL;

  /**
   * @param slotSizeBytes a positive multiple of 8
   */
  SlotMemory(int slotSizeBytes, MemoryAccount account) {
    if (slotSizeBytes <= 0 || slotSizeBytes % Long.BYTES != 0) {
      throw new IllegalArgumentException("slotSizeBytes=" + slotSizeBytes);
    }
    this.slotSizeBytes = slotSizeBytes;
    this.account = account;
  }

  int slotSizeBytes() {
    return slotSizeBytes;
  }

  /** Maps the first slots, unless there are some. */
  void prepare() {
    if (memory == null) {
      MappedMemory first = account.map(Math.max(PAGE_BYTES, (FIRST_SLOTS + 1L) * slotSizeBytes));
      memory = first;
      segment = first.segment();
    }
  }

  MemorySegment segment() {
    return segment;
  }

  /** Slots that there is room for, without the first one. */
  long capacity() {
    return Math.max(0, segment.byteSize() / slotSizeBytes - 1);
  }

  long sizeBytes() {
    return segment.byteSize();
  }

  /** Doubles the memory. The segment is another one afterwards. */
  void grow() {
    MappedMemory growing = memory;
    if (growing == null) {
      prepare();
      return;
    }
    long toBytes = Math.min(2 * growing.sizeBytes(), SlotIndex.MAX_SLOT_BYTES);
    if (toBytes <= growing.sizeBytes()) {
      throw MemoryAccount.outOfMemory(
          capacity() + " slots of " + slotSizeBytes + " bytes fill a table", null);
    }
    account.grow(growing, toBytes);
    segment = growing.segment();
  }

  /** Gives the memory back; {@link #prepare} starts again. */
  void close() {
    MappedMemory dropped = memory;
    memory = null;
    segment = MemorySegment.NULL;
    if (dropped != null) {
      account.unmap(dropped);
    }
  }
}
