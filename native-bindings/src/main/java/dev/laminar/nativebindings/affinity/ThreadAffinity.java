package dev.laminar.nativebindings.affinity;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;

/**
 * Pins the calling platform thread. Never called on a virtual thread: the mask would stick to its
 * carrier and so to unrelated virtual threads. Threads started by a pinned thread inherit its mask.
 */
public final class ThreadAffinity {

  private static final String UNAVAILABILITY_CAUSE = probe();

  private ThreadAffinity() {}

  /**
   * Whether the CPU set of a thread can be read and set; if not, {@link #unavailabilityCause()}
   * says why.
   */
  public static boolean isAvailable() {
    return UNAVAILABILITY_CAUSE.isEmpty();
  }

  /** Why affinity cannot be used; empty when it can. */
  public static String unavailabilityCause() {
    return UNAVAILABILITY_CAUSE;
  }

  private static String probe() {
    try {
      BitSet cpus = readCpus();
      writeCpus(cpus);
      return cpus.isEmpty() ? "the thread's CPU set reads as empty" : "";
    } catch (LinkageError | RuntimeException e) {
      Throwable root =
          e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
      return root.toString();
    }
  }

  /** The CPUs that the calling thread may run on. */
  public static BitSet cpus() {
    check();
    return readCpus();
  }

  /**
   * Restricts the calling thread to one CPU.
   *
   * @throws IllegalArgumentException when there is no such CPU, or this process may not use it
   */
  public static void pin(int cpu) {
    check();
    BitSet only = new BitSet();
    only.set(cpu);
    try {
      writeCpus(only);
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "cannot pin a thread to CPU " + cpu + ": " + e.getMessage(), e);
    }
  }

  private static void check() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a virtual thread has no CPU set of its own");
    }
    if (!isAvailable()) {
      throw new IllegalStateException(UNAVAILABILITY_CAUSE);
    }
  }

  private static BitSet readCpus() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(LibcAffinity.CPU_SET_BYTES, 8);
      int result = LibcAffinity.getAffinity(set);
      if (result != 0) {
        throw new IllegalStateException("sched_getaffinity failed with errno " + -result);
      }
      return BitSet.valueOf(set.toArray(ValueLayout.JAVA_LONG));
    }
  }

  private static void writeCpus(BitSet cpus) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(LibcAffinity.CPU_SET_BYTES, 8);
      long[] words = cpus.toLongArray();
      if (words.length * 8L > LibcAffinity.CPU_SET_BYTES) {
        throw new IllegalStateException("no such CPU");
      }
      MemorySegment.copy(words, 0, set, ValueLayout.JAVA_LONG, 0, words.length);
      int result = LibcAffinity.setAffinity(set);
      if (result != 0) {
        throw new IllegalStateException("sched_setaffinity failed with errno " + -result);
      }
    }
  }
}
