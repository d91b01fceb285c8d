package dev.laminar.nativebindings.affinity;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The C functions; a call that fails returns {@code -errno}. */
final class LibcAffinity {

  /** Size of the CPU sets passed: room for 8,192 CPUs, the most Linux can be built for. */
  static final long CPU_SET_BYTES = 1024;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout ERRNO_LAYOUT = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = ERRNO_LAYOUT.varHandle(PathElement.groupElement("errno"));
  private static final FunctionDescriptor DESCRIPTOR =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
  private static final MethodHandle SCHED_SETAFFINITY = withErrno("sched_setaffinity");
  private static final MethodHandle SCHED_GETAFFINITY = withErrno("sched_getaffinity");

  private LibcAffinity() {}

  private static MethodHandle withErrno(String name) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        DESCRIPTOR,
        Linker.Option.captureCallState("errno"));
  }

  /** Sets the calling thread's CPU set. */
  static int setAffinity(MemorySegment cpuSet) {
    return call(SCHED_SETAFFINITY, cpuSet);
  }

  /** Reads the calling thread's CPU set. */
  static int getAffinity(MemorySegment cpuSet) {
    return call(SCHED_GETAFFINITY, cpuSet);
  }

  private static int call(MethodHandle function, MemorySegment cpuSet) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO_LAYOUT);
      int result = (int) function.invokeExact(state, 0, CPU_SET_BYTES, cpuSet.address());
      return result == -1 ? -(int) ERRNO.get(state, 0L) : 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
