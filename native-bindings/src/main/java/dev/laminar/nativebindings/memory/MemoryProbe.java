package dev.laminar.nativebindings.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Finds out once, by mapping a page, writing to it and giving it back, whether mmap can be used,
 * and why not.
 */
final class MemoryProbe {

  static final boolean AVAILABLE;
  static final String UNAVAILABILITY_CAUSE;
  static final int PAGE_SIZE_BYTES;

  static {
    String cause = "";
    int pageSizeBytes = 4096;
    try {
      pageSizeBytes = LibcMemory.pageSizeBytes();
      cause = tryOnePage(pageSizeBytes);
    } catch (LinkageError | RuntimeException e) {
      Throwable root =
          e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
      cause = root.toString();
    }
    UNAVAILABILITY_CAUSE = cause;
    AVAILABLE = cause.isEmpty();
    PAGE_SIZE_BYTES = pageSizeBytes;
  }

  private MemoryProbe() {}

  private static String tryOnePage(int pageSizeBytes) {
    long address = LibcMemory.mapAnonymous(pageSizeBytes);
    if (address < 0) {
      return "mmap failed with errno " + -address;
    }
    MemorySegment page = MemorySegment.ofAddress(address).reinterpret(pageSizeBytes);
    page.set(ValueLayout.JAVA_LONG, 0, 42L);
    long read = page.get(ValueLayout.JAVA_LONG, 0);
    int unmapped = LibcMemory.munmap(address, pageSizeBytes);
    if (unmapped != 0) {
      return "munmap failed with errno " + -unmapped;
    }
    return read == 42L ? "" : "mapped memory does not keep what is written to it";
  }
}
