package dev.laminar.connectors.nexmark;

import dev.laminar.connectors.generator.NearestName;
import dev.laminar.connectors.generator.Pacer;
import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.Rate;
import dev.laminar.connectors.generator.Timestamps;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Generates the events of the Nexmark benchmark, one kind per source. */
public final class NexmarkConnector implements SourceConnector {

  private static final String EVENT = "event";
  private static final String EVENTS = "events";
  private static final String RATE = "rate";
  private static final String PACING = "pacing";
  private static final String SEED = "seed";
  private static final String START = "start";
  private static final String DISORDER = "disorder";
  private static final long DEFAULT_RATE = 10_000;
  private static final Duration MAX_DISORDER = Duration.ofDays(1);

  private final LongSupplier nanoClock;

  public NexmarkConnector() {
    this(System::nanoTime);
  }

  NexmarkConnector(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  @Override
  public String name() {
    return "nexmark";
  }

  @Override
  public String description() {
    return "generates the people, auctions or bids of the Nexmark benchmark";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.required(EVENT, "the kind of event: person, auction or bid"),
        OptionSpec.optional(
            EVENTS,
            "",
            "events of all kinds in the stream, 1 person to 3 auctions to 46 bids; endless by default"),
        OptionSpec.optional(RATE, "10000", "events of all kinds per second of event time"),
        OptionSpec.optional(
            PACING,
            "",
            "real_time emits events when they are due, none as fast as they are taken; real_time when rate is given or the stream is endless"),
        OptionSpec.optional(SEED, "0", "a whole number; another seed gives another stream"),
        OptionSpec.optional(START, "2026-01-01 00:00:00", "event time of the first event"),
        OptionSpec.optional(
            DISORDER,
            "0s",
            "events come out of order, none behind one that is later by more than that event time"));
  }

  @Override
  public boolean usesFormat() {
    return false;
  }

  @Override
  public SourceDescription describe(SourceDefinition definition) {
    Options options = definition.options();
    checkSchema(kind(options), definition.schema());
    pacer(options);
    model(options);
    blockEvents(options);
    return new SourceDescription(events(options) < Long.MAX_VALUE, true);
  }

  @Override
  public SourceReader open(SourceRequest request) {
    Options options = request.definition().options();
    EventKind kind = kind(options);
    long total = kind.countIn(events(options));
    long stream = RandomBits.stream(options.getLong(SEED, 0), kind.name() + ".order");
    ArrivalOrder order = new ArrivalOrder(kind, total, blockEvents(options), stream);
    return new NexmarkReader(kind, total, order, pacer(options), request);
  }

  /** One filler for each column of a request. */
  static FieldFiller[] fillers(SourceRequest request) {
    Options options = request.definition().options();
    EventKind kind = kind(options);
    NexmarkModel model = model(options);
    FieldFiller[] fillers = new FieldFiller[request.projection().length];
    for (int i = 0; i < fillers.length; i++) {
      Column column = request.definition().schema().column(request.projection()[i]);
      fillers[i] = field(kind, column).filler().apply(model);
    }
    return fillers;
  }

  private static void checkSchema(EventKind kind, RowSchema schema) {
    for (Column column : schema.columns()) {
      NexmarkField field = field(kind, column);
      if (!field.fits(column.type())) {
        String type =
            field.kind() == TypeKind.VARCHAR
                ? "VARCHAR(" + field.maxLength() + ")"
                : field.kind().name();
        throw new LaminarException(
            ErrorCode.TYPE_MISMATCH,
            "column '"
                + column.name()
                + "' of nexmark "
                + word(kind)
                + " events is "
                + type
                + ", not "
                + column.type().toSql(),
            SourceSpan.NONE,
            "declare it as " + column.name() + " " + field.kind().name());
      }
    }
  }

  private static NexmarkField field(EventKind kind, Column column) {
    List<NexmarkField> fields = fields(kind);
    for (NexmarkField field : fields) {
      if (field.name().equalsIgnoreCase(column.name())) {
        return field;
      }
    }
    throw new LaminarException(
        ErrorCode.UNDEFINED_COLUMN,
        "nexmark " + word(kind) + " events have no column '" + column.name() + "'",
        SourceSpan.NONE,
        NearestName.help(
            column.name(), fields.stream().map(NexmarkField::name).toList(), "columns"));
  }

  static List<NexmarkField> fields(EventKind kind) {
    return switch (kind) {
      case PERSON -> PersonFields.FIELDS;
      case AUCTION -> AuctionFields.FIELDS;
      case BID -> BidFields.FIELDS;
    };
  }

  private static String word(EventKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static EventKind kind(Options options) {
    return EventKind.valueOf(
        options
            .getChoice(EVENT, options.require(EVENT), "person", "auction", "bid")
            .toUpperCase(Locale.ROOT));
  }

  /** {@code Long.MAX_VALUE} when the stream is endless. */
  private static long events(Options options) {
    long events = options.getLong(EVENTS, Long.MAX_VALUE);
    if (events < 0) {
      throw new OptionException(
          EVENTS, "option 'events' cannot be negative", "leave it out for an endless stream");
    }
    return events;
  }

  private static Rate rate(Options options) {
    return options
        .get(RATE)
        .map(text -> Rate.parse(RATE, text))
        .orElse(Rate.perSecond(DEFAULT_RATE));
  }

  /** How many events of all kinds come in any order, as their times are so near to each other. */
  private static long blockEvents(Options options) {
    Duration disorder = options.getDuration(DISORDER, Duration.ZERO);
    if (disorder.compareTo(MAX_DISORDER) <= 0) {
      long events = rate(options).eventsIn(disorder.toNanos() / 1_000);
      if (events <= ArrivalOrder.MAX_BLOCK_EVENTS) {
        return events;
      }
    }
    throw new OptionException(
        DISORDER,
        "option 'disorder' is too long",
        "at the given rate there may be 2147483648 events in that time, and it may be a day");
  }

  private static NexmarkModel model(Options options) {
    long startUs =
        options
            .get(START)
            .map(text -> Timestamps.parse(START, text))
            .orElse(Timestamps.DEFAULT_START_US);
    return new NexmarkModel(options.getLong(SEED, 0), startUs, rate(options));
  }

  private Pacer pacer(Options options) {
    boolean paced = options.get(RATE).isPresent() || events(options) == Long.MAX_VALUE;
    String pacing = options.getChoice(PACING, paced ? "real_time" : "none", "real_time", "none");
    return pacing.equals("none") ? Pacer.unlimited() : Pacer.at(rate(options), nanoClock);
  }
}
