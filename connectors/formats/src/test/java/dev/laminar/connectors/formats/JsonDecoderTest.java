package dev.laminar.connectors.formats;

import static dev.laminar.connectors.formats.Generated.notNull;
import static dev.laminar.connectors.formats.Generated.nullable;
import static dev.laminar.connectors.formats.Generated.schema;
import static dev.laminar.connectors.formats.Generated.sized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonDecoderTest {

  private static final JsonFormat JSON = new JsonFormat();

  private static final RowSchema TRADES =
      schema(
          "id", notNull(TypeKind.BIGINT),
          "symbol", notNull(TypeKind.VARCHAR),
          "price", DataType.decimal(10, 2, true),
          "qty", nullable(TypeKind.INTEGER),
          "ts", nullable(TypeKind.TIMESTAMP));

  private static Rows.Result decode(RowSchema schema, String text, String... options) {
    return Rows.decode(Generated.decoder(JSON, schema, options), schema, text);
  }

  private static Object one(DataType type, String json, String... options) {
    RowSchema schema = schema("v", type);
    Rows.Result result = decode(schema, "{\"v\":" + json + "}\n", options);
    assertThat(result.errors()).isEmpty();
    return result.rows().getFirst().getFirst();
  }

  private static String error(DataType type, String json) {
    Rows.Result result = decode(schema("v", type), "{\"v\":" + json + "}\n");
    assertThat(result.rows()).isEmpty();
    assertThat(result.errors()).hasSize(1);
    return result.errors().getFirst();
  }

  private static long micros(String iso) {
    return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.parse(iso));
  }

  @ParameterizedTest
  @EnumSource(Generated.Tier.class)
  void readsRecordsInAnyKeyOrder(Generated.Tier tier) {
    String text =
        """
        {"id":1,"symbol":"A","price":12.5,"qty":3,"ts":"2026-03-01 09:30:00.123456","more":{"x":[1,"}"]}}

        {"symbol":"B","id":2}
          {"more":1 , "qty" : null , "id" : 3 , "symbol" : "C" }\r
        {"id":4,"symbol":"D","price":-0.005,"qty":3,"ts":"2026-03-01T09:30:00Z"}\
        """;
    Rows.Result result =
        Rows.decode(Generated.decoder(JSON, tier, TRADES, Generated.all(TRADES)), TRADES, text);
    assertThat(result.errors()).isEmpty();
    assertThat(result.rows())
        .containsExactly(
            List.of(1L, "A", 1250L, 3, micros("2026-03-01T09:30:00.123456")),
            Arrays.asList(2L, "B", null, null, null),
            Arrays.asList(3L, "C", null, null, null),
            List.of(4L, "D", -1L, 3, micros("2026-03-01T09:30:00")));
    assertThat(result.lines()).isEqualTo(5);
  }

  @Test
  void readsOnlyTheProjection() {
    RowSchema projected =
        schema("ts", nullable(TypeKind.TIMESTAMP), "id", notNull(TypeKind.BIGINT));
    Rows.Result result =
        Rows.decode(
            Generated.decoder(JSON, Generated.Tier.ASM, TRADES, new int[] {4, 0}),
            projected,
            "{\"id\":1,\"symbol\":17,\"price\":\"no\",\"ts\":null}\n");
    assertThat(result.errors()).isEmpty();
    assertThat(result.rows()).containsExactly(Arrays.asList(null, 1L));
  }

  @Test
  void readsEveryType() {
    assertThat(one(nullable(TypeKind.BOOLEAN), "true")).isEqualTo(true);
    assertThat(one(nullable(TypeKind.TINYINT), "-128")).isEqualTo((byte) -128);
    assertThat(one(nullable(TypeKind.SMALLINT), "32767")).isEqualTo((short) 32767);
    assertThat(one(nullable(TypeKind.INTEGER), "1e3")).isEqualTo(1000);
    assertThat(one(nullable(TypeKind.BIGINT), "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(one(nullable(TypeKind.BIGINT), "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(one(nullable(TypeKind.REAL), "3.4028235e38")).isEqualTo(Float.MAX_VALUE);
    assertThat(one(nullable(TypeKind.DOUBLE), "-0")).isEqualTo(-0.0);
    assertThat(one(nullable(TypeKind.DOUBLE), "\"NaN\"")).isEqualTo(Double.NaN);
    assertThat(one(nullable(TypeKind.DOUBLE), "\"-Infinity\"")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(one(DataType.decimal(18, 4, true), "99999999999999.9999"))
        .isEqualTo(999_999_999_999_999_999L);
    assertThat(one(DataType.decimal(38, 0, true), "-99999999999999999999999999999999999999"))
        .isEqualTo(new BigInteger("-99999999999999999999999999999999999999"));
    assertThat(one(nullable(TypeKind.DATE), "\"1969-12-31\"")).isEqualTo(-1);
    assertThat(one(nullable(TypeKind.TIME), "\"23:59:59.5\""))
        .isEqualTo(LocalTime.parse("23:59:59.5").toNanoOfDay() / 1000);
    assertThat(one(nullable(TypeKind.VARCHAR), "\"a\\\"b\\u00e9\\ud83d\\ude00\\/\""))
        .isEqualTo("a\"bé😀/");
    assertThat(one(nullable(TypeKind.VARCHAR), "{\"a\": [1, \"}\"]}"))
        .isEqualTo("{\"a\": [1, \"}\"]}");
    assertThat(one(nullable(TypeKind.VARCHAR), "12.50")).isEqualTo("12.50");
    assertThat(one(nullable(TypeKind.VARBINARY), "\"AP/+\"")).isEqualTo("00fffe");
    assertThat(one(nullable(TypeKind.VARBINARY), "\"AA==\"")).isEqualTo("00");
  }

  @Test
  void intervalsAreWrittenAsInTheirLiterals() {
    DataType dayTime = nullable(TypeKind.INTERVAL_DAY_TIME);
    DataType yearMonth = nullable(TypeKind.INTERVAL_YEAR_MONTH);
    assertThat(one(dayTime, "\"1 02:03:04.5\"")).isEqualTo(93_784_500_000L);
    assertThat(one(dayTime, "\"-0 00:00:01\"")).isEqualTo(-1_000_000L);
    assertThat(one(dayTime, "null")).isNull();
    assertThat(one(yearMonth, "\"-0-11\"")).isEqualTo(-11);
    assertThat(one(yearMonth, "\"1-2\"")).isEqualTo(14);
    assertThat(error(dayTime, "\"1 24:00:00\""))
        .isEqualTo("column v: expected an interval such as 1 02:03:04.5, found \"1 24:00:00\" @8");
    assertThat(error(dayTime, "93784"))
        .isEqualTo("column v: expected an interval such as 1 02:03:04.5, found 93784 @5");
    assertThat(error(yearMonth, "\"1-2x\""))
        .isEqualTo("column v: expected an interval such as 1-2, found \"1-2x\" @9");
    assertThat(error(yearMonth, "\"1")).contains("column v");
  }

  /** ISO/IEC 9075-2 9.2, store assignment. */
  @Test
  void textsOfFixedLengthArePadded() {
    DataType type = sized(TypeKind.CHAR, 3);
    assertThat(one(type, "\"ab\"")).isEqualTo("ab ");
    assertThat(one(type, "\"\"")).isEqualTo("   ");
    assertThat(one(type, "\"abc\"")).isEqualTo("abc");
    assertThat(one(type, "\"ab    \"")).isEqualTo("ab ");
    assertThat(one(type, "\"\\u00e9\\ud83d\\ude00\"")).isEqualTo("é😀 ");
    assertThat(one(type, "\"日本\"")).isEqualTo("日本 ");
    assertThat(one(type, "12")).isEqualTo("12 ");
    assertThat(one(type, "null")).isNull();
    assertThat(error(type, "\"ab d\""))
        .isEqualTo("column v: a text of 4 characters is too long for CHAR(3) @5");
    assertThat(one(sized(TypeKind.VARCHAR, 3), "\"ab    \"")).isEqualTo("ab ");
    assertThat(one(sized(TypeKind.VARCHAR, 3), "\"\\u00e9     \"")).isEqualTo("é  ");
    assertThat(one(sized(TypeKind.BINARY, 3), "\"AQ==\"")).isEqualTo("010000");
    RowSchema schema = schema("a", type, "b", nullable(TypeKind.VARCHAR), "c", type);
    Rows.Result result =
        decode(
            schema,
            """
            {"a":"x","b":"\\u0041","c":null}
            {"c":"yz"}
            {"a":"toolong"}
            {"a":"1","a":"2","c":"\\n"}
            """);
    assertThat(result.rows())
        .containsExactly(
            Arrays.asList("x  ", "A", null),
            Arrays.asList(null, null, "yz "),
            Arrays.asList("2  ", null, "\n  "));
    assertThat(result.errors()).hasSize(1);
  }

  @Test
  void numbersMayBeQuoted() {
    assertThat(one(DataType.decimal(10, 2, true), "\"123.45\"")).isEqualTo(12345L);
    assertThat(one(nullable(TypeKind.BIGINT), "\"-7\"")).isEqualTo(-7L);
    assertThat(error(nullable(TypeKind.BIGINT), "\"7 \""))
        .isEqualTo("column v: expected an integer, found \"7 \" @7");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01 09:30, 2026-03-01T09:30:00",
    "2026-03-01, 2026-03-01T00:00:00",
    "2026-03-01T09:30:00.1234565, 2026-03-01T09:30:00.123457",
    "2026-03-01T09:30:00.999999999Z, 2026-03-01T09:30:01",
    "2026-03-01T09:30:00+02:00, 2026-03-01T07:30:00",
    "2026-03-01T23:30:00-0130, 2026-03-02T01:00:00",
    "0001-01-01T00:00:00, 0001-01-01T00:00:00",
    "9999-12-31T23:59:59.999999, 9999-12-31T23:59:59.999999",
  })
  void readsTimestamps(String text, String expected) {
    assertThat(one(nullable(TypeKind.TIMESTAMP), "\"" + text + "\"")).isEqualTo(micros(expected));
  }

  @Test
  void datesAgreeWithJavaTime() {
    RowSchema schema = schema("d", notNull(TypeKind.DATE));
    StringBuilder text = new StringBuilder();
    LocalDate first = LocalDate.of(1, 1, 1);
    int step = 37;
    for (LocalDate date = first; date.getYear() < 10_000; date = date.plusDays(step)) {
      text.append("{\"d\":\"").append(date).append("\"}\n");
    }
    Rows.Result result = decode(schema, text.toString());
    assertThat(result.errors()).isEmpty();
    for (int i = 0; i < result.rows().size(); i++) {
      assertThat(result.rows().get(i).getFirst())
          .isEqualTo((int) first.plusDays((long) i * step).toEpochDay());
    }
  }

  @Test
  void readsEpochTimestamps() {
    DataType ts = nullable(TypeKind.TIMESTAMP);
    long expected =
        LocalDateTime.parse("2026-03-01T09:30:00.123").toInstant(ZoneOffset.UTC).toEpochMilli();
    assertThat(one(ts, expected + "", "json.timestamp_format", "epoch_millis"))
        .isEqualTo(expected * 1000);
    assertThat(one(ts, expected + ".25", "json.timestamp_format", "epoch_millis"))
        .isEqualTo(expected * 1000 + 250);
    assertThat(one(ts, "1.5", "json.timestamp_format", "epoch_seconds")).isEqualTo(1_500_000L);
    assertThat(one(ts, "-15", "json.timestamp_format", "EPOCH_MICROS")).isEqualTo(-15L);
    assertThat(one(sized(TypeKind.TIMESTAMP, 3), "1500", "json.timestamp_format", "epoch_micros"))
        .isEqualTo(2000L);
    assertThat(one(sized(TypeKind.TIMESTAMP, 0), "\"2026-03-01T09:30:00.5\""))
        .isEqualTo(micros("2026-03-01T09:30:01"));
  }

  @Test
  void lastOfDuplicateKeysWins() {
    assertThat(decode(TRADES, "{\"id\":1,\"symbol\":\"a\\n\",\"id\":2,\"symbol\":\"b\"}").rows())
        .containsExactly(Arrays.asList(2L, "b", null, null, null));
  }

  @Test
  void keysMatchExactlyBeforeTheyMatchInAnotherCase() {
    RowSchema schema = schema("id", nullable(TypeKind.BIGINT), "Name", nullable(TypeKind.VARCHAR));
    String text =
        """
        {"ID":1,"name":"x"}
        {"ID":1,"id":2}
        {"id":2,"ID":1}
        {"id":3,"NAME":"y"}
        {"ID":4}
        {"i\\u0064":5}
        """;
    assertThat(decode(schema, text).rows())
        .containsExactly(
            List.of(1L, "x"),
            Arrays.asList(2L, null),
            Arrays.asList(2L, null),
            List.of(3L, "y"),
            Arrays.asList(4L, null),
            Arrays.asList(5L, null));
  }

  @Test
  void unknownKeysAreErrorsWhenAsked() {
    RowSchema projected = schema("id", notNull(TypeKind.BIGINT));
    Rows.Result result =
        Rows.decode(
            Generated.decoder(
                JSON, Generated.Tier.ASM, TRADES, new int[] {0}, "json.ignore_unknown", "false"),
            projected,
            "{\"id\":1,\"symbol\":\"a\"}\n{\"id\":2,\"foo\":1}\n");
    assertThat(result.rows()).containsExactly(List.of(1L));
    assertThat(result.errors()).containsExactly("\"foo\" is not a column of this source @30");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(decode(TRADES, "\uFEFF{\"id\":1,\"symbol\":\"a\"}").rows()).hasSize(1);
  }

  @Test
  void saysWhatIsWrongWithAValue() {
    DataType price = DataType.decimal(10, 2, true);
    assertThat(error(price, "\"abc\"")).isEqualTo("column v: expected a number, found \"abc\" @6");
    assertThat(error(price, "123456789"))
        .isEqualTo("column v: 123456789 is out of range for DECIMAL(10, 2) @5");
    assertThat(error(price, "true")).isEqualTo("column v: expected a number, found true @5");
    assertThat(error(price, "{\"a\":1}"))
        .isEqualTo("column v: expected a number, found {\"a\":1} @5");
    assertThat(error(price, "01")).isEqualTo("column v: expected a number, found 01 @5");
    assertThat(error(price, "1.")).isEqualTo("column v: expected a number, found 1. @7");
    assertThat(error(price, "")).isEqualTo("column v: expected a number, found } @5");
    assertThat(error(nullable(TypeKind.INTEGER), "5.5"))
        .isEqualTo("column v: expected an integer, found 5.5 @5");
    assertThat(error(nullable(TypeKind.INTEGER), "3000000000"))
        .isEqualTo("column v: 3000000000 is out of range for INTEGER @5");
    assertThat(error(nullable(TypeKind.DOUBLE), "1e400"))
        .isEqualTo("column v: 1e400 is out of range for DOUBLE @5");
    assertThat(error(nullable(TypeKind.BOOLEAN), "1"))
        .isEqualTo("column v: expected true or false, found 1 @5");
    assertThat(error(nullable(TypeKind.TIMESTAMP), "\"yesterday\""))
        .isEqualTo(
            "column v: expected a timestamp such as 2026-03-01 09:30:00, found \"yesterday\" @6");
    assertThat(error(nullable(TypeKind.TIMESTAMP), "5"))
        .isEqualTo("column v: expected a timestamp such as 2026-03-01 09:30:00, found 5 @5");
    assertThat(error(nullable(TypeKind.DATE), "\"2026-02-29\""))
        .isEqualTo("column v: expected a date such as 2026-03-01, found \"2026-02-29\" @6");
    assertThat(error(sized(TypeKind.VARCHAR, 3), "\"a\\u00e9bc\""))
        .isEqualTo("column v: a text of 4 characters is too long for VARCHAR(3) @5");
    assertThat(error(nullable(TypeKind.VARCHAR), "\"a\\x\""))
        .isEqualTo("column v: invalid escape \\x in a string @7");
    assertThat(error(nullable(TypeKind.VARCHAR), "\"a\tb\""))
        .isEqualTo("column v: control character byte 0x09 in a string @7");
    assertThat(error(nullable(TypeKind.VARCHAR), "\"\\ud800\""))
        .isEqualTo("column v: invalid escape \\u in a string @6");
    assertThat(error(nullable(TypeKind.VARBINARY), "\"A\""))
        .isEqualTo("column v: expected base64 text, found \"A\" @6");
    assertThat(error(notNull(TypeKind.INTEGER), "null"))
        .isEqualTo("column v: is null, but the column is NOT NULL @5");
    assertThat(error(notNull(TypeKind.VARCHAR), "null"))
        .isEqualTo("column v: is null, but the column is NOT NULL @5");
  }

  @Test
  void saysWhatIsWrongWithARecord() {
    String text =
        """
        {"id":1}
        [1]
        {"id":1,"symbol":"a"
        {"id":1 "symbol":"a"}
        {"id":1,"symbol":"a"} x
        {"id":1,"symbol":"a","b":{"c":[1,2}}
        }
        {,"id":1}
        {"id":1,"symbol":"a","x":tru}
        {"id":1,"symbol":"ok"}
        {"id":1,"symb\
        """;
    Rows.Result result = decode(TRADES, text);
    assertThat(result.rows()).hasSize(1);
    assertThat(result.errors())
        .containsExactly(
            "column symbol: is missing, but the column is NOT NULL @7",
            "expected a JSON object, found [1] @9",
            "the line ends inside a JSON object @33",
            "unexpected '\"' in a JSON object @42",
            "unexpected 'x' in a JSON object @78",
            "unexpected '}' in a JSON object @114",
            "expected a JSON object, found } @117",
            "unexpected ',' in a JSON object @120",
            "unexpected '}' in a JSON object @157",
            "the input ends inside a JSON object @195");
  }

  @Test
  void invalidUtf8IsMalformedWhereItIsRead() {
    byte[] text =
        "{\"id\":1,\"symbol\":\"a?\"}\n{\"id\":2,\"x\":\"?\",\"symbol\":\"b\"}\n".getBytes();
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == '?' ? (byte) 0xC3 : text[i];
    }
    Rows.Result result = Rows.decode(Generated.decoder(JSON, TRADES), TRADES, text, text.length);
    assertThat(result.rows()).hasSize(1);
    assertThat(result.errors())
        .containsExactly("column symbol: invalid UTF-8 in a string, byte 0xC3 @19");
  }

  @Test
  void everyCutGivesTheSame() {
    String text =
        "\uFEFF{\"id\":1,\"symbol\":\"a\\u00e9\\n\",\"x\":[1,{\"y\":\"\\\"\"}],\"price\":1.5,\"ts\":\"2026-03-01 09:30:00\"}\r\n"
            + "\n{\"id\":x}\n {\"symbol\":\"é😀\\ud83d\\ude00\",\"id\":-12,\"qty\":7} \n{\"id\":1,\"symbol\":}\n"
            + "{\"id\":12345678901234567890}\n{\"id\":9,\"symbol\":\"z\"}";
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Rows.Result whole = Rows.decode(Generated.decoder(JSON, TRADES), TRADES, bytes, bytes.length);
    assertThat(whole.rows()).hasSize(3);
    assertThat(whole.errors()).hasSize(3);
    for (int cut = 0; cut < bytes.length; cut++) {
      assertThat(Rows.decode(Generated.decoder(JSON, TRADES), TRADES, bytes, cut))
          .as("cut at %d", cut)
          .isEqualTo(whole);
    }
  }
}
