package dev.laminar.kernel.state;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.nativebindings.memory.MappedMemory;
import dev.laminar.nativebindings.memory.MappingFailedException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts the off-heap bytes of an owner (a query, an engine) and of its parent. Everything mapped
 * for state is mapped through an account, so an account that reads 0 after its owner was closed
 * proves that nothing leaked. Thread safe.
 */
public final class MemoryAccount {

  private final @Nullable MemoryAccount parent;
  private final AtomicLong mappedBytes = new AtomicLong();
  private final AtomicLong peakBytes = new AtomicLong();

  private MemoryAccount(@Nullable MemoryAccount parent) {
    this.parent = parent;
  }

  public MemoryAccount() {
    this(null);
  }

  /** An account whose bytes count here too. */
  public MemoryAccount child() {
    return new MemoryAccount(this);
  }

  /** Bytes mapped now. */
  public long mappedBytes() {
    return mappedBytes.get();
  }

  /** The most bytes that were mapped at one time. */
  public long peakBytes() {
    return peakBytes.get();
  }

  /**
   * Maps zeroed memory of at least that size.
   *
   * @throws LaminarException {@link ErrorCode#OUT_OF_MEMORY}
   */
  MappedMemory map(long sizeBytes) {
    try {
      MappedMemory memory = MappedMemory.map(sizeBytes);
      add(memory.sizeBytes());
      return memory;
    } catch (MappingFailedException e) {
      throw outOfMemory(e.getMessage(), e);
    }
  }

  /**
   * Enlarges memory of {@link #map}; see {@link MappedMemory#grow}.
   *
   * @throws LaminarException {@link ErrorCode#OUT_OF_MEMORY}
   */
  void grow(MappedMemory memory, long toSizeBytes) {
    long before = memory.sizeBytes();
    try {
      memory.grow(toSizeBytes);
    } catch (MappingFailedException e) {
      throw outOfMemory(e.getMessage(), e);
    }
    add(memory.sizeBytes() - before);
  }

  static LaminarException outOfMemory(String why, @Nullable Throwable cause) {
    return new LaminarException(
        ErrorCode.OUT_OF_MEMORY,
        "no memory for the state of a query: " + why,
        SourceSpan.NONE,
        "bound the state with a smaller window or fewer groups, or give the process more memory",
        cause);
  }

  /** Gives memory of {@link #map} back. */
  void unmap(MappedMemory memory) {
    long sizeBytes = memory.sizeBytes();
    memory.close();
    add(-sizeBytes);
  }

  private void add(long deltaBytes) {
    long now = mappedBytes.addAndGet(deltaBytes);
    peakBytes.accumulateAndGet(now, Math::max);
    if (parent != null) {
      parent.add(deltaBytes);
    }
  }
}
