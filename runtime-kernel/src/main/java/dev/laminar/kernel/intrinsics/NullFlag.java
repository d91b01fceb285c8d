package dev.laminar.kernel.intrinsics;

/** Lets an intrinsic with a primitive result say that the result is NULL. */
public class NullFlag {

  public boolean isNull;
}
