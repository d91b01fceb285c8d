package dev.laminar.connectors.generator;

import dev.laminar.kernel.connector.OptionException;
import java.math.BigDecimal;

/**
 * Events at a constant rate, exactly: {@code events} in each period of {@code periodUs}
 * microseconds, in lowest terms. The n-th event, counting from 0, happens at {@code n * periodUs /
 * events} microseconds.
 *
 * @param events at most 10^9
 * @param periodUs at most 10^9
 */
public record Rate(long events, long periodUs) {

  private static final long SECOND_US = 1_000_000;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

  /** Whole events per second. */
  public static Rate perSecond(long events) {
    return reduced(events, SECOND_US);
  }

  /** One event per that many microseconds. */
  public static Rate every(long microseconds) {
    return new Rate(1, microseconds);
  }

  /**
   * Reads the text of an option: events per second, with up to three digits after the point.
   *
   * @throws OptionException when it is not a rate
   */
  public static Rate parse(String option, String text) {
    try {
      BigDecimal value = new BigDecimal(text.strip().replace("_", ""));
      if (value.signum() > 0 && value.compareTo(LARGEST) <= 0) {
        return value.stripTrailingZeros().scale() <= 0
            ? perSecond(value.longValueExact())
            : reduced(thousandths(value), 1_000 * SECOND_US);
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw notARate(option, text);
    }
    throw notARate(option, text);
  }

  private static long thousandths(BigDecimal value) {
    long result = value.movePointRight(3).longValueExact();
    if (result > LARGEST.longValueExact()) {
      throw new ArithmeticException("more than a million a second needs no fraction");
    }
    return result;
  }

  private static OptionException notARate(String option, String text) {
    return new OptionException(
        option,
        "option '" + option + "' takes a number of rows per second, not '" + text + "'",
        "write for example '1000' or '0.5'; at most 1000000000");
  }

  private static Rate reduced(long events, long periodUs) {
    long divisor = greatestCommonDivisor(events, periodUs);
    return new Rate(events / divisor, periodUs / divisor);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** Whole microseconds, rounded down, at which an event happens. */
  public long timeUs(long event) {
    return event / events * periodUs + event % events * periodUs / events;
  }

  /** Number of events that have happened by a time, the one at 0 included. */
  public long eventsBy(long elapsedUs) {
    // The n-th event is due once elapsedUs * events >= n * periodUs, so n = 0 … floor(elapsedUs *
    // events / periodUs).
    return elapsedUs / periodUs * events + elapsedUs % periodUs * events / periodUs + 1;
  }

  /** Events in that many microseconds, rounded down. */
  public long eventsIn(long durationUs) {
    return eventsBy(durationUs) - 1;
  }

  /** The first whole microsecond by which the event has happened. */
  public long dueUs(long event) {
    return event / events * periodUs + (event % events * periodUs + events - 1) / events;
  }
}
