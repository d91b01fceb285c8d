package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats of PostgreSQL's documentation (9.8), answers worked out by its rules. */
class DateTimeFormatsTest {

  private static final LocalDateTime TIME =
      LocalDateTime.of(2026, 3, 1, 15, 4, 5, 67_890_000); // a Sunday

  private static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1000;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YYYY-MM-DD HH24:MI:SS.US | 2026-03-01 15:04:05.067890",
        "HH12:MI:SS AM | 03:04:05 PM",
        "HH:MI a.m. | 03:04 p.m.",
        "Day, DD  HH12:MI:SS | 'Sunday   , 01  03:04:05'",
        "FMDay, FMDD  HH12:MI:SS | Sunday, 1  03:04:05",
        "MONTH|'MARCH    '",
        "FMMonth FMDDth, YYYY | March 1st, 2026",
        "dy DY Dy mon | sun SUN Sun mar",
        "YY YYY Y | 26 026 6",
        "IYYY-IW-ID | 2026-09-7",
        "DDD D WW W Q CC J | 060 1 09 1 1 21 2461101",
        "MS US FF1 FF3 SSSS | 067 067890 0 067 54245",
        "\"Day:\" DD | Day: 01",
        "YYYY AD | 2026 AD",
        "TZ OF | UTC +00"
      })
  void writes(String format, String expected) {
    BytesResult result = new BytesResult();
    DateTimeFormats.toChar(micros(TIME), result, new DateTimeFormatter(format));
    assertThat(Texts.string(result)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-01 15:04:05 | YYYY-MM-DD HH24:MI:SS | 2026-03-01T15:04:05",
        "01 Mar 2026 | DD Mon YYYY | 2026-03-01T00:00",
        "5 december 2000 | DD Month YYYY | 2000-12-05T00:00",
        "20260301 | YYYYMMDD | 2026-03-01T00:00",
        "03:04 pm | HH12:MI AM | 0001-01-01T15:04",
        "12:00 AM | HH:MI AM | 0001-01-01T00:00",
        "2026-060 | YYYY-DDD | 2026-03-01T00:00",
        "2026-09-7 | IYYY-IW-ID | 2026-03-01T00:00",
        "12.3 | SS.MS | 0001-01-01T00:00:12.300",
        "2026/3/1 | YYYY-MM-DD | 2026-03-01T00:00",
        "26-03-01 | YY-MM-DD | 2026-03-01T00:00",
        "99-03-01 | YY-MM-DD | 1999-03-01T00:00",
        "2026-03-01T07:08 | YYYY-MM-DD\"T\"HH24:MI | 2026-03-01T07:08"
      })
  void reads(String text, String format, String expected) {
    Texts t = Texts.of(text);
    long actual =
        DateTimeFormats.toTimestamp(
            t.heap(), t.offset(), t.length(), new DateTimeParser(format), TestSites.SITES, 0);
    assertThat(actual).isEqualTo(micros(LocalDateTime.parse(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-30, YYYY-MM-DD",
    "2026-13-01, YYYY-MM-DD",
    "x, YYYY",
    "2026, YYYY-MM",
    "25:00, HH24:MI",
    "13 PM, HH12 AM",
    "2026-03-01x, YYYY-MM-DD"
  })
  void refuses(String text, String format) {
    Texts t = Texts.of(text);
    assertThatThrownBy(() ->
            DateTimeFormats.toDate(
                t.heap(), t.offset(), t.length(), new DateTimeParser(format), TestSites.SITES, 0))
        .extracting(error -> ((LaminarException) error).code().sqlState())
        .isEqualTo("22007");
  }

  /** Examples of the PostgreSQL documentation (9.9), and their opposites. */
  @ParameterizedTest
  @CsvSource({
    "2001-04-10T00:00, 1957-06-13T00:00, 43 years 9 mons 27 days",
    "1957-06-13T00:00, 2001-04-10T00:00, -43 years -9 mons -27 days",
    "2026-03-01T12:00, 2026-02-28T13:30:00.5, 22:29:59.5",
    "2026-03-31T00:00, 2026-02-28T00:00, 1 mon 3 days",
    "2026-03-01T00:00, 2026-03-01T00:00, 00:00:00",
    "2026-03-01T00:00, 2026-03-02T01:00, -1 days -01:00:00"
  })
  void age(String later, String earlier, String expected) {
    BytesResult result = new BytesResult();
    DateTimeAge.age(
        micros(LocalDateTime.parse(later)), micros(LocalDateTime.parse(earlier)), result);
    assertThat(Texts.string(result)).isEqualTo(expected);
  }
}
