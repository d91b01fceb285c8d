package dev.laminar.nativebindings.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A range of zeroed off-heap memory that the kernel fills in page by page as it is touched. From
 * {@link #HUGE_PAGE_BYTES} on it is aligned to, and advised to be backed by, huge pages.
 *
 * <p>The segment has the global scope and an exact size: every access is checked against its bounds
 * and none against its life, which is what makes it fast. Its owner must therefore drop every
 * reference to it before {@link #close}. Where mmap is not available the memory comes from a shared
 * {@link Arena} instead, zeroed at once; see {@link #unavailabilityCause()}.
 *
 * <p>Not thread safe.
 */
public final class MappedMemory implements AutoCloseable {

  /** Alignment of large mappings. */
  public static final long HUGE_PAGE_BYTES = 2L << 20;

  private @Nullable Arena arena;
  private MemorySegment segment;

  private MappedMemory(MemorySegment segment, @Nullable Arena arena) {
    this.segment = segment;
    this.arena = arena;
  }

  /** Whether memory is mapped by the kernel; if not, {@link #unavailabilityCause()} says why. */
  public static boolean isNative() {
    return MemoryProbe.AVAILABLE;
  }

  /** Why mmap is not used; empty when it is. */
  public static String unavailabilityCause() {
    return MemoryProbe.UNAVAILABILITY_CAUSE;
  }

  /**
   * Maps at least that many bytes: the size is rounded up to whole pages.
   *
   * @throws MappingFailedException when the system has no such memory
   */
  public static MappedMemory map(long sizeBytes) {
    if (sizeBytes <= 0) {
      throw new IllegalArgumentException("sizeBytes=" + sizeBytes);
    }
    return MemoryProbe.AVAILABLE ? mapNative(sizeBytes) : mapJava(sizeBytes);
  }

  static MappedMemory mapNative(long sizeBytes) {
    long pageMask = MemoryProbe.PAGE_SIZE_BYTES - 1L;
    long size = Math.addExact(sizeBytes, pageMask) & ~pageMask;
    long address = size >= HUGE_PAGE_BYTES ? mapAligned(size) : LibcMemory.mapAnonymous(size);
    if (address < 0) {
      throw new MappingFailedException(size, "mmap failed with errno " + -address);
    }
    return new MappedMemory(MemorySegment.ofAddress(address).reinterpret(size), null);
  }

  /**
   * mmap promises page alignment only, so this maps one huge page more and gives both ends back.
   */
  private static long mapAligned(long size) {
    long whole = Math.addExact(size, HUGE_PAGE_BYTES);
    long start = LibcMemory.mapAnonymous(whole);
    if (start < 0) {
      return start;
    }
    long aligned = (start + HUGE_PAGE_BYTES - 1) & -HUGE_PAGE_BYTES;
    long head = aligned - start;
    long tail = whole - head - size;
    if (head > 0) {
      LibcMemory.munmap(start, head);
    }
    if (tail > 0) {
      LibcMemory.munmap(aligned + size, tail);
    }
    // A refusal (kernels without transparent huge pages) costs speed, nothing else.
    LibcMemory.madvise(aligned, size, LibcMemory.MADV_HUGEPAGE);
    return aligned;
  }

  static MappedMemory mapJava(long sizeBytes) {
    Arena arena = Arena.ofShared();
    try {
      return new MappedMemory(arena.allocate(sizeBytes, 4096), arena);
    } catch (OutOfMemoryError e) {
      arena.close();
      throw new MappingFailedException(sizeBytes, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Enlarges the memory to at least that many bytes; what is added is zeroed. Its pages are moved
   * to a larger range of addresses rather than copied, so it takes time by the thousands of pages,
   * not by bytes; but for memory that becomes large, which is copied to huge pages once. {@link
   * #segment()} is another one afterwards, and the old one must not be used.
   *
   * @throws MappingFailedException when the system has no such memory; nothing changed then
   */
  public void grow(long toSizeBytes) {
    MemorySegment old = segment;
    if (old.byteSize() == 0 || toSizeBytes <= old.byteSize()) {
      throw new IllegalArgumentException(old.byteSize() + " to " + toSizeBytes + " bytes");
    }
    if (arena == null) {
      growNative(old, toSizeBytes);
    } else {
      MappedMemory larger = mapJava(toSizeBytes);
      MemorySegment.copy(old, 0, larger.segment, 0, old.byteSize());
      arena.close();
      arena = larger.arena;
      segment = larger.segment;
    }
  }

  private void growNative(MemorySegment old, long toSizeBytes) {
    MappedMemory larger = mapNative(toSizeBytes);
    if (old.byteSize() < HUGE_PAGE_BYTES && larger.sizeBytes() >= HUGE_PAGE_BYTES) {
      // Small pages would stay small where they are moved to.
      MemorySegment.copy(old, 0, larger.segment, 0, old.byteSize());
      LibcMemory.munmap(old.address(), old.byteSize());
      segment = larger.segment;
      return;
    }
    int result = LibcMemory.move(old.address(), old.byteSize(), larger.segment.address());
    if (result != 0) {
      larger.close();
      throw new MappingFailedException(toSizeBytes, "mremap failed with errno " + -result);
    }
    segment = larger.segment;
    if (segment.byteSize() >= HUGE_PAGE_BYTES) {
      // The moved range brought its own advice along, which a small one never had.
      LibcMemory.madvise(segment.address(), segment.byteSize(), LibcMemory.MADV_HUGEPAGE);
    }
  }

  /** The memory; zero bytes long after {@link #close}. */
  public MemorySegment segment() {
    return segment;
  }

  /** Bytes held: what was asked for, rounded up to pages; 0 after {@link #close}. */
  public long sizeBytes() {
    return segment.byteSize();
  }

  /** Gives the memory back. Does nothing the second time. */
  @Override
  public void close() {
    MemorySegment closing = segment;
    segment = MemorySegment.NULL;
    if (closing.byteSize() == 0) {
      return;
    }
    if (arena != null) {
      arena.close();
      return;
    }
    int result = LibcMemory.munmap(closing.address(), closing.byteSize());
    if (result != 0) {
      throw new IllegalStateException("munmap failed with errno " + -result);
    }
  }
}
