package dev.laminar.kernel.state;

import dev.laminar.nativebindings.memory.MappedMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Off-heap storage for variable-length values of a group table; freed values are reused by size
 * class.
 *
 * <p>Memory comes in chunks, so growing never copies. Blocks of a size class are cut off the newest
 * chunk and, once freed, linked through their own first eight bytes; values beyond {@link
 * SizeClass#LARGEST_BLOCK_BYTES} have a chunk each, which is unmapped when they go. An address is
 *
 * <pre>
 *  63          32 31                    0
 *  +-------------+-----------------------+
 *  | chunk index | byte offset in chunk  |
 *  +-------------+-----------------------+
 * </pre>
 *
 * and never 0, as the first bytes of chunk 0 are left out. A block has no header: its owner keeps
 * the length.
 *
 * <p>A slab that was emptied keeps the chunks it filled, for the next slice to fill again.
 */
public final class ByteSlab implements AutoCloseable {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle HEAP_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Address of every empty value: inside the bytes of chunk 0 that are left out, never read. */
  private static final long EMPTY_ADDRESS = 8;

  private static final int FIRST_OFFSET_BYTES = 16;
  private static final int FIRST_CHUNK_BYTES = 16 << 10;
  private static final int MAX_CHUNK_BYTES = 4 << 20;

  /** The most that an emptied slab holds on to. */
  private static final long MAX_KEPT_BYTES = 64L << 20;

  /** Kept even when a life of the slab did not need it. */
  private static final long SMALL_KEPT_BYTES = 64 << 10;

  /** Values are read eight bytes at a time, also past their end. */
  private static final int PADDING_BYTES = 8;

  private final MemoryAccount account;
  private final long[] freeBlocks = new long[SizeClass.COUNT];
  private MemorySegment[] segments = new MemorySegment[4];
  private @Nullable MappedMemory[] chunks = new MappedMemory[4];
  private int chunkCount;
  private int[] freeChunks = new int[4];
  private int freeChunkCount;

  /** Chunks that blocks are cut off, in order. */
  private int[] blockChunks = new int[4];

  private int blockChunkCount;
  private int current = -1;
  private long nextOffset;
  private long limitOffset;
  private int nextChunkBytes = FIRST_CHUNK_BYTES;

  /** Chunks of an earlier life that this one has not come to yet, from {@link #nextKept} on. */
  private @Nullable MappedMemory[] kept = new MappedMemory[0];

  private int keptCount;
  private int nextKept;

  ByteSlab(MemoryAccount account) {
    this.account = account;
  }

  /** Stores a copy. Returns its address within the slab, never 0; length 0 is allowed. */
  public long store(byte[] heap, int offset, int length) {
    if (length == 0) {
      return EMPTY_ADDRESS;
    }
    long address = allocate(length);
    MemorySegment.copy(
        heap, offset, segment(address), ValueLayout.JAVA_BYTE, offset(address), length);
    return address;
  }

  /**
   * Stores a copy in place of an older value, whose space is reused or freed. {@code oldAddress} 0:
   * there was none.
   */
  public long replace(long oldAddress, int oldLength, byte[] heap, int offset, int length) {
    if (oldAddress == 0 || oldLength == 0) {
      return store(heap, offset, length);
    }
    if (length > 0
        && length <= SizeClass.LARGEST_BLOCK_BYTES
        && SizeClass.of(oldLength) == SizeClass.of(length)) {
      MemorySegment.copy(
          heap, offset, segment(oldAddress), ValueLayout.JAVA_BYTE, offset(oldAddress), length);
      return oldAddress;
    }
    free(oldAddress, oldLength);
    return store(heap, offset, length);
  }

  public boolean equal(long address, int storedLength, byte[] heap, int offset, int length) {
    if (storedLength != length) {
      return false;
    }
    if (length == 0) {
      return true;
    }
    MemorySegment stored = segment(address);
    long at = offset(address);
    int whole = length & -Long.BYTES;
    int i = 0;
    for (; i < whole; i += Long.BYTES) {
      if (stored.get(LONG, at + i) != (long) HEAP_LONG.get(heap, offset + i)) {
        return false;
      }
    }
    return i == length
        || tail(stored.get(LONG, at + i), length - i) == heapTail(heap, offset + i, length - i);
  }

  /**
   * Compares as unsigned bytes: negative, zero or positive as the stored value is before, equal to
   * or after the other.
   */
  public int compare(long address, int storedLength, byte[] heap, int offset, int length) {
    int common = Math.min(storedLength, length);
    if (common > 0) {
      MemorySegment stored = segment(address);
      long at = offset(address);
      int whole = common & -Long.BYTES;
      for (int i = 0; i < whole; i += Long.BYTES) {
        long left = stored.get(LONG, at + i);
        long right = (long) HEAP_LONG.get(heap, offset + i);
        if (left != right) {
          return Long.compareUnsigned(Long.reverseBytes(left), Long.reverseBytes(right));
        }
      }
      if (whole < common) {
        long left = tail(stored.get(LONG, at + whole), common - whole);
        long right = heapTail(heap, offset + whole, common - whole);
        if (left != right) {
          return Long.compareUnsigned(Long.reverseBytes(left), Long.reverseBytes(right));
        }
      }
    }
    return Integer.compare(storedLength, length);
  }

  /** The first one to seven bytes of a word, the others zeroed. */
  private static long tail(long word, int bytes) {
    return word & (-1L >>> (Long.SIZE - 8 * bytes));
  }

  private static long heapTail(byte[] heap, int offset, int bytes) {
    return offset <= heap.length - Long.BYTES
        ? tail((long) HEAP_LONG.get(heap, offset), bytes)
        : unpaddedTail(heap, offset, bytes);
  }

  private static long unpaddedTail(byte[] heap, int offset, int bytes) {
    long word = 0;
    for (int i = 0; i < bytes; i++) {
      word |= (heap[offset + i] & 0xFFL) << (8 * i);
    }
    return word;
  }

  /** Copies a stored value out. */
  public void load(long address, int length, byte[] target, int targetOffset) {
    if (length > 0) {
      MemorySegment.copy(
          segment(address), ValueLayout.JAVA_BYTE, offset(address), target, targetOffset, length);
    }
  }

  MemorySegment segment(long address) {
    return segments[(int) (address >>> 32)];
  }

  static long offset(long address) {
    return address & 0xFFFF_FFFFL;
  }

  private long allocate(int length) {
    if (length > SizeClass.LARGEST_BLOCK_BYTES) {
      return allocateLarge(length);
    }
    int sizeClass = SizeClass.of(length);
    long free = freeBlocks[sizeClass];
    if (free != 0) {
      freeBlocks[sizeClass] = segment(free).get(LONG, offset(free));
      return free;
    }
    int blockBytes = SizeClass.blockBytes(sizeClass);
    if (limitOffset - nextOffset < blockBytes) {
      startChunk(blockBytes);
    }
    long address = (long) current << 32 | nextOffset;
    nextOffset += blockBytes;
    return address;
  }

  private long allocateLarge(int length) {
    if (current < 0) {
      startChunk(FIRST_OFFSET_BYTES); // chunk 0 never holds a large value, whose address would be 0
    }
    return (long) addChunk(account.map((long) length + PADDING_BYTES)) << 32;
  }

  /** Gives a value's space back. */
  public void free(long address, int length) {
    if (length > SizeClass.LARGEST_BLOCK_BYTES) {
      removeChunk((int) (address >>> 32));
      return;
    }
    int sizeClass = SizeClass.of(length);
    segment(address).set(LONG, offset(address), freeBlocks[sizeClass]);
    freeBlocks[sizeClass] = address;
  }

  private void startChunk(int blockBytes) {
    long sizeBytes =
        Math.max(nextChunkBytes, (long) blockBytes + PADDING_BYTES + FIRST_OFFSET_BYTES);
    MappedMemory again = takeKept(sizeBytes);
    current = addChunk(again == null ? account.map(sizeBytes) : again);
    if (blockChunkCount == blockChunks.length) {
      blockChunks = Arrays.copyOf(blockChunks, 2 * blockChunkCount);
    }
    blockChunks[blockChunkCount++] = current;
    nextOffset = current == 0 ? FIRST_OFFSET_BYTES : 0;
    limitOffset = segments[current].byteSize() - PADDING_BYTES;
    nextChunkBytes = Math.min(2 * nextChunkBytes, MAX_CHUNK_BYTES);
  }

  /** The next kept chunk; null when there is none of that size. */
  private @Nullable MappedMemory takeKept(long sizeBytes) {
    if (nextKept == keptCount) {
      return null;
    }
    MappedMemory next = kept[nextKept];
    if (next == null || next.sizeBytes() < sizeBytes) {
      return null;
    }
    kept[nextKept++] = null;
    return next;
  }

  private int addChunk(MappedMemory memory) {
    int index = freeChunkCount > 0 ? freeChunks[--freeChunkCount] : chunkCount++;
    if (index >= segments.length) {
      segments = Arrays.copyOf(segments, 2 * segments.length);
      chunks = Arrays.copyOf(chunks, 2 * chunks.length);
    }
    chunks[index] = memory;
    segments[index] = memory.segment();
    return index;
  }

  private void removeChunk(int index) {
    MappedMemory memory = chunks[index];
    if (memory != null) {
      chunks[index] = null;
      segments[index] = MemorySegment.NULL;
      account.unmap(memory);
      returnChunkIndex(index);
    }
  }

  private void returnChunkIndex(int index) {
    if (freeChunkCount == freeChunks.length) {
      freeChunks = Arrays.copyOf(freeChunks, 2 * freeChunkCount);
    }
    freeChunks[freeChunkCount++] = index;
  }

  /** Forgets every value and gives all memory back. */
  @Override
  public void close() {
    unmapKept();
    unmapChunks();
  }

  /**
   * Forgets every value. The chunks filled since the last time are kept for the values to come, and
   * small ones in any case; those of values with a chunk of their own are not.
   */
  void clear() {
    if (kept.length < blockChunkCount + keptCount) {
      kept = Arrays.copyOf(kept, 2 * (blockChunkCount + keptCount));
    }
    // Used chunks go to the front, in the order in which they were filled.
    System.arraycopy(kept, nextKept, kept, blockChunkCount, keptCount - nextKept);
    int count = blockChunkCount + keptCount - nextKept;
    long keptBytes = 0;
    int stay = 0;
    for (int i = 0; i < count; i++) {
      boolean used = i < blockChunkCount;
      MappedMemory memory = used ? chunks[blockChunks[i]] : kept[i];
      if (used) {
        chunks[blockChunks[i]] = null;
      }
      kept[i] = null;
      if (memory == null) {
        continue;
      }
      keptBytes += memory.sizeBytes();
      if (keptBytes <= (used ? MAX_KEPT_BYTES : SMALL_KEPT_BYTES)) {
        kept[stay++] = memory;
      } else {
        account.unmap(memory);
      }
    }
    keptCount = stay;
    nextKept = 0;
    unmapChunks();
  }

  private void unmapKept() {
    for (int i = nextKept; i < keptCount; i++) {
      MappedMemory memory = kept[i];
      kept[i] = null;
      if (memory != null) {
        account.unmap(memory);
      }
    }
    keptCount = 0;
    nextKept = 0;
  }

  private void unmapChunks() {
    for (int i = 0; i < chunkCount; i++) {
      MappedMemory memory = chunks[i];
      chunks[i] = null;
      segments[i] = MemorySegment.NULL;
      if (memory != null) {
        account.unmap(memory);
      }
    }
    Arrays.fill(freeBlocks, 0);
    chunkCount = 0;
    blockChunkCount = 0;
    freeChunkCount = 0;
    nextOffset = 0;
    limitOffset = 0;
    current = -1;
    nextChunkBytes = FIRST_CHUNK_BYTES;
  }
}
