package dev.laminar.nativebindings.memory;

/** The system did not give the memory asked for. */
public final class MappingFailedException extends RuntimeException {

  private final long sizeBytes;

  MappingFailedException(long sizeBytes, String reason) {
    super("cannot map " + sizeBytes + " bytes: " + reason);
    this.sizeBytes = sizeBytes;
  }

  public long sizeBytes() {
    return sizeBytes;
  }
}
