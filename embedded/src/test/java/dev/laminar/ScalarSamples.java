package dev.laminar;

import dev.laminar.kernel.function.Digits;
import dev.laminar.kernel.function.OneValue;
import dev.laminar.kernel.function.TextView;
import dev.laminar.kernel.function.Volatile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions as users write them. */
public final class ScalarSamples {

  /** Calls of {@link #ticket}. */
  static final AtomicInteger TICKETS = new AtomicInteger();

  private ScalarSamples() {}

  public static boolean not(boolean value) {
    return !value;
  }

  public static byte next(byte value) {
    return (byte) (value + 1);
  }

  public static short next(short value) {
    return (short) (value + 1);
  }

  public static int next(int value) {
    return value + 1;
  }

  public static long next(long value) {
    return value + 1;
  }

  public static float next(float value) {
    return value + 1;
  }

  public static double next(double value) {
    return value + 1;
  }

  public static long orZero(Long value) {
    return value == null ? 0 : value;
  }

  public static Integer positive(int value) {
    return value > 0 ? value : null;
  }

  public static String shout(String text) {
    return text.toUpperCase(Locale.ROOT) + "!";
  }

  public static String describe(@Nullable String text) {
    return text == null ? "nothing" : "'" + text + "'";
  }

  public static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  public static String broken(String text) {
    return null;
  }

  public static int lettersA(TextView text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += text.byteAt(i) == 'a' ? 1 : 0;
    }
    return count;
  }

  public static TextView head(TextView text, int bytes) {
    return text.set(text.array(), text.offset(), Math.min(bytes, text.length()));
  }

  public static byte[] reversed(byte[] bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = bytes[bytes.length - 1 - i];
    }
    return result;
  }

  public static BigDecimal half(BigDecimal value) {
    return value.divide(BigDecimal.TWO);
  }

  @Digits(precision = 12, scale = 2)
  public static BigDecimal cents(BigDecimal value) {
    return value;
  }

  public static LocalDate nextDay(LocalDate date) {
    return date.plusDays(1);
  }

  public static LocalTime nextHour(LocalTime time) {
    return time.plusHours(1);
  }

  public static LocalDateTime noon(LocalDateTime time) {
    return time.toLocalDate().atTime(12, 0);
  }

  public static Instant later(Instant time, Duration by) {
    return time.plus(by);
  }

  public static Duration twice(Duration duration) {
    return duration.multipliedBy(2);
  }

  public static Period twice(Period period) {
    return period.multipliedBy(2);
  }

  public static int strict(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    return value;
  }

  @Volatile
  public static int ticket() {
    return TICKETS.incrementAndGet();
  }

  public static long total(long... values) {
    return Arrays.stream(values).sum();
  }

  public static String total(String first) {
    return first + " alone";
  }

  public static String joined(String separator, @Nullable String... parts) {
    return Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(separator));
  }

  public static int nulls(Integer... values) {
    return (int) Arrays.stream(values).filter(Objects::isNull).count();
  }

  public static int unknown(int[] values) {
    return values.length;
  }

  public static long sum(List<Long> values) {
    return values.stream().filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  @OneValue
  public static List<String> letters(@Nullable String text) {
    return text == null ? Arrays.asList("none", null) : List.of(text.split(""));
  }

  public static Map<String, List<Integer>> places(List<String> words) {
    Map<String, List<Integer>> places = new TreeMap<>();
    for (int i = 0; i < words.size(); i++) {
      places.computeIfAbsent(words.get(i), _ -> new ArrayList<>()).add(i + 1);
    }
    return places;
  }

  public static int entries(Map<String, BigDecimal> map) {
    return map.values().stream().mapToInt(value -> value.scale()).sum() + 100 * map.size();
  }

  @OneValue
  @SuppressWarnings({"unchecked", "rawtypes"})
  public static List<Integer> polluted(int value) {
    return (List) List.of("not a number", value);
  }

  public static double smallest(byte tiny, double... values) {
    return Math.min(tiny, Arrays.stream(values).min().orElse(Double.MAX_VALUE));
  }

  public static int bytes(TextView... texts) {
    return Arrays.stream(texts).mapToInt(TextView::length).sum();
  }

  static int hidden(int value) {
    return value;
  }

  public int ofInstance(int value) {
    return value;
  }

  public static void nothing(int value) {}

  /** Not public. */
  static final class Hidden {

    private Hidden() {}

    public static int f(int value) {
      return value;
    }
  }

  /** Nested classes are written with a point. */
  public static final class Nested {

    private Nested() {}

    public static int f(int value) {
      return value + 100;
    }
  }
}
