package dev.laminar.codegen.budget;

/**
 * How large a method has become.
 *
 * @param descriptor in JVM form
 * @param bytes of bytecode
 */
public record MethodSize(String name, String descriptor, int bytes) {

  /** HotSpot's FreqInlineSize: larger methods are not inlined, however hot they are. */
  private static final int MAX_INLINE_BYTES = 325;

  /** Whether HotSpot inlines it into its callers once it is hot. */
  public boolean isInlined() {
    return bytes <= MAX_INLINE_BYTES;
  }

  /** Whether HotSpot never compiles it. */
  public boolean isHuge() {
    return bytes > MethodSplitter.HUGE_METHOD_BYTES;
  }

  /** {@code bytes=37 inline=yes}. */
  @Override
  public String toString() {
    return "bytes="
        + bytes
        + " inline="
        + (isInlined() ? "yes" : "no")
        + (isHuge() ? " huge=yes" : "");
  }
}
