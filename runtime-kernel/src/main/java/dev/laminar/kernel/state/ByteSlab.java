package dev.laminar.kernel.state;

/** Off-heap storage for variable-length values of a group table; freed values are reused by size class. */
public final class ByteSlab {

  /** Stores a copy. Returns its address within the slab, never 0; length 0 is allowed. */
  public long store(byte[] heap, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  /** Stores a copy in place of an older value, whose space is reused or freed. {@code oldAddress} 0: there was none. */
  public long replace(long oldAddress, int oldLength, byte[] heap, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  public boolean equal(long address, int storedLength, byte[] heap, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  /** Compares as unsigned bytes: negative, zero or positive as the stored value is before, equal to or after the other. */
  public int compare(long address, int storedLength, byte[] heap, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  /** Copies a stored value out. */
  public void load(long address, int length, byte[] target, int targetOffset) {
    throw new UnsupportedOperationException();
  }
}
