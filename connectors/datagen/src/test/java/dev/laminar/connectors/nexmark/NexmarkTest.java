package dev.laminar.connectors.nexmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceReader.Status;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NexmarkTest {

  private static final long START_US =
      LocalDateTime.of(2026, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  private static final int EVENTS = 500_000;

  private static RowSchema schema(EventKind kind) {
    return new RowSchema(
        NexmarkConnector.fields(kind).stream()
            .map(field -> new Column(field.name(), DataType.of(field.kind(), false)))
            .toList());
  }

  private static SourceDefinition definition(EventKind kind, RowSchema schema, String... options) {
    Map<String, String> map = new HashMap<>();
    map.put("event", kind.name().toLowerCase(Locale.ROOT));
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new SourceDefinition("s", schema, new Options(map));
  }

  private static SourceReader open(EventKind kind, int[] projection, String... options) {
    return new NexmarkConnector()
        .open(
            new SourceRequest(
                definition(kind, schema(kind), options), projection, null, new SourceMetrics()));
  }

  private static int[] all(EventKind kind) {
    return IntStream.range(0, NexmarkConnector.fields(kind).size()).toArray();
  }

  /** Every row as a list of Long and String. */
  private static List<List<Object>> rows(
      EventKind kind, int capacity, int[] projection, String... options) {
    List<Column> columns = IntStream.of(projection).mapToObj(schema(kind)::column).toList();
    ColumnBatch batch = ColumnBatch.allocate(new RowSchema(columns), capacity);
    List<List<Object>> rows = new ArrayList<>();
    try (SourceReader reader = open(kind, projection, options)) {
      while (true) {
        batch.reset();
        if (reader.read(batch) != Status.ROWS) {
          return rows;
        }
        assertThat(batch.firstRowNumber()).isEqualTo(rows.size() + 1);
        for (int row = 0; row < batch.rowCount(); row++) {
          List<Object> values = new ArrayList<>();
          for (int i = 0; i < projection.length; i++) {
            values.add(
                batch.column(i) instanceof BytesVector text
                    ? text.getString(row)
                    : ((LongVector) batch.column(i)).values()[row]);
          }
          rows.add(values);
        }
      }
    }
  }

  private static List<List<Object>> rows(EventKind kind, String... options) {
    return rows(kind, 1024, all(kind), options);
  }

  private static Object value(EventKind kind, List<Object> row, String field) {
    return row.get(schema(kind).indexOf(field));
  }

  private static long number(EventKind kind, List<Object> row, String field) {
    return (Long) value(kind, row, field);
  }

  @Test
  void isFoundByName() {
    assertThat(ServiceLoader.load(SourceConnector.class).stream().map(p -> p.get().name()))
        .contains("nexmark");
  }

  @Test
  void kindsComeOneToThreeToFortySix() {
    String[] events = {"events", "1000"};
    assertThat(rows(EventKind.PERSON, events)).hasSize(20);
    assertThat(rows(EventKind.AUCTION, events)).hasSize(60);
    assertThat(rows(EventKind.BID, events)).hasSize(920);
    // The rest of an epoch: one person, three auctions, two bids.
    assertThat(rows(EventKind.PERSON, "events", "1006")).hasSize(21);
    assertThat(rows(EventKind.AUCTION, "events", "1006")).hasSize(63);
    assertThat(rows(EventKind.BID, "events", "1006")).hasSize(922);
    assertThat(rows(EventKind.BID, "events", "0")).isEmpty();
  }

  @Test
  void numbersOfEventsCoverTheStreamOnce() {
    Set<Long> seen = new HashSet<>();
    for (EventKind kind : EventKind.values()) {
      for (long i = 0; i < kind.countIn(10_000); i++) {
        long event = kind.eventNumber(i);
        assertThat(event).isBetween(0L, 9_999L);
        assertThat(kind.countIn(event)).isEqualTo(i);
        seen.add(event);
      }
    }
    assertThat(seen).hasSize(10_000);
  }

  @Test
  void idsAscendFromOneThousandAndTimesFollowTheRate() {
    for (EventKind kind : List.of(EventKind.PERSON, EventKind.AUCTION)) {
      List<List<Object>> rows = rows(kind, "events", "10000");
      for (int i = 0; i < rows.size(); i++) {
        assertThat(number(kind, rows.get(i), "id")).isEqualTo(1000L + i);
      }
    }
    // Person i is event 50 i; at 10,000 events a second that is 5 ms later each.
    List<List<Object>> people = rows(EventKind.PERSON, "events", "10000");
    for (int i = 0; i < people.size(); i++) {
      assertThat(number(EventKind.PERSON, people.get(i), "dateTime"))
          .isEqualTo(START_US + 5000L * i);
    }
    List<List<Object>> slow =
        rows(
            EventKind.PERSON,
            "events",
            "150",
            "rate",
            "3",
            "pacing",
            "none",
            "start",
            "2000-02-29 12:00:00.5");
    long start = LocalDateTime.of(2000, 2, 29, 12, 0).toEpochSecond(ZoneOffset.UTC) * 1000 + 500;
    // 50 / 3 s and 100 / 3 s, in whole milliseconds.
    assertThat(slow.stream().map(row -> number(EventKind.PERSON, row, "dateTime")))
        .containsExactly(start * 1000, (start + 16_666) * 1000, (start + 33_333) * 1000);
  }

  @Test
  void rowsAreAFunctionOfTheSeedAlone() {
    for (EventKind kind : EventKind.values()) {
      List<List<Object>> rows = rows(kind, "events", "20000");
      assertThat(rows(kind, 7, all(kind), "events", "20000")).isEqualTo(rows);
      assertThat(rows(kind, "events", "20000", "seed", "0")).isEqualTo(rows);
      assertThat(rows(kind, "events", "20000", "seed", "1")).isNotEqualTo(rows);
      int[] some = {1, rows.getFirst().size() - 1};
      assertThat(rows(kind, 1024, some, "events", "20000"))
          .isEqualTo(
              rows.stream().map(row -> List.of(row.get(some[0]), row.get(some[1]))).toList());
    }
  }

  @Test
  void disorderChangesTheOrderAloneAndKeepsToItsBound() {
    for (EventKind kind : EventKind.values()) {
      for (String disorder : List.of("40ms", "1s", "3700ms", "1h")) {
        String[] options = {"events", "30000", "disorder", disorder};
        List<List<Object>> rows = rows(kind, options);
        assertThat(rows(kind, 7, all(kind), options)).isEqualTo(rows);
        assertThat(rows(kind, "events", "30000", "disorder", disorder, "seed", "1"))
            .isNotEqualTo(rows);
        long most = 0;
        long behind = 0;
        for (List<Object> row : rows) {
          long time = number(kind, row, "dateTime");
          most = Math.max(most, time);
          behind = Math.max(behind, most - time);
        }
        // 30,000 events are three seconds.
        long bound = Math.min(3_000_000, Durations.parse("", disorder).toNanos() / 1_000);
        assertThat(behind).as("%s %s", kind, disorder).isBetween(bound / 2, bound);
        assertThat(rows).containsExactlyInAnyOrderElementsOf(rows(kind, "events", "30000"));
      }
      assertThat(rows(kind, "events", "30000", "disorder", "0s"))
          .isEqualTo(rows(kind, "events", "30000"));
    }
  }

  @Test
  void bidsReferToAuctionsAndPeopleThatExistOrAreAboutTo() {
    List<List<Object>> bids = rows(EventKind.BID, 1024, new int[] {0, 1, 2}, "events", "" + EVENTS);
    int hotAuction = 0;
    int hotBidder = 0;
    for (int i = 0; i < bids.size(); i++) {
      long epoch = i / 46;
      long lastAuction = 3 * epoch + 2;
      long lastPerson = epoch;
      long auction = (Long) bids.get(i).get(0) - 1000;
      long bidder = (Long) bids.get(i).get(1) - 1000;
      assertThat(auction)
          .isBetween(
              Math.min(lastAuction / 100 * 100, Math.max(0, lastAuction - 100)), lastAuction + 10);
      assertThat(bidder).isBetween(Math.max(0, lastPerson - 999), lastPerson + 10);
      hotAuction += auction == lastAuction / 100 * 100 ? 1 : 0;
      hotBidder += bidder == lastPerson / 100 * 100 + 1 ? 1 : 0;
    }
    // One of two and three of four; the few others that hit the same one add up to 1 %.
    assertThat(hotAuction / (double) bids.size()).isCloseTo(0.5, within(0.02));
    assertThat(hotBidder / (double) bids.size()).isCloseTo(0.75, within(0.02));
  }

  @Test
  void pricesAreLogUniformOverSixDecades() {
    List<List<Object>> bids = rows(EventKind.BID, 1024, new int[] {2}, "events", "" + EVENTS);
    int[] decades = new int[6];
    for (List<Object> bid : bids) {
      long price = (Long) bid.getFirst();
      assertThat(price).isBetween(100L, 100_000_000L);
      decades[(int) Math.min(5, Math.log10(price / 100.0))]++;
    }
    for (int count : decades) {
      assertThat(count / (double) bids.size()).isCloseTo(1 / 6.0, within(0.005));
    }
    for (int i = 0; i <= 1000; i++) {
      long bits = (long) (i / 1000.0 * 0x1p53 - (i == 1000 ? 1 : 0)) << 11;
      double exact = Math.pow(10, (bits >>> 11) * 0x1p-53 * 6) * 100;
      assertThat((double) NexmarkModel.price(bits)).isCloseTo(exact, within(0.5 + exact * 3e-5));
    }
  }

  @Test
  void auctionsHaveHotSellersAndEndAfterTheyOpen() {
    EventKind kind = EventKind.AUCTION;
    List<List<Object>> auctions = rows(kind, "events", "" + EVENTS);
    int hot = 0;
    double lengthMs = 0;
    Set<Long> categories = new HashSet<>();
    for (int i = 0; i < auctions.size(); i++) {
      List<Object> auction = auctions.get(i);
      long lastPerson = i / 3;
      long seller = number(kind, auction, "seller") - 1000;
      assertThat(seller).isBetween(Math.max(0, lastPerson - 999), lastPerson + 10);
      hot += seller == lastPerson / 100 * 100 ? 1 : 0;
      long opened = number(kind, auction, "dateTime");
      long length = number(kind, auction, "expires") - opened;
      // 100 auctions in flight open within 1,666 events, 166 ms; twice that is the longest.
      assertThat(length).isBetween(1_000L, 335_000L);
      lengthMs += length / 1000.0;
      assertThat(number(kind, auction, "reserve"))
          .isGreaterThan(number(kind, auction, "initialBid"));
      categories.add(number(kind, auction, "category"));
    }
    assertThat(hot / (double) auctions.size()).isCloseTo(0.75, within(0.02));
    assertThat(lengthMs / auctions.size()).isCloseTo(167, within(3.0));
    assertThat(categories).containsExactlyInAnyOrder(10L, 11L, 12L, 13L, 14L);
  }

  @Test
  void textsLookAsTheReferenceHasThem() {
    for (List<Object> person : rows(EventKind.PERSON, "events", "" + EVENTS)) {
      assertThat((String) value(EventKind.PERSON, person, "name"))
          .matches("[A-Z][a-z]+ [A-Z][a-z]+");
      assertThat((String) value(EventKind.PERSON, person, "emailAddress"))
          .matches("[a-z][a-z ]{1,4}[a-z]@[a-z][a-z ]{1,2}[a-z]\\.com");
      assertThat((String) value(EventKind.PERSON, person, "creditCard"))
          .matches("(\\d{4} ){3}\\d{4}");
      assertThat((String) value(EventKind.PERSON, person, "state")).matches("AZ|CA|ID|OR|WA|WY");
    }
    double spaces = 0;
    double characters = 0;
    for (List<Object> auction : rows(EventKind.AUCTION, "events", "" + EVENTS)) {
      assertThat((String) value(EventKind.AUCTION, auction, "itemName"))
          .matches("[a-z][a-z ]{1,17}[a-z]");
      String description = (String) value(EventKind.AUCTION, auction, "description");
      assertThat(description).matches("[a-z][a-z ]{1,97}[a-z]");
      spaces += description.chars().filter(c -> c == ' ').count();
      characters += description.length() - 2;
    }
    assertThat(spaces / characters).isCloseTo(1 / 13.0, within(0.003));
  }

  @Test
  void halfOfTheBidsComeFromHotChannelsAndChannelsHaveOneUrl() {
    Map<String, String> urls = new HashMap<>();
    int hot = 0;
    int withId = 0;
    int cold = 0;
    List<List<Object>> bids = rows(EventKind.BID, 1024, new int[] {3, 4}, "events", "" + EVENTS);
    for (List<Object> bid : bids) {
      String channel = (String) bid.get(0);
      String url = (String) bid.get(1);
      assertThat(url).isEqualTo(urls.computeIfAbsent(channel, name -> url));
      assertThat(url)
          .matches(
              "https://www\\.nexmark\\.com/([a-z_]{3,4}/){3}item\\.htm\\?query=1(&channel_id=\\d+)?");
      if (channel.startsWith("channel-")) {
        cold++;
        withId += url.contains("&channel_id=") ? 1 : 0;
        long reversed = Math.abs((long) Integer.reverse(Integer.parseInt(channel.substring(8))));
        assertThat(url.endsWith("&channel_id=" + reversed)).isEqualTo(url.contains("channel_id"));
      } else {
        assertThat(channel).isIn("Google", "Facebook", "Baidu", "Apple");
        hot++;
      }
    }
    assertThat(hot / (double) bids.size()).isCloseTo(0.5, within(0.005));
    assertThat(withId / (double) cold).isCloseTo(0.9, within(0.02));
    assertThat(urls).hasSize(10_004);
  }

  @Test
  void eventsHaveTheirAverageSizes() {
    assertThat(averageSize(EventKind.PERSON, Set.of("dateTime"))).isCloseTo(200, within(2.0));
    assertThat(averageSize(EventKind.AUCTION, Set.of("dateTime"))).isCloseTo(500, within(5.0));
    assertThat(averageSize(EventKind.BID, Set.of("channel", "url"))).isCloseTo(100, within(1.0));
  }

  /**
   * Eight bytes a number, the characters of a text; the reference leaves some fields out of each
   * kind.
   */
  private static double averageSize(EventKind kind, Set<String> without) {
    List<List<Object>> rows = rows(kind, "events", "" + EVENTS);
    double bytes = 0;
    for (List<Object> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (!without.contains(schema(kind).column(i).name())) {
          bytes += row.get(i) instanceof String text ? text.length() : 8;
        }
      }
    }
    return bytes / rows.size();
  }

  @Test
  void pacedEventsComeWhenTheyAreDueAndNeverEarlier() {
    AtomicLong clockNs = new AtomicLong(1_000_000_000L);
    NexmarkConnector connector = new NexmarkConnector(clockNs::get);
    RowSchema schema = schema(EventKind.BID);
    SourceDefinition definition = definition(EventKind.BID, schema, "rate", "100");
    assertThat(connector.describe(definition)).isEqualTo(new SourceDescription(false, true));
    SourceReader reader =
        connector.open(new SourceRequest(definition, new int[] {0}, null, new SourceMetrics()));
    ColumnBatch batch = ColumnBatch.allocate(new RowSchema(List.of(schema.column(0))), 1024);
    long bids = 0;
    for (int wait = 0; wait < 1000; wait++) {
      batch.reset();
      if (reader.read(batch) == Status.IDLE) {
        assertThat(reader.idleNs()).isBetween(1L, 50_000_000L);
        clockNs.addAndGet(reader.idleNs());
      } else {
        bids += batch.rowCount();
        long elapsedMs = (clockNs.get() - 1_000_000_000L) / 1_000_000;
        // Event n is due at 10 n ms.
        assertThat(bids).isEqualTo(EventKind.BID.countIn(elapsedMs / 10 + 1));
      }
    }
    assertThat(bids).isGreaterThan(400);
  }

  @Test
  void declaredColumnsAreMatchedByNameAndType() {
    NexmarkConnector connector = new NexmarkConnector();
    RowSchema some =
        new RowSchema(
            List.of(
                new Column("PRICE", DataType.of(TypeKind.BIGINT, true)),
                new Column("datetime", new DataType(TypeKind.TIMESTAMP_LTZ, 3, 0, false)),
                new Column("channel", new DataType(TypeKind.VARCHAR, 12, 0, false))));
    assertThat(connector.describe(definition(EventKind.BID, some, "events", "10")))
        .isEqualTo(new SourceDescription(true, true));

    assertColumn(
        new Column("prise", DataType.of(TypeKind.BIGINT, false)),
        ErrorCode.UNDEFINED_COLUMN,
        "nexmark bid events have no column 'prise'",
        "did you mean 'price'?");
    assertColumn(
        new Column("itemName", DataType.of(TypeKind.VARCHAR, false)),
        ErrorCode.UNDEFINED_COLUMN,
        "nexmark bid events have no column 'itemName'",
        "the columns are auction, bidder, price, channel, url, dateTime, extra");
    assertColumn(
        new Column("price", DataType.of(TypeKind.INTEGER, false)),
        ErrorCode.TYPE_MISMATCH,
        "column 'price' of nexmark bid events is BIGINT, not INTEGER",
        "declare it as price BIGINT");
    assertColumn(
        new Column("url", new DataType(TypeKind.VARCHAR, 20, 0, false)),
        ErrorCode.TYPE_MISMATCH,
        "column 'url' of nexmark bid events is VARCHAR(80), not VARCHAR(20)",
        "declare it as url VARCHAR");
  }

  private static void assertColumn(Column column, ErrorCode code, String message, String help) {
    SourceDefinition definition = definition(EventKind.BID, new RowSchema(List.of(column)));
    assertThatThrownBy(() -> new NexmarkConnector().describe(definition))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.help()).isEqualTo(help);
            })
        .hasMessage(message);
  }

  @Test
  void wrongOptionsAreRefused() {
    assertOption("option 'event' cannot be 'people'", "event", "people");
    assertOption("option 'events' cannot be negative", "events", "-1");
    assertOption("option 'rate' takes a number of rows per second, not '0'", "rate", "0");
    assertOption("option 'pacing' cannot be 'slow'", "pacing", "slow");
    assertOption("option 'seed' takes a whole number, not 'x'", "seed", "x");
    assertOption("option 'disorder' takes a duration, not '4'", "disorder", "4");
    assertOption("option 'disorder' is too long", "disorder", "2d");
    assertOption(
        "option 'disorder' is too long", "disorder", "1h", "rate", "1000000", "pacing", "none");
    assertOption("option 'start' takes a timestamp, not 'today'", "start", "today");
  }

  private static void assertOption(String message, String... options) {
    SourceDefinition definition = definition(EventKind.BID, schema(EventKind.BID), options);
    assertThatThrownBy(() -> new NexmarkConnector().describe(definition))
        .isInstanceOf(OptionException.class)
        .hasMessage(message);
  }

  @Test
  void positionNamesTheEvent() {
    ColumnBatch batch =
        ColumnBatch.allocate(new RowSchema(List.of(schema(EventKind.BID).column(0))), 10);
    try (SourceReader reader = open(EventKind.BID, new int[] {0}, "events", "1000")) {
      for (int i = 0; i < 5; i++) {
        batch.reset();
        reader.read(batch);
      }
      // The 47th bid begins the second epoch of 50 events, after one person and three auctions.
      assertThat(reader.position(batch, 6)).isEqualTo("bid 47 (event 54)");
    }
    String[] options = {"events", "1000", "disorder", "20ms"};
    List<List<Object>> rows = rows(EventKind.BID, options);
    try (SourceReader reader = open(EventKind.BID, new int[] {5}, options)) {
      ColumnBatch times =
          ColumnBatch.allocate(new RowSchema(List.of(schema(EventKind.BID).column(5))), 1000);
      reader.read(times);
      for (int row = 0; row < times.rowCount(); row++) {
        // Ten events a millisecond.
        long ms = (number(EventKind.BID, rows.get(row), "dateTime") - START_US) / 1_000;
        assertThat(reader.position(times, row))
            .matches("bid \\d+ \\(event " + (ms == 0 ? "" : ms) + "\\d\\)");
      }
    }
  }

  @Test
  void steadyStateAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (EventKind kind : EventKind.values()) {
      ColumnBatch batch = ColumnBatch.allocate(schema(kind), 1024);
      try (SourceReader reader = open(kind, all(kind), "pacing", "none", "disorder", "50ms")) {
        read(reader, batch, 400);
        long before = threads.getCurrentThreadAllocatedBytes();
        read(reader, batch, 1000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
            .as("%s", kind)
            .isLessThan(1024);
      }
    }
  }

  private static void read(SourceReader reader, ColumnBatch batch, int batches) {
    for (int i = 0; i < batches; i++) {
      batch.reset();
      reader.read(batch);
    }
  }
}
