package dev.laminar.nativebindings.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The C functions, with the constants of Linux on x86-64 and aarch64. Addresses are longs; a call
 * that fails returns {@code -errno}. Loading this class fails where the JVM or the platform has no
 * such functions: see {@link MemoryProbe}.
 */
final class LibcMemory {

  static final int PROT_READ = 1;
  static final int PROT_WRITE = 2;
  static final int MAP_PRIVATE = 0x02;
  static final int MAP_ANONYMOUS = 0x20;
  static final int MADV_HUGEPAGE = 14;
  static final int MREMAP_MAYMOVE = 1;
  static final int MREMAP_FIXED = 2;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = ERRNO_LAYOUT.varHandle(PathElement.groupElement("errno"));

  private static final MethodHandle MMAP =
      withErrno(
          "mmap",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle MUNMAP =
      withErrno(
          "munmap",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
  private static final MethodHandle MADVISE =
      withErrno(
          "madvise",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));
  private static final MethodHandle MREMAP =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("mremap"),
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(4),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle GETPAGESIZE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("getpagesize"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT));

  private LibcMemory() {}

  private static MethodHandle withErrno(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        descriptor,
        Linker.Option.captureCallState("errno"));
  }

  /**
   * Maps private anonymous memory, readable and writable. Returns its address or {@code -errno}.
   */
  static long mapAnonymous(long sizeBytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO_LAYOUT);
      long address =
          (long)
              MMAP.invokeExact(
                  state,
                  0L,
                  sizeBytes,
                  PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS,
                  -1,
                  0L);
      return address == -1 ? -(int) ERRNO.get(state, 0L) : address;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Returns 0 or {@code -errno}. */
  static int munmap(long address, long sizeBytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO_LAYOUT);
      int result = (int) MUNMAP.invokeExact(state, address, sizeBytes);
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Returns 0 or {@code -errno}. */
  static int madvise(long address, long sizeBytes, int advice) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO_LAYOUT);
      int result = (int) MADVISE.invokeExact(state, address, sizeBytes, advice);
      return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /**
   * Moves pages, not bytes: what is mapped at one address is found at the other afterwards, in
   * place of what was mapped there. Returns 0 or {@code -errno}.
   */
  static int move(long address, long sizeBytes, long toAddress) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO_LAYOUT);
      long moved =
          (long)
              MREMAP.invokeExact(
                  state, address, sizeBytes, sizeBytes, MREMAP_MAYMOVE | MREMAP_FIXED, toAddress);
      return moved == -1 ? -(int) ERRNO.get(state, 0L) : 0;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static int pageSizeBytes() {
    try {
      return (int) GETPAGESIZE.invokeExact();
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  private static RuntimeException rethrow(Throwable e) {
    return switch (e) {
      case RuntimeException runtime -> throw runtime;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
