package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ErrorSites;

/**
 * Casts of text to numbers and BOOLEAN, as PostgreSQL reads them; {@code TRY_CAST_TO_…} yields NULL
 * instead of an error.
 */
public final class TextCasts {

  private TextCasts() {}

  @Intrinsic(value = "CAST_TO_TINYINT", state = IntegerScanner.class)
  public static int toTinyint(
      byte[] heap, int offset, int length, IntegerScanner state, ErrorSites sites, int site) {
    return (int)
        integer(
            "tinyint", Byte.MIN_VALUE, Byte.MAX_VALUE, heap, offset, length, state, sites, site);
  }

  @Intrinsic(value = "TRY_CAST_TO_TINYINT", state = IntegerScanner.class)
  public static int tryTinyint(
      byte[] heap, int offset, int length, NullFlag result, IntegerScanner state) {
    result.isNull =
        state.scan(heap, offset, length, Byte.MIN_VALUE, Byte.MAX_VALUE) != IntegerScanner.OK;
    return (int) state.value();
  }

  @Intrinsic(value = "CAST_TO_SMALLINT", state = IntegerScanner.class)
  public static int toSmallint(
      byte[] heap, int offset, int length, IntegerScanner state, ErrorSites sites, int site) {
    return (int)
        integer(
            "smallint", Short.MIN_VALUE, Short.MAX_VALUE, heap, offset, length, state, sites, site);
  }

  @Intrinsic(value = "TRY_CAST_TO_SMALLINT", state = IntegerScanner.class)
  public static int trySmallint(
      byte[] heap, int offset, int length, NullFlag result, IntegerScanner state) {
    result.isNull =
        state.scan(heap, offset, length, Short.MIN_VALUE, Short.MAX_VALUE) != IntegerScanner.OK;
    return (int) state.value();
  }

  @Intrinsic(value = "CAST_TO_INTEGER", state = IntegerScanner.class)
  public static int toInteger(
      byte[] heap, int offset, int length, IntegerScanner state, ErrorSites sites, int site) {
    return (int)
        integer(
            "integer",
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            heap,
            offset,
            length,
            state,
            sites,
            site);
  }

  @Intrinsic(value = "TRY_CAST_TO_INTEGER", state = IntegerScanner.class)
  public static int tryInteger(
      byte[] heap, int offset, int length, NullFlag result, IntegerScanner state) {
    result.isNull =
        state.scan(heap, offset, length, Integer.MIN_VALUE, Integer.MAX_VALUE) != IntegerScanner.OK;
    return (int) state.value();
  }

  @Intrinsic(value = "CAST_TO_BIGINT", state = IntegerScanner.class)
  public static long toBigint(
      byte[] heap, int offset, int length, IntegerScanner state, ErrorSites sites, int site) {
    return integer(
        "bigint", Long.MIN_VALUE, Long.MAX_VALUE, heap, offset, length, state, sites, site);
  }

  @Intrinsic(value = "TRY_CAST_TO_BIGINT", state = IntegerScanner.class)
  public static long tryBigint(
      byte[] heap, int offset, int length, NullFlag result, IntegerScanner state) {
    result.isNull =
        state.scan(heap, offset, length, Long.MIN_VALUE, Long.MAX_VALUE) != IntegerScanner.OK;
    return state.value();
  }

  private static long integer(
      String type,
      long min,
      long max,
      byte[] heap,
      int offset,
      int length,
      IntegerScanner state,
      ErrorSites sites,
      int site) {
    int status = state.scan(heap, offset, length, min, max);
    if (status == IntegerScanner.OK) {
      return state.value();
    }
    throw status == IntegerScanner.OUT_OF_RANGE
        ? CastErrors.range(type, heap, offset, length, sites, site)
        : CastErrors.syntax(type, heap, offset, length, sites, site);
  }

  @Intrinsic(value = "CAST_TO_DOUBLE", state = NumberScanner.class)
  public static double toDouble(
      byte[] heap, int offset, int length, NumberScanner state, ErrorSites sites, int site) {
    NumberScanner.Kind kind = state.scan(heap, offset, length);
    if (kind == NumberScanner.Kind.INVALID) {
      throw CastErrors.syntax("double precision", heap, offset, length, sites, site);
    }
    double value = state.toDouble();
    if (!state.isInRange(value)) {
      throw CastErrors.range("double precision", heap, offset, length, sites, site);
    }
    return value;
  }

  @Intrinsic(value = "TRY_CAST_TO_DOUBLE", state = NumberScanner.class)
  public static double tryDouble(
      byte[] heap, int offset, int length, NullFlag result, NumberScanner state) {
    boolean valid = state.scan(heap, offset, length) != NumberScanner.Kind.INVALID;
    double value = valid ? state.toDouble() : 0;
    result.isNull = !valid || !state.isInRange(value);
    return value;
  }

  @Intrinsic(value = "CAST_TO_REAL", state = NumberScanner.class)
  public static float toReal(
      byte[] heap, int offset, int length, NumberScanner state, ErrorSites sites, int site) {
    NumberScanner.Kind kind = state.scan(heap, offset, length);
    if (kind == NumberScanner.Kind.INVALID) {
      throw CastErrors.syntax("real", heap, offset, length, sites, site);
    }
    float value = state.toFloat();
    if (!state.isInRange(value)) {
      throw CastErrors.range("real", heap, offset, length, sites, site);
    }
    return value;
  }

  @Intrinsic(value = "TRY_CAST_TO_REAL", state = NumberScanner.class)
  public static float tryReal(
      byte[] heap, int offset, int length, NullFlag result, NumberScanner state) {
    boolean valid = state.scan(heap, offset, length) != NumberScanner.Kind.INVALID;
    float value = valid ? state.toFloat() : 0;
    result.isNull = !valid || !state.isInRange(value);
    return value;
  }

  /** Scratch of casts to DECIMAL. */
  public static final class DecimalState {
    private final NumberScanner scanner = new NumberScanner();
    private final Decimal128Result value = new Decimal128Result();

    private boolean scan(byte[] heap, int offset, int length) {
      return scanner.scan(heap, offset, length) == NumberScanner.Kind.NUMBER;
    }
  }

  /** To a DECIMAL of up to 18 digits; digits after the scale are rounded half away from zero. */
  @Intrinsic(value = "CAST_TO_DECIMAL", state = DecimalState.class)
  public static long toDecimal(
      byte[] heap,
      int offset,
      int length,
      int precision,
      int scale,
      DecimalState state,
      ErrorSites sites,
      int site) {
    if (!state.scan(heap, offset, length)) {
      throw CastErrors.syntax("numeric", heap, offset, length, sites, site);
    }
    if (!state.scanner.toDecimal(scale, state.value)
        || !Int128.fits(state.value.high, state.value.low, precision)) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
    return state.value.low;
  }

  @Intrinsic(value = "TRY_CAST_TO_DECIMAL", state = DecimalState.class)
  public static long tryDecimal(
      byte[] heap,
      int offset,
      int length,
      int precision,
      int scale,
      NullFlag result,
      DecimalState state) {
    result.isNull =
        !state.scan(heap, offset, length)
            || !state.scanner.toDecimal(scale, state.value)
            || !Int128.fits(state.value.high, state.value.low, precision);
    return state.value.low;
  }

  @Intrinsic(value = "CAST_TO_DECIMAL128", state = NumberScanner.class)
  public static void toDecimal128(
      byte[] heap,
      int offset,
      int length,
      int precision,
      int scale,
      Decimal128Result result,
      NumberScanner state,
      ErrorSites sites,
      int site) {
    if (state.scan(heap, offset, length) != NumberScanner.Kind.NUMBER) {
      throw CastErrors.syntax("numeric", heap, offset, length, sites, site);
    }
    if (!state.toDecimal(scale, result) || !Int128.fits(result.high, result.low, precision)) {
      throw Decimal128.outOfRange(precision, scale, sites, site);
    }
  }

  @Intrinsic(value = "TRY_CAST_TO_DECIMAL128", state = NumberScanner.class)
  public static void tryDecimal128(
      byte[] heap,
      int offset,
      int length,
      int precision,
      int scale,
      Decimal128Result result,
      NumberScanner state) {
    result.isNull =
        state.scan(heap, offset, length) != NumberScanner.Kind.NUMBER
            || !state.toDecimal(scale, result)
            || !Int128.fits(result.high, result.low, precision);
  }

  /**
   * {@code true}, {@code yes}, {@code on}, {@code 1} or their opposites, or a beginning of one that
   * tells them apart.
   */
  @Intrinsic("CAST_TO_BOOLEAN")
  public static boolean toBoolean(byte[] heap, int offset, int length, ErrorSites sites, int site) {
    int value = BooleanText.parse(heap, offset, length);
    if (value < 0) {
      throw CastErrors.syntax("boolean", heap, offset, length, sites, site);
    }
    return value == 1;
  }

  @Intrinsic("TRY_CAST_TO_BOOLEAN")
  public static boolean tryBoolean(byte[] heap, int offset, int length, NullFlag result) {
    int value = BooleanText.parse(heap, offset, length);
    result.isNull = value < 0;
    return value == 1;
  }

  @Intrinsic(value = "CAST_TO_DATE", state = DateTimeScanner.class)
  public static int toDate(
      byte[] heap, int offset, int length, DateTimeScanner state, ErrorSites sites, int site) {
    if (!state.scanDate(heap, offset, length)) {
      throw CastErrors.dateTime("date", heap, offset, length, sites, site);
    }
    return (int) state.value();
  }

  @Intrinsic(value = "TRY_CAST_TO_DATE", state = DateTimeScanner.class)
  public static int tryDate(
      byte[] heap, int offset, int length, NullFlag result, DateTimeScanner state) {
    result.isNull = !state.scanDate(heap, offset, length);
    return (int) state.value();
  }

  @Intrinsic(value = "CAST_TO_TIME", state = DateTimeScanner.class)
  public static long toTime(
      byte[] heap, int offset, int length, DateTimeScanner state, ErrorSites sites, int site) {
    if (!state.scanTime(heap, offset, length)) {
      throw CastErrors.dateTime("time", heap, offset, length, sites, site);
    }
    return state.value();
  }

  @Intrinsic(value = "TRY_CAST_TO_TIME", state = DateTimeScanner.class)
  public static long tryTime(
      byte[] heap, int offset, int length, NullFlag result, DateTimeScanner state) {
    result.isNull = !state.scanTime(heap, offset, length);
    return state.value();
  }

  @Intrinsic(value = "CAST_TO_TIMESTAMP", state = DateTimeScanner.class)
  public static long toTimestamp(
      byte[] heap, int offset, int length, DateTimeScanner state, ErrorSites sites, int site) {
    if (!state.scanTimestamp(heap, offset, length)) {
      throw CastErrors.dateTime("timestamp", heap, offset, length, sites, site);
    }
    return state.value();
  }

  @Intrinsic(value = "TRY_CAST_TO_TIMESTAMP", state = DateTimeScanner.class)
  public static long tryTimestamp(
      byte[] heap, int offset, int length, NullFlag result, DateTimeScanner state) {
    result.isNull = !state.scanTimestamp(heap, offset, length);
    return state.value();
  }

  @Intrinsic(value = "CAST_TO_TIMESTAMP_LTZ", state = DateTimeScanner.class)
  public static long toInstant(
      byte[] heap, int offset, int length, DateTimeScanner state, ErrorSites sites, int site) {
    if (!state.scanInstant(heap, offset, length)) {
      throw CastErrors.dateTime(
          "timestamp with local time zone", heap, offset, length, sites, site);
    }
    return state.value();
  }

  @Intrinsic(value = "TRY_CAST_TO_TIMESTAMP_LTZ", state = DateTimeScanner.class)
  public static long tryInstant(
      byte[] heap, int offset, int length, NullFlag result, DateTimeScanner state) {
    result.isNull = !state.scanInstant(heap, offset, length);
    return state.value();
  }
}
