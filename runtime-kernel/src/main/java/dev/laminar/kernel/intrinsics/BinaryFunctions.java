package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;

/** Functions of texts for binary values, where places and lengths are those of bytes. */
public final class BinaryFunctions {

  private BinaryFunctions() {}

  /** First bytes; a negative count means all but the last. */
  @Intrinsic("LEFT_BINARY")
  public static void left(byte[] heap, int offset, int length, int count, BytesResult result) {
    result.view(heap, offset, kept(length, count));
  }

  /** Last bytes; a negative count means all but the first. */
  @Intrinsic("RIGHT_BINARY")
  public static void right(byte[] heap, int offset, int length, int count, BytesResult result) {
    int kept = kept(length, count);
    result.view(heap, offset + length - kept, kept);
  }

  private static int kept(int length, int count) {
    return (int) (count >= 0 ? Math.min(length, count) : Math.max(0, (long) length + count));
  }

  /** {@code POSITION(part IN bytes)}, from 1; 0 when it is not there. */
  @Intrinsic("POSITION_BINARY")
  public static int position(
      byte[] partHeap, int partOffset, int partLength, byte[] heap, int offset, int length) {
    return position(partHeap, partOffset, partLength, heap, offset, length, 1);
  }

  /** {@code POSITION(part IN bytes FROM start)}; 0 when the start is outside of the bytes. */
  @Intrinsic("POSITION_BINARY")
  public static int position(
      byte[] partHeap,
      int partOffset,
      int partLength,
      byte[] heap,
      int offset,
      int length,
      int start) {
    if (start < 1 || start > (long) length + 1) {
      return 0;
    }
    int found =
        TextComparison.indexOf(
            heap, offset + start - 1, offset + length, partHeap, partOffset, partLength);
    return found < 0 ? 0 : found - offset + 1;
  }

  @Intrinsic("OVERLAY_BINARY")
  public static void overlay(
      byte[] heap,
      int offset,
      int length,
      byte[] partHeap,
      int partOffset,
      int partLength,
      int start,
      BytesResult result,
      ErrorSites sites,
      int site) {
    overlay(
        heap,
        offset,
        length,
        partHeap,
        partOffset,
        partLength,
        start,
        partLength,
        result,
        sites,
        site);
  }

  @Intrinsic("OVERLAY_BINARY")
  public static void overlay(
      byte[] heap,
      int offset,
      int length,
      byte[] partHeap,
      int partOffset,
      int partLength,
      int start,
      int count,
      BytesResult result,
      ErrorSites sites,
      int site) {
    if (start <= 0) {
      throw SqlErrors.error(
          ErrorCode.SUBSTRING_ERROR,
          "negative substring length not allowed",
          sites,
          site,
          "the position after FROM must be 1 or more");
    }
    int head = Math.min(length, start - 1);
    int tail = (int) Math.clamp((long) start + count - 1, 0, length);
    byte[] out = result.own(head + partLength + length - tail);
    System.arraycopy(heap, offset, out, 0, head);
    System.arraycopy(partHeap, partOffset, out, head, partLength);
    System.arraycopy(heap, offset + tail, out, head + partLength, length - tail);
    result.view(out, 0, head + partLength + length - tail);
  }
}
