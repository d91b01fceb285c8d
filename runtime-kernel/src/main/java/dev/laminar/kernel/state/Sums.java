package dev.laminar.kernel.state;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import java.lang.foreign.MemorySegment;

/** Adds to running sums in a slot: a 128-bit sum lies there as high, then low. */
public final class Sums {

  /** 10^38, the first value that no DECIMAL(38, s) holds, as two halves. */
  private static final long LIMIT_HIGH = 0x4B3B4CA85A86C47AL;

  private static final long LIMIT_LOW = 0x098A224000000000L;

  private Sums() {}

  /**
   * Adds a value of one long (an integer, or a DECIMAL of up to 18 digits). It cannot overflow:
   * 2^63 such values stay below 10^38.
   */
  public static void add(MemorySegment slots, long address, long value) {
    long oldLow = Slots.getLong(slots, address + 8);
    long low = oldLow + value;
    long carry = Long.compareUnsigned(low, oldLow) < 0 ? 1 : 0;
    Slots.putLong(slots, address, Slots.getLong(slots, address) + (value >> 63) + carry);
    Slots.putLong(slots, address + 8, low);
  }

  /** Adds a value of two longs; the sum leaving DECIMAL(38, s) is an error. */
  public static void add(
      MemorySegment slots,
      long address,
      long valueHigh,
      long valueLow,
      ErrorSites sites,
      int site) {
    long oldLow = Slots.getLong(slots, address + 8);
    long oldHigh = Slots.getLong(slots, address);
    long low = oldLow + valueLow;
    long carry = Long.compareUnsigned(low, oldLow) < 0 ? 1 : 0;
    long high = oldHigh + valueHigh + carry;
    boolean wrapped = ((oldHigh ^ high) & (valueHigh ^ high)) < 0;
    if (wrapped || isOutside(high, low)) {
      throw SqlErrors.outOfRange("DECIMAL(38)", sites, site);
    }
    Slots.putLong(slots, address, high);
    Slots.putLong(slots, address + 8, low);
  }

  /** Adds a value of one long as often as its weight says, which may be negative. */
  public static void addWeighted(
      MemorySegment slots, long address, long value, long weight, ErrorSites sites, int site) {
    add(slots, address, Math.multiplyHigh(value, weight), value * weight, sites, site);
  }

  /** Adds a value of two longs as often as its weight says, which may be negative. */
  public static void addWeighted(
      MemorySegment slots,
      long address,
      long valueHigh,
      long valueLow,
      long weight,
      ErrorSites sites,
      int site) {
    long sign = valueHigh >> 63;
    long low = (valueLow ^ sign) - sign;
    long high = (valueHigh ^ sign) + (sign != 0 && low == 0 ? 1 : 0);
    long times = Math.abs(weight);
    long carried = Math.unsignedMultiplyHigh(low, times);
    long productHigh = high * times + carried;
    if (Math.unsignedMultiplyHigh(high, times) != 0
        || productHigh < 0
        || Long.compareUnsigned(productHigh, carried) < 0) {
      throw SqlErrors.outOfRange("DECIMAL(38)", sites, site);
    }
    long productLow = low * times;
    if ((valueHigh < 0) != (weight < 0)) {
      productLow = -productLow;
      productHigh = ~productHigh + (productLow == 0 ? 1 : 0);
    }
    add(slots, address, productHigh, productLow, sites, site);
  }

  private static boolean isOutside(long high, long low) {
    long sign = high >> 63;
    long magnitudeLow = (low ^ sign) - sign;
    long magnitudeHigh = (high ^ sign) + (sign != 0 && magnitudeLow == 0 ? 1 : 0);
    return magnitudeHigh > LIMIT_HIGH
        || magnitudeHigh == LIMIT_HIGH && Long.compareUnsigned(magnitudeLow, LIMIT_LOW) >= 0;
  }
}
