package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.Cursor;
import dev.laminar.Laminar;
import java.io.BufferedReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Calendar;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every type by every getter that reads it. */
@Timeout(30)
class ResultSetTest {

  private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  record Kinds(
      Boolean flag,
      byte tiny,
      short small,
      int whole,
      long big,
      float real_,
      double dbl,
      BigDecimal money,
      BigDecimal wide,
      LocalDate day_,
      LocalTime time_,
      LocalDateTime ts,
      Instant moment,
      Period months,
      Duration span,
      String text,
      byte[] bytes) {}

  private Connection connection;
  private ResultSet rows;

  @BeforeEach
  void oneRowOfEveryTypeAndOneOfNulls() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    connection
        .createStatement()
        .execute(
            """
            CREATE SOURCE kinds (flag BOOLEAN, tiny TINYINT, small SMALLINT, whole INTEGER,
              big BIGINT, real_ REAL, dbl DOUBLE, money DECIMAL(12, 2), wide DECIMAL(38, 3),
              day_ DATE, time_ TIME, ts TIMESTAMP, moment TIMESTAMP WITH LOCAL TIME ZONE,
              months INTERVAL YEAR TO MONTH, span INTERVAL DAY TO SECOND, text VARCHAR(40),
              bytes VARBINARY)\
            """);
    rows = connection.createStatement().executeQuery("SELECT * FROM kinds");
    connection
        .unwrap(Laminar.class)
        .source("kinds", Kinds.class)
        .push(
            new Kinds(
                true,
                (byte) -7,
                (short) 300,
                70_000,
                5_000_000_000L,
                1.5f,
                -2.25,
                new BigDecimal("12.50"),
                new BigDecimal("12345678901234567890.123"),
                LocalDate.parse("2026-03-01"),
                LocalTime.parse("09:30:15.123456"),
                LocalDateTime.parse("2026-03-01T09:30:15.123456"),
                Instant.parse("2026-03-01T09:30:15.123456Z"),
                Period.of(1, 6, 0),
                Duration.ofMinutes(90),
                ID.toString(),
                new byte[] {1, -1}));
    assertThat(rows.next()).isTrue();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void numbers() throws SQLException {
    assertThat(rows.getBoolean("flag")).isTrue();
    assertThat(rows.getByte("tiny")).isEqualTo((byte) -7);
    assertThat(rows.getInt("small")).isEqualTo(300);
    assertThat(rows.getShort("small")).isEqualTo((short) 300);
    assertThat(rows.getInt("whole")).isEqualTo(70_000);
    assertThat(rows.getLong("big")).isEqualTo(5_000_000_000L);
    assertThat(rows.getFloat("real_")).isEqualTo(1.5f);
    assertThat(rows.getDouble("dbl")).isEqualTo(-2.25);
    assertThat(rows.getInt("dbl")).isEqualTo(-2);
    assertThat(rows.getInt("money")).isEqualTo(12);
    assertThat(rows.getDouble("money")).isEqualTo(12.5);
    assertThat(rows.getBigDecimal("money")).isEqualTo(new BigDecimal("12.50"));
    assertThat(rows.getBigDecimal("wide")).isEqualTo(new BigDecimal("12345678901234567890.123"));
    assertThat(rows.getBigDecimal("dbl")).isEqualByComparingTo("-2.25");
    assertThat(rows.getBoolean("tiny")).isTrue();
    assertThat(rows.getLong("flag")).isEqualTo(1);
    assertThatThrownBy(() -> rows.getByte("small"))
        .hasMessage("value 300 is not between -128 and 127");
    assertThatThrownBy(() -> rows.getLong("wide")).hasMessageContaining("is not between");
    assertThatThrownBy(() -> rows.getInt("text")).hasMessageContaining("is no exact number");
    assertThatThrownBy(() -> rows.getInt("day_")).hasMessage("column day_ is a DATE, not a number");
    assertThat(rows.getObject("tiny")).isEqualTo(-7);
    assertThat(rows.getObject("real_")).isEqualTo(1.5f);
    assertThat(rows.getObject("big", Long.class)).isEqualTo(5_000_000_000L);
    assertThat(rows.getObject("wide", BigInteger.class))
        .isEqualTo(new BigInteger("12345678901234567890"));
  }

  @Test
  void texts() throws SQLException {
    assertThat(rows.getString("flag")).isEqualTo("true");
    assertThat(rows.getString("money")).isEqualTo("12.50");
    assertThat(rows.getString("real_")).isEqualTo("1.5");
    assertThat(rows.getString("day_")).isEqualTo("2026-03-01");
    assertThat(rows.getString("ts")).isEqualTo("2026-03-01 09:30:15.123456");
    assertThat(rows.getString("bytes")).isEqualTo("\\x01ff");
    assertThat(rows.getString("text")).isEqualTo(ID.toString());
    assertThat(rows.getObject("text", UUID.class)).isEqualTo(ID);
    assertThat(rows.getBytes("bytes")).containsExactly(1, -1);
    assertThat(rows.getBinaryStream("bytes")).hasBinaryContent(new byte[] {1, -1});
    assertThat(new BufferedReader(rows.getCharacterStream("text")).lines())
        .containsExactly(ID.toString());
    assertThat(rows.getObject("bytes")).isEqualTo(new byte[] {1, -1});
    assertThatThrownBy(() -> rows.getBytes("big")).hasMessage("column big is a BIGINT, not bytes");
  }

  @Test
  void datesAndTimes() throws SQLException {
    assertThat(rows.getDate("day_")).isEqualTo(Date.valueOf("2026-03-01"));
    assertThat(rows.getObject("day_")).isEqualTo(Date.valueOf("2026-03-01"));
    assertThat(rows.getObject("day_", LocalDate.class)).isEqualTo(LocalDate.parse("2026-03-01"));
    assertThat(rows.getTime("time_").toLocalTime()).isEqualTo(LocalTime.parse("09:30:15"));
    assertThat(rows.getObject("time_")).isInstanceOf(Time.class);
    assertThat(rows.getObject("time_", LocalTime.class))
        .isEqualTo(LocalTime.parse("09:30:15.123456"));
    assertThat(rows.getTimestamp("ts")).isEqualTo(Timestamp.valueOf("2026-03-01 09:30:15.123456"));
    assertThat(rows.getObject("ts", LocalDateTime.class))
        .isEqualTo(LocalDateTime.parse("2026-03-01T09:30:15.123456"));
    assertThat(rows.getDate("ts")).isEqualTo(Date.valueOf("2026-03-01"));
    assertThat(rows.getTimestamp("moment").toInstant())
        .isEqualTo(Instant.parse("2026-03-01T09:30:15.123456Z"));
    assertThat(rows.getObject("moment"))
        .isEqualTo(OffsetDateTime.parse("2026-03-01T09:30:15.123456Z"));
    assertThat(rows.getObject("moment", Instant.class))
        .isEqualTo(Instant.parse("2026-03-01T09:30:15.123456Z"));
    assertThat(rows.getObject("months")).isEqualTo(Period.of(1, 6, 0));
    assertThat(rows.getObject("span", Duration.class)).isEqualTo(Duration.ofMinutes(90));
    assertThatThrownBy(() -> rows.getObject("span", LocalDate.class))
        .hasMessageContaining("column span is a INTERVAL DAY TO SECOND");
  }

  /** Tokyo is nine hours ahead of UTC, all year. */
  @Test
  void calendarsSayTheZoneOfAClock() throws SQLException {
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    assertThat(rows.getTimestamp("ts", tokyo).toInstant())
        .isEqualTo(Instant.parse("2026-03-01T00:30:15.123456Z"));
    assertThat(rows.getDate("day_", tokyo).getTime())
        .isEqualTo(Instant.parse("2026-02-28T15:00:00Z").toEpochMilli());
    assertThat(rows.getTimestamp("moment", tokyo).toInstant())
        .isEqualTo(Instant.parse("2026-03-01T09:30:15.123456Z"));
  }

  @Test
  void describesItsColumns() throws SQLException {
    assertThat(rows.getMetaData().getColumnCount()).isEqualTo(17);
    assertThat(rows.getMetaData().getColumnType(13)).isEqualTo(Types.TIMESTAMP_WITH_TIMEZONE);
    assertThat(rows.getMetaData().getColumnTypeName(13))
        .isEqualTo("TIMESTAMP WITH LOCAL TIME ZONE");
    assertThat(rows.getMetaData().getColumnDisplaySize(16)).isEqualTo(40);
    assertThat(rows.findColumn("TEXT")).isEqualTo(16);
    for (int i = 1; i <= 17; i++) {
      Object value = rows.getObject(i);
      assertThat(value.getClass().getName()).isEqualTo(rows.getMetaData().getColumnClassName(i));
      assertThat(value.toString()).isNotEmpty();
    }
    assertThatThrownBy(() -> rows.findColumn("nope")).hasMessage("there is no column 'nope'");
    assertThatThrownBy(() -> rows.getInt(18)).hasMessage("there is no column 18: there are 17");
    assertThat(rows.unwrap(Cursor.class).getLong(4)).isEqualTo(5_000_000_000L);
  }

  @Test
  void nullsAreNullOrZero() throws SQLException {
    connection.unwrap(Laminar.class).source("kinds", Nothing.class).push(new Nothing(null));
    assertThat(rows.next()).isTrue();
    assertThat(rows.getLong("big")).isZero();
    assertThat(rows.wasNull()).isTrue();
    assertThat(rows.getBoolean("flag")).isFalse();
    assertThat(rows.getDouble("dbl")).isZero();
    for (int i = 1; i <= 17; i++) {
      assertThat(rows.getObject(i)).isNull();
      assertThat(rows.getString(i)).isNull();
    }
    assertThat(rows.getBytes("bytes")).isNull();
    assertThat(rows.getTimestamp("ts")).isNull();
    assertThat(rows.getBinaryStream("bytes")).isNull();
    assertThat(rows.getObject("text", UUID.class)).isNull();
  }

  record Nothing(Boolean flag) {}
}
