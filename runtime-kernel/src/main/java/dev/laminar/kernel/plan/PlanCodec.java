package dev.laminar.kernel.plan;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Execution plans as bytes.
 *
 * <pre>
 *  0        8          12              16            20
 *  +--------+----------+---------------+-------------+---------+
 *  | magic  | version  | payload bytes | its CRC-32C | payload |
 *  +--------+----------+---------------+-------------+---------+
 * </pre>
 *
 * Numbers are big-endian. The payload is read by {@link PlanReader} and written by {@link
 * PlanWriter}.
 */
public final class PlanCodec {

  /** Changes with every change of the payload's form. */
  public static final int VERSION = 5;

  private static final long MAGIC = 0x4C4D_4E52_504C_414EL; // "LMNRPLAN"
  private static final int HEADER_BYTES = 20;

  private PlanCodec() {}

  public static byte[] encode(ExecutionPlan plan) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(payload)) {
      new PlanWriter(out).plan(plan);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    byte[] body = payload.toByteArray();
    ByteBuffer encoded = ByteBuffer.allocate(HEADER_BYTES + body.length);
    encoded.putLong(MAGIC).putInt(VERSION).putInt(body.length).putInt(checksum(body)).put(body);
    return encoded.array();
  }

  /**
   * Reads a plan.
   *
   * @throws LaminarException when the bytes are no plan, are damaged, or were written by another
   *     version
   */
  public static ExecutionPlan decode(byte[] encoded) {
    ByteBuffer header = ByteBuffer.wrap(encoded);
    if (encoded.length < HEADER_BYTES || header.getLong() != MAGIC) {
      throw damaged("it does not begin like one", null);
    }
    int version = header.getInt();
    if (version != VERSION) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "the compiled plan has format "
              + version
              + ", this version of Laminar reads format "
              + VERSION,
          SourceSpan.NONE,
          "compile the script again with this version");
    }
    int length = header.getInt();
    int checksum = header.getInt();
    if (length != encoded.length - HEADER_BYTES) {
      throw damaged("it has " + (encoded.length - HEADER_BYTES) + " bytes of " + length, null);
    }
    byte[] body = new byte[length];
    header.get(body);
    if (checksum != checksum(body)) {
      throw damaged("its checksum does not match", null);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
      return new PlanReader(in).plan();
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private static int checksum(byte[] body) {
    CRC32C checksum = new CRC32C();
    checksum.update(body);
    return (int) checksum.getValue();
  }

  private static LaminarException damaged(String how, @Nullable Throwable cause) {
    return new LaminarException(
        ErrorCode.IO_ERROR,
        "the compiled plan cannot be read: " + how,
        SourceSpan.NONE,
        "compile the script again",
        cause);
  }
}
