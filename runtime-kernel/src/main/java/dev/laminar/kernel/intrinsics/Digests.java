package dev.laminar.kernel.intrinsics;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/** MD5, SHA1, SHA256 and SHA512 of text or binary, in lower-case hexadecimal digits. */
public final class Digests {

  private Digests() {}

  /** A reused digest; the subclasses choose the algorithm. */
  public abstract static class State {

    private final MessageDigest digest;
    private final byte[] raw;

    State(String algorithm) {
      try {
        digest = MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has " + algorithm, e);
      }
      raw = new byte[digest.getDigestLength()];
    }

    final void run(byte[] heap, int offset, int length, BytesResult result) {
      byte[] out = result.own(2 * raw.length);
      digest.update(heap, offset, length);
      try {
        digest.digest(raw, 0, raw.length);
      } catch (DigestException e) {
        throw new IllegalStateException("the buffer has the digest's length", e);
      }
      TextCodes.hex(raw, 0, raw.length, out);
      result.view(out, 0, 2 * raw.length);
    }
  }

  /** State of MD5. */
  public static final class Md5 extends State {
    public Md5() {
      super("MD5");
    }
  }

  /** State of SHA1. */
  public static final class Sha1 extends State {
    public Sha1() {
      super("SHA-1");
    }
  }

  /** State of SHA256. */
  public static final class Sha256 extends State {
    public Sha256() {
      super("SHA-256");
    }
  }

  /** State of SHA512. */
  public static final class Sha512 extends State {
    public Sha512() {
      super("SHA-512");
    }
  }

  @Intrinsic(value = "MD5", state = Md5.class)
  public static void md5(byte[] heap, int offset, int length, BytesResult result, Md5 state) {
    state.run(heap, offset, length, result);
  }

  @Intrinsic(value = "SHA1", state = Sha1.class)
  public static void sha1(byte[] heap, int offset, int length, BytesResult result, Sha1 state) {
    state.run(heap, offset, length, result);
  }

  @Intrinsic(value = "SHA256", state = Sha256.class)
  public static void sha256(byte[] heap, int offset, int length, BytesResult result, Sha256 state) {
    state.run(heap, offset, length, result);
  }

  @Intrinsic(value = "SHA512", state = Sha512.class)
  public static void sha512(byte[] heap, int offset, int length, BytesResult result, Sha512 state) {
    state.run(heap, offset, length, result);
  }

  /** State of CRC32. */
  public static final class Checksum {
    private final CRC32 crc = new CRC32();
  }

  /** The CRC-32 of ISO 3309, as an unsigned number. */
  @Intrinsic(value = "CRC32", state = Checksum.class)
  public static long crc32(byte[] heap, int offset, int length, Checksum state) {
    state.crc.reset();
    state.crc.update(heap, offset, length);
    return state.crc.getValue();
  }
}
