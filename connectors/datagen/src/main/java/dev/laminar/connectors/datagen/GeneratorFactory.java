package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.Rate;
import dev.laminar.connectors.generator.Timestamps;
import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.Arrays;

/** Makes the generator of a column from its type, its name and what the statement says about it. */
final class GeneratorFactory {

  private static final long DAY_US = 86_400_000_000L;
  private static final long HOUR_US = 3_600_000_000L;

  /** Rows of a sequence of doubles that has no end. */
  private static final double UNENDING = 1e18;

  private static final String NOW = "now";

  /** Twice a step and a bound must not overflow. */
  private static final long LARGEST_WALK = 1L << 60;

  private final DatagenOptions options;

  GeneratorFactory(DatagenOptions options) {
    this.options = options;
  }

  /**
   * @param field options of the column, without defaults
   * @throws OptionException when one of them is wrong
   */
  ColumnGenerator generator(FieldOptions field) {
    FieldDefaults defaults = FieldDefaults.of(field.column());
    FieldKind kind = field.kind(defaults.kind());
    FieldOptions merged =
        kind == defaults.kind() ? field.withDefaults(defaults.properties()) : field;
    return values(merged, kind).withNulls(stream(field, ".null"), nullRate(field));
  }

  /** Whether the column shows the wall clock, so that no run is like another. */
  static boolean isWallClock(FieldOptions field) {
    return field.kind(FieldDefaults.of(field.column()).kind()) == FieldKind.TIMESTAMP
        && field.get("start").filter(GeneratorFactory::isNow).isPresent();
  }

  private static boolean isNow(String text) {
    return text.strip().equalsIgnoreCase(NOW);
  }

  private ColumnGenerator values(FieldOptions field, FieldKind kind) {
    DataType type = field.column().type();
    return switch (type.storage()) {
      case BOOLEAN, BYTE, SHORT, INT, LONG -> ColumnGenerator.of(integers(field, kind));
      case DECIMAL128 ->
          ColumnGenerator.ofDecimal128(integers(field, kind), IntegerForm.of(type).missingScale());
      case FLOAT, DOUBLE -> ColumnGenerator.of(doubles(field, kind));
      case BYTES ->
          ColumnGenerator.of(new BytesFactory(field, stream(field, ""), this).series(kind));
    };
  }

  private long stream(FieldOptions field, String suffix) {
    return RandomBits.stream(options.seed(), field.column().name() + suffix);
  }

  private static double nullRate(FieldOptions field) {
    String text = field.get(FieldOptions.NULL_RATE).orElse("0");
    String key = field.key(FieldOptions.NULL_RATE);
    double rate = number(key, text);
    if (rate < 0 || rate > 1) {
      throw new OptionException(
          key, "option '" + key + "' must lie between 0 and 1, not '" + text + "'", "");
    }
    if (rate > 0 && !field.column().type().nullable()) {
      throw new OptionException(
          key,
          "option '" + key + "': the column is declared NOT NULL",
          "remove NOT NULL from the column, or the option");
    }
    return rate;
  }

  private static double number(String key, String text) {
    try {
      double value = Double.parseDouble(text.strip());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new OptionException(key, "option '" + key + "' takes a number, not '" + text + "'", "");
    }
    throw new OptionException(key, "option '" + key + "' takes a number, not '" + text + "'", "");
  }

  private LongSeries integers(FieldOptions field, FieldKind kind) {
    IntegerForm form = IntegerForm.of(field.column().type());
    return switch (kind) {
      case CONSTANT ->
          new LongSeries.Constant(form.parse(field.key("value"), required(field, "value")));
      case CHOICE -> new LongSeries.Choice(stream(field, ""), choices(field, form));
      case RANDOM -> uniform(field, form);
      case SEQUENCE -> sequence(field, form);
      case WALK -> walk(field, form);
      case TIMESTAMP -> times(field);
      case TEXT, UUID -> throw new IllegalStateException(kind + " of " + field.column());
    };
  }

  static String required(FieldOptions field, String property) {
    return field
        .get(property)
        .orElseThrow(() ->
            new OptionException(
                field.key(FieldOptions.KIND),
                "column '" + field.column().name() + "' needs option '" + field.key(property) + "'",
                "add '" + field.key(property) + "' = '…'"));
  }

  static String[] list(FieldOptions field) {
    String[] values =
        Arrays.stream(required(field, "values").split(","))
            .map(String::strip)
            .toArray(String[]::new);
    if (values.length == 0 || Arrays.asList(values).contains("")) {
      throw new OptionException(
          field.key("values"),
          "option '" + field.key("values") + "' has an empty value",
          "write for example 'A,B,C'");
    }
    return values;
  }

  private static long[] choices(FieldOptions field, IntegerForm form) {
    return Arrays.stream(list(field))
        .mapToLong(value -> form.parse(field.key("values"), value))
        .toArray();
  }

  private static long get(FieldOptions field, IntegerForm form, String property, long otherwise) {
    return field.get(property).map(text -> form.parse(field.key(property), text)).orElse(otherwise);
  }

  private LongSeries uniform(FieldOptions field, IntegerForm form) {
    long minimum =
        field.given().containsKey("min") ? get(field, form, "min", 0) : defaultMinimum(field, form);
    long maximum = get(field, form, "max", Math.max(minimum, defaultMaximum(form)));
    checkOrder(field, "min", minimum <= maximum);
    return new LongSeries.Uniform(stream(field, ""), minimum, maximum);
  }

  private long defaultMinimum(FieldOptions field, IntegerForm form) {
    return switch (form.type().kind()) {
      case DATE -> Math.floorDiv(options.startUs(), DAY_US);
      case TIMESTAMP, TIMESTAMP_LTZ -> options.startUs();
      default -> form.clamp(field.defaults().getOrDefault("min", "0"));
    };
  }

  private long defaultMaximum(IntegerForm form) {
    return switch (form.type().kind()) {
      case DATE -> Math.floorDiv(options.startUs(), DAY_US) + 364;
      case TIMESTAMP, TIMESTAMP_LTZ -> options.startUs() + DAY_US - 1;
      case TIME -> DAY_US - 1;
      case INTERVAL_YEAR_MONTH -> 12;
      case INTERVAL_DAY_TIME -> HOUR_US;
      default -> form.clamp("1000");
    };
  }

  private static void checkOrder(FieldOptions field, String property, boolean ordered) {
    if (!ordered) {
      throw new OptionException(
          field.key(property),
          "option '" + field.key(property) + "' lies on the wrong side of the other bound",
          "");
    }
  }

  private static LongSeries sequence(FieldOptions field, IntegerForm form) {
    long start = get(field, form, "start", Math.min(form.one(), form.maximum()));
    long step = get(field, form, "step", Math.min(form.one(), form.maximum()));
    if (step == 0) {
      throw new OptionException(
          field.key("step"),
          "option '" + field.key("step") + "' cannot be 0",
          "use kind constant for one value");
    }
    long end = get(field, form, "end", step > 0 ? form.maximum() : form.minimum());
    checkOrder(field, "end", step > 0 ? start <= end : start >= end);
    return LongSeries.Sequence.of(start, end, step);
  }

  private LongSeries walk(FieldOptions field, IntegerForm form) {
    long minimum = get(field, form, "min", form.clamp("1"));
    long maximum = get(field, form, "max", Math.max(minimum, form.clamp("1000")));
    checkOrder(field, "min", minimum <= maximum);
    long start = get(field, form, "start", Math.clamp(form.clamp("100"), minimum, maximum));
    checkOrder(field, "start", start >= minimum && start <= maximum);
    long step = get(field, form, "step", Math.max(1, form.clamp("0.5")));
    if (step < 0 || step > LARGEST_WALK || minimum < -LARGEST_WALK || maximum > LARGEST_WALK) {
      throw new OptionException(
          field.key("step"),
          "option '" + field.key("step") + "' or a bound of the walk is too large or negative",
          "");
    }
    return new LongSeries.Walk(stream(field, ""), start, step, minimum, maximum);
  }

  private LongSeries times(FieldOptions field) {
    TypeKind kind = field.column().type().kind();
    LongSeries series =
        field.get("start").filter(GeneratorFactory::isNow).isPresent()
            ? now(field)
            : scheduled(field);
    if (kind == TypeKind.DATE) {
      return new LongSeries.Quotient(series, DAY_US);
    }
    return kind == TypeKind.TIME ? new LongSeries.Remainder(series, DAY_US) : series;
  }

  private static LongSeries now(FieldOptions field) {
    for (String property : new String[] {"step", "jitter"}) {
      if (field.get(property).isPresent()) {
        throw new OptionException(
            field.key(property),
            "option '" + field.key(property) + "' has no meaning when start is now",
            "");
      }
    }
    return new LongSeries.Now();
  }

  private LongSeries scheduled(FieldOptions field) {
    long startUs =
        field
            .get("start")
            .map(text -> Timestamps.parse(field.key("start"), text))
            .orElse(options.startUs());
    Rate rate =
        field
            .get("step")
            .map(text -> Rate.every(durationUs(field, "step", text, 1)))
            .orElse(options.rate());
    long jitterUs =
        field.get("jitter").map(text -> durationUs(field, "jitter", text, 0)).orElse(0L);
    return new LongSeries.Times(stream(field, ".jitter"), startUs, rate, jitterUs);
  }

  private static long durationUs(FieldOptions field, String property, String text, long minimumUs) {
    String key = field.key(property);
    long value = Durations.parse(key, text).toNanos() / 1000;
    if (value < minimumUs) {
      throw new OptionException(key, "option '" + key + "' must be at least a microsecond", "");
    }
    return value;
  }

  private DoubleSeries doubles(FieldOptions field, FieldKind kind) {
    long stream = stream(field, "");
    return switch (kind) {
      case CONSTANT ->
          new DoubleSeries.Constant(number(field.key("value"), required(field, "value")));
      case CHOICE ->
          new DoubleSeries.Choice(
              stream,
              Arrays.stream(list(field))
                  .mapToDouble(text -> number(field.key("values"), text))
                  .toArray());
      case RANDOM -> {
        double minimum = get(field, "min", 0);
        double maximum = get(field, "max", Math.max(minimum, 1000));
        checkOrder(field, "min", minimum <= maximum);
        yield new DoubleSeries.Uniform(stream, minimum, maximum);
      }
      case SEQUENCE -> doubleSequence(field);
      case WALK -> doubleWalk(field, stream);
      case TIMESTAMP, TEXT, UUID -> throw new IllegalStateException(kind + " of " + field.column());
    };
  }

  private static double get(FieldOptions field, String property, double otherwise) {
    return field.get(property).map(text -> number(field.key(property), text)).orElse(otherwise);
  }

  private static DoubleSeries doubleSequence(FieldOptions field) {
    double start = get(field, "start", 1);
    double step = get(field, "step", 1);
    double end = get(field, "end", step > 0 ? Double.MAX_VALUE : -Double.MAX_VALUE);
    checkOrder(field, "end", step != 0 && (end - start) / step >= 0);
    return new DoubleSeries.Sequence(
        start, step, (long) Math.min((end - start) / step, UNENDING) + 1);
  }

  private static DoubleSeries doubleWalk(FieldOptions field, long stream) {
    double minimum = get(field, "min", 1);
    double maximum = get(field, "max", Math.max(minimum, 1000));
    checkOrder(field, "min", minimum <= maximum);
    double start = get(field, "start", Math.clamp(100, minimum, maximum));
    checkOrder(field, "start", start >= minimum && start <= maximum);
    double step = get(field, "step", 0.5);
    checkOrder(field, "step", step >= 0);
    return new DoubleSeries.Walk(stream, start, step, minimum, maximum);
  }

  /** The sequence of whole numbers that a text column shows as digits. */
  LongSeries wholeNumbers(FieldOptions field) {
    return sequence(field, IntegerForm.of(DataType.of(TypeKind.BIGINT, false)));
  }
}
