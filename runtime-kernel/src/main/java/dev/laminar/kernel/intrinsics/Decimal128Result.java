package dev.laminar.kernel.intrinsics;

/** Where an intrinsic leaves a 128-bit result. */
public final class Decimal128Result extends NullFlag {

  public long high;
  public long low;
}
