package dev.laminar.kernel.intrinsics;

import static dev.laminar.kernel.intrinsics.CivilDate.MICROS_PER_DAY;

/**
 * AGE: the difference of two timestamps in years, months, days and time, as PostgreSQL counts and
 * writes it.
 */
public final class DateTimeAge {

  private static final byte[] YEAR = {'y', 'e', 'a', 'r'};
  private static final byte[] MONTH = {'m', 'o', 'n'};
  private static final byte[] DAY = {'d', 'a', 'y'};

  private DateTimeAge() {}

  /** For example {@code 43 years 9 mons 27 days}. */
  @Intrinsic("AGE")
  public static void age(long later, long earlier, BytesResult result) {
    boolean negative = later < earlier;
    long to = negative ? earlier : later;
    long from = negative ? later : earlier;
    long toCivil = CivilDate.of(CivilDate.dayOf(to));
    long fromCivil = CivilDate.of(CivilDate.dayOf(from));
    long time = CivilDate.timeOf(to) - CivilDate.timeOf(from);
    int days = CivilDate.day(toCivil) - CivilDate.day(fromCivil);
    int months =
        12 * (CivilDate.year(toCivil) - CivilDate.year(fromCivil))
            + CivilDate.month(toCivil)
            - CivilDate.month(fromCivil);
    if (time < 0) {
      time += MICROS_PER_DAY;
      days--;
    }
    if (days < 0) {
      // The days of the earlier one's month are borrowed.
      days += CivilDate.daysInMonth(CivilDate.year(fromCivil), CivilDate.month(fromCivil));
      months--;
    }
    write(negative, months, days, time, result);
  }

  private static void write(boolean negative, int months, int days, long time, BytesResult result) {
    byte[] out = result.own(2 * DateTimeText.MAX_BYTES);
    int sign = negative ? -1 : 1;
    int at = months == 0 ? 0 : writeMonths(sign * months, out, 0);
    if (days != 0) {
      at = separate(out, at);
      at = writeCount((long) sign * days, DAY, out, at);
    }
    if (time != 0 || at == 0) {
      at = separate(out, at);
      if (negative && time != 0) {
        out[at++] = '-';
      }
      at = DateTimeText.writeTime(time, out, at);
    }
    result.view(out, 0, at);
  }

  private static int separate(byte[] out, int at) {
    if (at > 0) {
      out[at] = ' ';
      return at + 1;
    }
    return at;
  }

  /** {@code 1 year 2 mons}; nothing for 0. */
  private static int writeMonths(int months, byte[] out, int offset) {
    int at = writeCount(months / 12, YEAR, out, offset);
    if (months / 12 != 0 && months % 12 != 0) {
      out[at++] = ' ';
    }
    return writeCount(months % 12, MONTH, out, at);
  }

  private static int writeCount(long count, byte[] unit, byte[] out, int offset) {
    if (count == 0) {
      return offset;
    }
    int at = NumberWriter.writeLong(count, out, offset);
    out[at] = ' ';
    at = NumberWriter.writeBytes(unit, out, at + 1);
    if (count != 1) {
      out[at++] = 's';
    }
    return at;
  }
}
