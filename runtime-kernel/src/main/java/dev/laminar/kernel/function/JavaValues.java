package dev.laminar.kernel.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;

/** From SQL values, as generated code holds them, to the Java objects that parameters ask for. */
public final class JavaValues {

  private static final long MICROS = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int MONTHS_PER_YEAR = 12;

  private JavaValues() {}

  public static Boolean boxBoolean(boolean value) {
    return value;
  }

  public static Byte boxByte(int value) {
    return (byte) value;
  }

  public static Short boxShort(int value) {
    return (short) value;
  }

  public static Integer boxInt(int value) {
    return value;
  }

  public static Long boxLong(long value) {
    return value;
  }

  public static Float boxFloat(float value) {
    return value;
  }

  public static Double boxDouble(double value) {
    return value;
  }

  public static String string(byte[] heap, int offset, int length) {
    return new String(heap, offset, length, StandardCharsets.UTF_8);
  }

  public static byte[] bytes(byte[] heap, int offset, int length) {
    return Arrays.copyOfRange(heap, offset, offset + length);
  }

  public static BigDecimal decimal(long unscaled, int scale) {
    return BigDecimal.valueOf(unscaled, scale);
  }

  public static BigDecimal decimal(long high, long low, int scale) {
    byte[] magnitude = new byte[2 * Long.BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      int shift = Byte.SIZE * (Long.BYTES - 1 - i);
      magnitude[i] = (byte) (high >> shift);
      magnitude[Long.BYTES + i] = (byte) (low >> shift);
    }
    return new BigDecimal(new BigInteger(magnitude), scale);
  }

  public static LocalDate date(int days) {
    return LocalDate.ofEpochDay(days);
  }

  public static LocalTime time(long micros) {
    return LocalTime.ofNanoOfDay(micros * NANOS_PER_MICRO);
  }

  public static LocalDateTime timestamp(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS), nanos(micros), ZoneOffset.UTC);
  }

  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), nanos(micros));
  }

  public static Duration duration(long micros) {
    return Duration.ofSeconds(Math.floorDiv(micros, MICROS), nanos(micros));
  }

  private static int nanos(long micros) {
    return (int) Math.floorMod(micros, MICROS) * NANOS_PER_MICRO;
  }

  public static Period period(int months) {
    return Period.of(months / MONTHS_PER_YEAR, months % MONTHS_PER_YEAR, 0);
  }
}
