package dev.laminar.kernel.intrinsics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * Which class holds which functions, written down so that a statement loads and reflects only the
 * classes it needs: reading all annotations takes over 100 ms in a cold JVM. For the same reason
 * there is no lambda or string concatenation on this way: the first ones of a JVM cost tens of
 * milliseconds. A test keeps the index equal to the annotations.
 */
final class IntrinsicIndex {

  private static final String TEXT =
      """
      BinaryFunctions:
        LEFT_BINARY OVERLAY_BINARY POSITION_BINARY RIGHT_BINARY
      BitFunctions:
        BITAND BITCOUNT BITCOUNT_SMALLINT BITCOUNT_TINYINT BITNOT BITOR BITXOR LEFTSHIFT
        LEFTSHIFT_SMALLINT LEFTSHIFT_TINYINT RIGHTSHIFT
      DateTimeAge:
        AGE
      DateTimeArithmetic:
        ADD_DATE ADD_DAYS ADD_MONTHS ADD_TIME ADD_TIMESTAMP CAST_DATE_TO_TIMESTAMP
        CAST_TIMESTAMP_TO_DATE CAST_TIMESTAMP_TO_TIME DATE_FROM_UNIX_DATE DIVIDE_INTERVAL
        INTERVAL_MILLIS LAST_DAY MAKE_DATE MONTHS_BETWEEN MULTIPLY_INTERVAL SUBTRACT_DATE SUBTRACT_DATES
        SUBTRACT_MONTHS SUBTRACT_TIME SUBTRACT_TIMESTAMP SUBTRACT_TIMESTAMPS TIMESTAMP_MICROS
        TIMESTAMP_MILLIS TIMESTAMP_SECONDS TO_TIMESTAMP UNIX_DATE UNIX_MICROS UNIX_MILLIS UNIX_SECONDS
      DateTimeFields:
        EXTRACT_CENTURY EXTRACT_DAY EXTRACT_DAYOFWEEK EXTRACT_DAY_INTERVAL EXTRACT_DECADE
        EXTRACT_DECADE_INTERVAL EXTRACT_DOW EXTRACT_DOY EXTRACT_EPOCH EXTRACT_EPOCH_INTERVAL
        EXTRACT_HOUR EXTRACT_HOUR_INTERVAL EXTRACT_ISODOW EXTRACT_ISOYEAR EXTRACT_JULIAN
        EXTRACT_MICROSECOND EXTRACT_MICROSECOND_INTERVAL EXTRACT_MILLENNIUM EXTRACT_MILLISECOND
        EXTRACT_MILLISECOND_INTERVAL EXTRACT_MINUTE EXTRACT_MINUTE_INTERVAL EXTRACT_MONTH
        EXTRACT_MONTH_INTERVAL EXTRACT_NANOSECOND EXTRACT_QUARTER EXTRACT_QUARTER_INTERVAL
        EXTRACT_SECOND EXTRACT_SECOND_INTERVAL EXTRACT_WEEK EXTRACT_YEAR EXTRACT_YEAR_INTERVAL
      DateTimeFormats:
        TO_CHAR TO_DATE TO_TIMESTAMP
      DateTimeRounding:
        CEIL_CENTURY CEIL_DAY CEIL_DECADE CEIL_HOUR CEIL_ISOYEAR CEIL_MICROSECOND CEIL_MILLENNIUM
        CEIL_MILLISECOND CEIL_MINUTE CEIL_MONTH CEIL_QUARTER CEIL_SECOND CEIL_WEEK CEIL_YEAR
        FLOOR_CENTURY FLOOR_DAY FLOOR_DECADE FLOOR_HOUR FLOOR_ISOYEAR FLOOR_MICROSECOND FLOOR_MILLENNIUM
        FLOOR_MILLISECOND FLOOR_MINUTE FLOOR_MONTH FLOOR_QUARTER FLOOR_SECOND FLOOR_WEEK FLOOR_YEAR
        ROUND_FRACTION
      DateTimeText:
        CAST_DATE_TO_VARCHAR CAST_INTERVAL_DAY_TIME_TO_VARCHAR CAST_INTERVAL_YEAR_MONTH_TO_VARCHAR
        CAST_TIMESTAMP_LTZ_TO_VARCHAR CAST_TIMESTAMP_TO_VARCHAR CAST_TIME_TO_VARCHAR
      Decimal128:
        ABS NEGATE
      Digests:
        CRC32 MD5 SHA1 SHA256 SHA512
      DoubleMath:
        ABS ADD CBRT CEIL COMPARE DIVIDE EQUALS EXP FLOOR IS_INF IS_NAN LESS_THAN LESS_THAN_OR_EQUAL LN
        LOG LOG10 LOG2 MOD MULTIPLY NEGATE POWER SIGN SQRT SUBTRACT
      ExactMath:
        ABS ABS_SMALLINT ABS_TINYINT ADD ADD_SMALLINT ADD_TINYINT DIVIDE DIVIDE_SMALLINT DIVIDE_TINYINT
        MOD MULTIPLY MULTIPLY_SMALLINT MULTIPLY_TINYINT NEGATE NEGATE_SMALLINT NEGATE_TINYINT SIGN
        SUBTRACT SUBTRACT_SMALLINT SUBTRACT_TINYINT
      IntervalCasts:
        CAST_TO_INTERVAL_DAY_TIME CAST_TO_INTERVAL_YEAR_MONTH TRY_CAST_TO_INTERVAL_DAY_TIME
        TRY_CAST_TO_INTERVAL_YEAR_MONTH
      JsonConstruction:
        JSON_ARRAY_OF JSON_ELEMENT JSON_KEY JSON_MEMBER JSON_OBJECT_OF JSON_OF
      JsonFunctions:
        JSON_EXISTS JSON_QUERY JSON_VALUE
      JsonInspection:
        IS_JSON_ARRAY IS_JSON_OBJECT IS_JSON_SCALAR IS_JSON_VALUE IS_NOT_JSON_ARRAY IS_NOT_JSON_OBJECT
        IS_NOT_JSON_SCALAR IS_NOT_JSON_VALUE JSON_DEPTH JSON_KEYS JSON_LENGTH JSON_PRETTY
        JSON_STORAGE_SIZE JSON_TYPE
      JsonModification:
        JSON_CHECKED JSON_INSERT JSON_REMOVE JSON_REPLACE JSON_SET
      LikeFunctions:
        ILIKE LIKE
      NumericCasts:
        CAST_DECIMAL_TO_DOUBLE CAST_DECIMAL_TO_REAL CAST_TO_BIGINT CAST_TO_BOOLEAN CAST_TO_DECIMAL
        CAST_TO_DECIMAL128 CAST_TO_INTEGER CAST_TO_REAL CAST_TO_SMALLINT CAST_TO_TINYINT
        TRY_CAST_TO_BIGINT TRY_CAST_TO_INTEGER TRY_CAST_TO_REAL TRY_CAST_TO_SMALLINT TRY_CAST_TO_TINYINT
      RegexFunctions:
        POSIX_REGEX_CASE_INSENSITIVE POSIX_REGEX_CASE_SENSITIVE REGEXP_CONTAINS REGEXP_COUNT
        REGEXP_EXTRACT REGEXP_INSTR REGEXP_LIKE REGEXP_REPLACE REGEXP_SUBSTR SIMILAR_TO
      Rounding:
        CEIL FLOOR ROUND TRUNCATE
      RowCounts:
        SINGLE_ROW
      TextCase:
        INITCAP LOWER UPPER
      TextCasts:
        CAST_TO_BIGINT CAST_TO_BOOLEAN CAST_TO_DATE CAST_TO_DECIMAL CAST_TO_DECIMAL128 CAST_TO_DOUBLE
        CAST_TO_INTEGER CAST_TO_REAL CAST_TO_SMALLINT CAST_TO_TIME CAST_TO_TIMESTAMP
        CAST_TO_TIMESTAMP_LTZ CAST_TO_TINYINT TRY_CAST_TO_BIGINT TRY_CAST_TO_BOOLEAN TRY_CAST_TO_DATE
        TRY_CAST_TO_DECIMAL TRY_CAST_TO_DECIMAL128 TRY_CAST_TO_DOUBLE TRY_CAST_TO_INTEGER
        TRY_CAST_TO_REAL TRY_CAST_TO_SMALLINT TRY_CAST_TO_TIME TRY_CAST_TO_TIMESTAMP
        TRY_CAST_TO_TIMESTAMP_LTZ TRY_CAST_TO_TINYINT
      TextCodes:
        ASCII CHR DIFFERENCE FROM_BASE64 FROM_HEX LEVENSHTEIN SOUNDEX TO_BASE64 TO_HEX
      TextComparison:
        COMPARE COMPARE_CHAR ENDS_WITH EQUALS STARTS_WITH
      TextEditing:
        LPAD OVERLAY REPEAT REPLACE REVERSE RPAD SPACE SPLIT_PART TRANSLATE3
      TextFunctions:
        BIT_LENGTH CHAR_LENGTH CHAR_LENGTH_CHAR CONCAT INSTR LEFT OCTET_LENGTH POSITION RIGHT STRPOS
        SUBSTRING SUBSTRING_BINARY
      TextTrim:
        BTRIM LTRIM RTRIM
      ToTextCasts:
        ASSIGN_TO_VARCHAR CAST_CHAR_TO_VARCHAR CAST_DECIMAL_TO_VARCHAR CAST_TO_BINARY CAST_TO_CHAR
        CAST_TO_VARBINARY CAST_TO_VARCHAR
      Trigonometry:
        ACOS ACOSD ACOSH ASIN ASIND ASINH ATAN ATAN2 ATAND ATANH COS COSD COSH COT COTH CSC CSCH DEGREES
        PI RADIANS SEC SECH SIN SIND SINH TAN TAND TANH
      """;

  private static final Map<String, List<String>> HOLDERS = parse();

  private IntrinsicIndex() {}

  private static Map<String, List<String>> parse() {
    Map<String, List<String>> holders = new TreeMap<>();
    String holder = "";
    StringTokenizer words = new StringTokenizer(TEXT);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (word.endsWith(":")) {
        holder = word.substring(0, word.length() - 1);
      } else {
        List<String> found = holders.get(word);
        if (found == null) {
          found = new ArrayList<>(1);
          holders.put(word, found);
        }
        found.add(holder);
      }
    }
    return Collections.unmodifiableMap(holders);
  }

  static Set<String> names() {
    return HOLDERS.keySet();
  }

  /** The classes with overloads of a function, loaded but not initialized. */
  static List<Class<?>> holders(String name) {
    List<Class<?>> classes = new ArrayList<>();
    for (String holder : HOLDERS.getOrDefault(name, List.of())) {
      classes.add(load(holder));
    }
    return classes;
  }

  private static Class<?> load(String holder) {
    Class<?> own = IntrinsicIndex.class;
    try {
      return Class.forName(
          own.getPackageName().concat(".").concat(holder), false, own.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the index of functions names a class that is not there", e);
    }
  }
}
