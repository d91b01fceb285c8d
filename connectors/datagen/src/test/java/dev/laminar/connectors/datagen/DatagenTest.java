package dev.laminar.connectors.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceReader.Status;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DatagenTest {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

  private static Column column(String name, TypeKind kind) {
    return new Column(name, DataType.of(kind, false));
  }

  private static Column column(String name, TypeKind kind, int precision) {
    return new Column(name, new DataType(kind, precision, 0, false));
  }

  private static Column decimal(String name, int precision, int scale) {
    return new Column(name, DataType.decimal(precision, scale, false));
  }

  private static SourceDefinition definition(List<Column> columns, String... options) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new SourceDefinition("made", new RowSchema(columns), new Options(map));
  }

  private static SourceReader open(SourceDefinition definition, int... projection) {
    return new DatagenConnector()
        .open(new SourceRequest(definition, projection, null, new SourceMetrics()));
  }

  private static List<List<@Nullable Object>> rows(
      SourceDefinition definition, int capacity, int... projection) {
    RowSchema schema =
        new RowSchema(IntStream.of(projection).mapToObj(definition.schema()::column).toList());
    ColumnBatch batch = ColumnBatch.allocate(schema, capacity);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (SourceReader reader = open(definition, projection)) {
      while (true) {
        batch.reset();
        if (reader.read(batch) != Status.ROWS) {
          return rows;
        }
        assertThat(batch.firstRowNumber()).isEqualTo(rows.size() + 1);
        for (int row = 0; row < batch.rowCount(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int i = 0; i < projection.length; i++) {
            values.add(value(batch.column(i), row));
          }
          rows.add(values);
        }
      }
    }
  }

  private static @Nullable Object value(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    int scale = column.type().scale();
    return switch (column) {
      case BooleanVector booleans -> booleans.values()[row];
      case ByteVector bytes -> (long) bytes.values()[row];
      case ShortVector shorts -> (long) shorts.values()[row];
      case IntVector ints -> (long) ints.values()[row];
      case LongVector longs ->
          column.type().kind() == TypeKind.DECIMAL
              ? BigDecimal.valueOf(longs.values()[row], scale)
              : (Object) longs.values()[row];
      case FloatVector floats -> (double) floats.values()[row];
      case DoubleVector doubles -> doubles.values()[row];
      case Decimal128Vector wide ->
          new BigDecimal(
              new BigInteger(
                  ByteBuffer.allocate(16)
                      .putLong(wide.high()[row])
                      .putLong(wide.low()[row])
                      .array()),
              scale);
      case BytesVector bytes ->
          column.type().isText() ? bytes.getString(row) : ByteBuffer.wrap(bytes.getBytes(row));
    };
  }

  /** The values of one column over that many rows. */
  private static List<@Nullable Object> values(int rows, Column column, String... options) {
    List<String> all = new ArrayList<>(List.of("rows", Integer.toString(rows)));
    all.addAll(List.of(options));
    return rows(definition(List.of(column), all.toArray(String[]::new)), 1024, 0).stream()
        .map(List::getFirst)
        .toList();
  }

  private static List<Long> longs(int rows, Column column, String... options) {
    return values(rows, column, options).stream().map(Long.class::cast).toList();
  }

  private static long us(LocalDateTime time) {
    return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
  }

  @Test
  void isFoundByName() {
    assertThat(ServiceLoader.load(SourceConnector.class).stream().map(p -> p.get().name()))
        .contains("datagen");
  }

  @Test
  void boundedAndReplayableAsDeclared() {
    DatagenConnector connector = new DatagenConnector();
    List<Column> columns = List.of(column("ts", TypeKind.TIMESTAMP));
    assertThat(connector.describe(definition(columns, "rows", "5")))
        .isEqualTo(new SourceDescription(true, true));
    assertThat(connector.describe(definition(columns)))
        .isEqualTo(new SourceDescription(false, true));
    assertThat(connector.describe(definition(columns, "fields.ts.start", "now")))
        .isEqualTo(new SourceDescription(false, false));
  }

  @Test
  void sequencesStartStepAndBeginAgain() {
    assertThat(longs(3, column("id", TypeKind.BIGINT))).containsExactly(1L, 2L, 3L);
    Column n = column("n", TypeKind.INTEGER);
    assertThat(
            longs(
                5,
                n,
                "fields.n.kind",
                "sequence",
                "fields.n.start",
                "10",
                "fields.n.step",
                "-3",
                "fields.n.end",
                "4"))
        .containsExactly(10L, 7L, 4L, 10L, 7L);
    assertThat(longs(1_000, column("id", TypeKind.TINYINT)).subList(125, 130))
        .containsExactly(126L, 127L, 1L, 2L, 3L);
    Column wide = column("id", TypeKind.BIGINT);
    String largest = Long.toString(Long.MAX_VALUE);
    String smallest = Long.toString(Long.MIN_VALUE);
    assertThat(longs(3, wide, "fields.id.start", smallest, "fields.id.step", largest))
        .containsExactly(Long.MIN_VALUE, -1L, Long.MAX_VALUE - 1);
    assertThat(values(3, decimal("id", 10, 2), "fields.id.step", "0.25"))
        .containsExactly(new BigDecimal("1.00"), new BigDecimal("1.25"), new BigDecimal("1.50"));
    assertThat(
            values(
                3,
                column("id", TypeKind.DOUBLE),
                "fields.id.start",
                "0",
                "fields.id.step",
                "0.5",
                "fields.id.end",
                "0.5"))
        .containsExactly(0.0, 0.5, 0.0);
    assertThat(
            values(
                3,
                column("id", TypeKind.VARCHAR),
                "fields.id.kind",
                "sequence",
                "fields.id.start",
                "-9",
                "fields.id.step",
                "1009"))
        .containsExactly("-9", "1000", "2009");
  }

  @Test
  void randomNumbersAreUniformBetweenTheirBounds() {
    int[] counts = new int[10];
    for (long value :
        longs(100_000, column("n", TypeKind.SMALLINT), "fields.n.min", "-3", "fields.n.max", "6")) {
      counts[(int) value + 3]++;
    }
    for (int count : counts) {
      assertThat(count / 100_000.0).isCloseTo(0.1, within(0.005));
    }

    double sum = 0;
    for (Object value :
        values(100_000, column("x", TypeKind.DOUBLE), "fields.x.min", "-1", "fields.x.max", "3")) {
      assertThat((Double) Objects.requireNonNull(value)).isBetween(-1.0, 3.0);
      sum += (Double) value;
    }
    assertThat(sum / 100_000).isCloseTo(1.0, within(0.02));

    assertThat(
            longs(
                1000,
                column("n", TypeKind.BIGINT),
                "fields.n.min",
                "" + Long.MIN_VALUE,
                "fields.n.max",
                "" + Long.MAX_VALUE))
        .doesNotHaveDuplicates()
        .anyMatch(n -> n < -(1L << 62))
        .anyMatch(n -> n > 1L << 62);
    assertThat(
            values(1000, decimal("d", 5, 2), "fields.d.min", "0.05", "fields.d.max", "0.07")
                .stream()
                .distinct())
        .containsExactlyInAnyOrder(
            new BigDecimal("0.05"), new BigDecimal("0.06"), new BigDecimal("0.07"));
    assertThat(
            values(1000, column("b", TypeKind.BOOLEAN)).stream()
                .filter(Boolean.TRUE::equals)
                .count())
        .isBetween(430L, 570L);
  }

  @Test
  void wideDecimalsAreScaledExactly() {
    Column wide = decimal("d", 38, 18);
    assertThat(values(1, wide, "fields.d.value", "-123456789.123456789"))
        .containsExactly(new BigDecimal("-123456789.123456789000000000"));
    assertThat(values(2, wide, "fields.d.values", "1.5,1.5"))
        .containsOnly(new BigDecimal("1.500000000000000000"));
    assertThat(values(100, decimal("d", 38, 0)))
        .allSatisfy(
            v -> assertThat((BigDecimal) v).isBetween(BigDecimal.ZERO, new BigDecimal(1000)));
    assertThat(values(100, decimal("d", 38, 38)))
        .allSatisfy(v -> assertThat((BigDecimal) v).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
  }

  @Test
  void walksStayInTheirBoundsAndMoveByTheirStep() {
    List<@Nullable Object> prices =
        values(
            20_000,
            decimal("price", 10, 2),
            "fields.price.min",
            "99",
            "fields.price.max",
            "101",
            "fields.price.step",
            "0.07");
    BigDecimal last = new BigDecimal("100.00");
    assertThat(prices.getFirst()).isEqualTo(last);
    Set<BigDecimal> seen = new HashSet<>();
    for (Object price : prices) {
      BigDecimal now = (BigDecimal) Objects.requireNonNull(price);
      assertThat(now).isBetween(new BigDecimal("99"), new BigDecimal("101"));
      assertThat(now.subtract(last).abs()).isLessThanOrEqualTo(new BigDecimal("0.07"));
      seen.add(now);
      last = now;
    }
    assertThat(seen.size()).isGreaterThan(190);
    double before = 100;
    for (Object price : values(10_000, column("price", TypeKind.DOUBLE))) {
      double now = (Double) Objects.requireNonNull(price);
      assertThat(Math.abs(now - before)).isLessThanOrEqualTo(0.5);
      assertThat(now).isBetween(1.0, 1000.0);
      before = now;
    }
    assertThat(values(100, column("price", TypeKind.REAL))).allMatch(Double.class::isInstance);
  }

  @Test
  void choicesAndConstants() {
    Map<String, Integer> counts = new HashMap<>();
    for (Object side : values(10_000, column("side", TypeKind.VARCHAR))) {
      counts.merge((String) Objects.requireNonNull(side), 1, Integer::sum);
    }
    assertThat(counts.keySet()).containsExactlyInAnyOrder("BUY", "SELL");
    assertThat(counts.get("BUY")).isBetween(4_800, 5_200);
    assertThat(
            longs(100, column("n", TypeKind.INTEGER), "fields.n.values", "3, 5").stream()
                .distinct())
        .containsExactlyInAnyOrder(3L, 5L);
    assertThat(values(2, column("c", TypeKind.CHAR, 3), "fields.c.value", "é")).containsOnly("é  ");
    assertThat(longs(1, column("d", TypeKind.DATE), "fields.d.value", "2024-02-29"))
        .containsExactly(LocalDate.of(2024, 2, 29).toEpochDay());
    assertThat(longs(1, column("t", TypeKind.TIME), "fields.t.value", "23:59:59.5"))
        .containsExactly(LocalTime.of(23, 59, 59, 500_000_000).toNanoOfDay() / 1000);
    assertThat(longs(1, column("i", TypeKind.INTERVAL_DAY_TIME), "fields.i.value", "90s"))
        .containsExactly(Duration.ofSeconds(90).toNanos() / 1000);
  }

  @Test
  void timesFollowTheRateOrTheirStep() {
    Column ts = column("ts", TypeKind.TIMESTAMP);
    assertThat(longs(3, ts)).containsExactly(us(START), us(START) + 1000, us(START) + 2000);
    assertThat(longs(4, ts, "fields.ts.step", "1h", "fields.ts.start", "1969-12-31 23:00:00"))
        .containsExactly(-3_600_000_000L, 0L, 3_600_000_000L, 7_200_000_000L);
    assertThat(longs(2, ts, "start", "2026-03-02"))
        .first()
        .isEqualTo(us(LocalDateTime.of(2026, 3, 2, 0, 0)));
    List<Long> jittered = longs(10_000, ts, "fields.ts.step", "1s", "fields.ts.jitter", "3s");
    for (int i = 0; i < jittered.size(); i++) {
      assertThat(jittered.get(i) - us(START)).isBetween((i - 3) * 1_000_000L, i * 1_000_000L);
    }
    assertThat(longs(3, column("d", TypeKind.DATE), "fields.d.step", "12h"))
        .containsExactly(
            START.toLocalDate().toEpochDay(),
            START.toLocalDate().toEpochDay(),
            START.toLocalDate().toEpochDay() + 1);
    assertThat(longs(3, column("t", TypeKind.TIME), "fields.t.step", "13h"))
        .containsExactly(0L, 13 * 3_600_000_000L, 2 * 3_600_000_000L);
    long now = Instant.now().toEpochMilli() * 1000;
    assertThat(longs(1, ts, "fields.ts.start", "now").getFirst()).isBetween(now, now + 60_000_000);
  }

  @Test
  void textsAndIdentifiers() {
    assertThat(values(1000, column("word", TypeKind.VARCHAR), "fields.word.length", "0..12"))
        .allSatisfy(v -> assertThat((String) v).matches("[a-z]{0,12}"))
        .anyMatch(v -> ((String) Objects.requireNonNull(v)).isEmpty());
    assertThat(values(100, column("word", TypeKind.VARCHAR, 5)))
        .allSatisfy(v -> assertThat((String) v).matches("[a-z]{5}"));
    assertThat(values(100, column("word", TypeKind.CHAR, 10)))
        .allSatisfy(v -> assertThat((String) v).matches("[a-z]{10}"));
    assertThat(values(100, column("raw", TypeKind.VARBINARY), "fields.raw.length", "3"))
        .allSatisfy(
            v -> assertThat(((ByteBuffer) Objects.requireNonNull(v)).remaining()).isEqualTo(3));
    List<@Nullable Object> uuids = values(1000, column("uuid", TypeKind.VARCHAR));
    assertThat(uuids).doesNotHaveDuplicates();
    for (Object uuid : uuids) {
      UUID parsed = UUID.fromString((String) Objects.requireNonNull(uuid));
      assertThat(parsed.toString()).isEqualTo(uuid);
      assertThat(parsed.version()).isEqualTo(4);
      assertThat(parsed.variant()).isEqualTo(2);
    }
    ByteBuffer binary =
        (ByteBuffer)
            Objects.requireNonNull(
                values(1, column("u", TypeKind.BINARY, 16), "fields.u.kind", "uuid").getFirst());
    assertThat(new UUID(binary.getLong(), binary.getLong()).version()).isEqualTo(4);
  }

  @Test
  void collectionsAndRowsAreRefused() {
    DataType number = DataType.of(TypeKind.INTEGER, true);
    for (DataType type :
        List.of(
            DataType.array(number, true),
            DataType.map(number, number, true),
            DataType.row(List.of(new Column("a", number)), true))) {
      assertThatThrownBy(() -> values(1, new Column("v", type)))
          .isInstanceOf(OptionException.class)
          .hasMessage("datagen makes no values of type " + type.toSql() + ", for column v");
    }
  }

  @Test
  void everyTypeHasSensibleValues() {
    for (TypeKind kind : TypeKind.values()) {
      if (kind != TypeKind.NULL
          && kind != TypeKind.DECIMAL
          && !DataType.of(kind, false).isComposite()) {
        assertThat(values(2000, column("v", kind)))
            .as("%s", kind)
            .hasSize(2000)
            .doesNotContainNull();
      }
    }
    for (int precision = 1; precision <= 38; precision++) {
      for (int scale = 0; scale <= precision; scale++) {
        BigDecimal limit = BigDecimal.TEN.pow(precision - scale);
        for (String name : new String[] {"v", "price", "id", "size"}) {
          assertThat(values(30, decimal(name, precision, scale)))
              .as("%s DECIMAL(%d, %d)", name, precision, scale)
              .allSatisfy(v ->
                  assertThat(((BigDecimal) Objects.requireNonNull(v)).abs()).isLessThan(limit));
        }
      }
    }
  }

  @Test
  void nullsComeAtTheirRate() {
    Column nullable = new Column("n", DataType.of(TypeKind.BIGINT, true));
    assertThat(values(10_000, nullable)).doesNotContainNull();
    long nulls =
        values(10_000, nullable, "fields.n.null_rate", "0.2").stream()
            .filter(Objects::isNull)
            .count();
    assertThat(nulls).isBetween(1_800L, 2_200L);
    assertThat(values(100, nullable, "fields.n.null_rate", "1")).containsOnlyNulls();
  }

  @Test
  void rowsAreAFunctionOfSeedAndNumber() {
    List<Column> columns =
        List.of(
            column("id", TypeKind.BIGINT),
            column("symbol", TypeKind.VARCHAR),
            decimal("price", 12, 2),
            column("note", TypeKind.VARCHAR),
            new Column("maybe", DataType.of(TypeKind.DOUBLE, true)),
            column("ts", TypeKind.TIMESTAMP));
    String[] options = {"rows", "5000", "fields.maybe.null_rate", "0.5"};
    int[] all = {0, 1, 2, 3, 4, 5};
    List<List<@Nullable Object>> rows = rows(definition(columns, options), 1024, all);
    assertThat(rows).hasSize(5000);
    assertThat(rows(definition(columns, options), 1, all)).isEqualTo(rows);
    assertThat(rows(definition(columns, options), 777, all)).isEqualTo(rows);
    assertThat(rows(definition(columns, options), 4096, all)).isEqualTo(rows);
    assertThat(rows(definition(columns, options), 1024, 2, 4))
        .isEqualTo(rows.stream().map(row -> Arrays.asList(row.get(2), row.get(4))).toList());
    String[] other = {"rows", "5000", "fields.maybe.null_rate", "0.5", "seed", "1"};
    assertThat(rows(definition(columns, other), 1024, all)).isNotEqualTo(rows);
  }

  @Test
  void ratesAreExactOverTime() {
    for (String rate : new String[] {"1", "7", "0.5", "1000", "333333", "12.345"}) {
      AtomicLong clockNs = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
      SourceDefinition definition =
          definition(List.of(column("id", TypeKind.BIGINT)), "rate", rate);
      SourceReader reader =
          new DatagenConnector(clockNs::get)
              .open(new SourceRequest(definition, new int[] {0}, null, new SourceMetrics()));
      ColumnBatch batch = ColumnBatch.allocate(definition.schema(), 1024);
      long startNs = clockNs.get();
      long rows = 0;
      int idle = 0;
      while (clockNs.get() - startNs < 20_000_000_000L) {
        batch.reset();
        if (reader.read(batch) == Status.IDLE) {
          idle++;
          assertThat(reader.idleNs()).isGreaterThan(0);
          clockNs.addAndGet(reader.idleNs());
        } else {
          rows += batch.rowCount();
        }
        // The n-th row, from 0, is due n / rate seconds after the first.
        BigDecimal due =
            new BigDecimal(rate)
                .multiply(BigDecimal.valueOf(clockNs.get() - startNs))
                .movePointLeft(9);
        assertThat(rows).isLessThanOrEqualTo(due.longValue() + 1);
      }
      double expected = Double.parseDouble(rate) * 20;
      assertThat((double) rows).as(rate).isCloseTo(expected, within(1 + expected / 10_000));
      assertThat(idle).as("waits at %s", rate).isLessThan(20_100);
    }
  }

  @Test
  void aStalledConsumerCatchesUp() {
    AtomicLong clockNs = new AtomicLong();
    SourceDefinition definition = definition(List.of(column("id", TypeKind.BIGINT)), "rate", "100");
    SourceReader reader =
        new DatagenConnector(clockNs::get)
            .open(new SourceRequest(definition, new int[] {0}, null, new SourceMetrics()));
    ColumnBatch batch = ColumnBatch.allocate(definition.schema(), 1024);
    assertThat(reader.read(batch)).isEqualTo(Status.ROWS);
    clockNs.set(5_000_000_000L);
    batch.reset();
    assertThat(reader.read(batch)).isEqualTo(Status.ROWS);
    assertThat(batch.rowCount()).isEqualTo(500);
    batch.reset();
    assertThat(reader.read(batch)).isEqualTo(Status.IDLE);
    assertThat(reader.idleNs()).isEqualTo(10_000_000);
  }

  @Test
  void wrongOptionsNameTheNearest() {
    List<Column> columns =
        List.of(
            column("price", TypeKind.DOUBLE),
            column("symbol", TypeKind.VARCHAR, 4),
            column("n", TypeKind.TINYINT));
    assertOption(
        columns,
        "fields.prise.min",
        "1",
        "option 'fields.prise.min': there is no column 'prise'",
        "did you mean 'price'?");
    assertOption(
        columns,
        "fields.quantity.min",
        "1",
        "option 'fields.quantity.min': there is no column 'quantity'",
        "the columns are price, symbol, n");
    assertOption(
        columns,
        "fields.price.mim",
        "1",
        "option 'fields.price.mim': kind walk takes no 'mim'",
        "did you mean 'min'?");
    assertOption(
        columns,
        "fields.price",
        "1",
        "option 'fields.price' names no property",
        "write 'fields.price.kind', 'fields.price.min', …");
    assertOption(
        columns,
        "fields.symbol.kind",
        "walk",
        "option 'fields.symbol.kind': a column of type VARCHAR(4) cannot be 'walk'",
        "use one of: choice, constant, random, text, sequence, uuid");
    assertOption(
        columns,
        "fields.symbol.value",
        "GOOGL",
        "option 'fields.symbol.value': 'GOOGL' is too long for VARCHAR(4)",
        "");
    assertOption(
        columns,
        "fields.symbol.values",
        "A,,B",
        "option 'fields.symbol.values' has an empty value",
        "write for example 'A,B,C'");
    assertOption(
        columns,
        "fields.symbol.length",
        "2..x",
        "option 'fields.symbol.length' takes a length, or two, not '2..x'",
        "write for example '8' or '4..12'");
    assertOption(
        columns,
        "fields.symbol.kind",
        "uuid",
        "option 'fields.symbol.kind': a UUID does not fit VARCHAR(4)",
        "declare VARCHAR(36)");
    assertOption(
        columns,
        "fields.n.max",
        "128",
        "option 'fields.n.max' takes a value of type TINYINT, not '128'",
        "");
    assertOption(
        columns,
        "fields.n.max",
        "-1",
        "option 'fields.n.min' lies on the wrong side of the other bound",
        "");
    assertOption(
        columns,
        "fields.n.kind",
        "constant",
        "column 'n' needs option 'fields.n.value'",
        "add 'fields.n.value' = '…'");
    assertOption(
        columns,
        "fields.n.null_rate",
        "0.1",
        "option 'fields.n.null_rate': the column is declared NOT NULL",
        "remove NOT NULL from the column, or the option");
    assertOption(
        columns,
        "fields.n.null_rate",
        "2",
        "option 'fields.n.null_rate' must lie between 0 and 1, not '2'",
        "");
    assertOption(
        columns,
        "fields.price.start",
        "0",
        "option 'fields.price.start' lies on the wrong side of the other bound",
        "");
    assertOption(
        columns,
        "rows",
        "-1",
        "option 'rows' cannot be negative",
        "leave it out for an endless source");
    assertOption(
        columns,
        "rate",
        "fast",
        "option 'rate' takes a number of rows per second, not 'fast'",
        "write for example '1000' or '0.5'; at most 1000000000");
  }

  private static void assertOption(
      List<Column> columns, String option, String value, String message, String help) {
    assertThatThrownBy(() -> new DatagenConnector().describe(definition(columns, option, value)))
        .isInstanceOfSatisfying(OptionException.class, e -> assertThat(e.help()).isEqualTo(help))
        .hasMessage(message);
  }

  @Test
  void positionIsTheRowNumber() {
    SourceDefinition definition = definition(List.of(column("id", TypeKind.BIGINT)), "rows", "100");
    ColumnBatch batch = ColumnBatch.allocate(definition.schema(), 40);
    try (SourceReader reader = open(definition, 0)) {
      reader.read(batch);
      batch.reset();
      reader.read(batch);
      assertThat(reader.position(batch, 3)).isEqualTo("made: row 44");
    }
  }

  @Test
  void steadyStateAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Column> columns =
        List.of(
            column("id", TypeKind.BIGINT),
            column("symbol", TypeKind.VARCHAR),
            decimal("price", 12, 2),
            decimal("wide", 38, 10),
            column("note", TypeKind.VARCHAR),
            column("uuid", TypeKind.VARCHAR),
            new Column("maybe", DataType.of(TypeKind.DOUBLE, true)),
            column("flag", TypeKind.BOOLEAN),
            column("ts", TypeKind.TIMESTAMP));
    SourceDefinition definition =
        definition(
            columns, "rate", "max", "fields.maybe.null_rate", "0.1", "fields.note.length", "1..40");
    ColumnBatch batch = ColumnBatch.allocate(definition.schema(), 1024);
    try (SourceReader reader = open(definition, IntStream.range(0, columns.size()).toArray())) {
      LongStream.range(0, 400).forEach(i -> read(reader, batch));
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        read(reader, batch);
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1024);
    }
  }

  private static void read(SourceReader reader, ColumnBatch batch) {
    batch.reset();
    reader.read(batch);
  }
}
