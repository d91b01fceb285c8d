package dev.laminar.operators;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Laminar's answer is not Calcite's, and whose rule it follows instead. What is in none of
 * these is a mistake.
 */
enum Deviation {
  INTERVALS(
      "an interval is days and microseconds, or months, and spelled so: its fields are not kept",
      "",
      "Expected: is \"[+-][\\d :.-]+\""),
  PADDING(
      "texts of different lengths are VARCHAR, not CHAR padded to the longest (PostgreSQL)",
      "",
      "Expected: is \"(.*?) +\"\\s+but: was \"\\1\""),
  ROUNDING(
      "a cast of a number rounds, half away from zero for exact numbers, half to even for DOUBLE"
          + " (PostgreSQL); Calcite cuts",
      "testCast(WithRoundingToScalar|DecimalToDoubleToInteger|StringToDecimal|ExactNumeric.*|ToExactNumeric|ApproxNumeric.*)|testIssue6322|testJdbcFn",
      ""),
  MICROSECONDS(
      "TIME and TIMESTAMP have microseconds unless a precision is written, and are spelled without"
          + " zeros at the end (PostgreSQL)",
      "testCastDateTime|testCastStringToDateTime|testTimestampAdd.*|test(Ceil|Floor)FuncDateTime|test.*WithCurrentTime|testConcatWSFunc|testCustomTimeFrame.*|testTimestampLtz.*",
      "Expected: is \"[\\d :-]+(\\.\\d+)?\"|returned '|but: was \"[\\d :-]+\""),
  CLOCK(
      "the test sets Calcite's clock, which is not the engine's",
      "test.*WithFixedTime|testCurrentDateFuncWithCurrentTime",
      ""),
  DAYS_OF_A_WEEK(
      "EXTRACT(DOW) is 0 on Sunday (PostgreSQL); DAYOFWEEK() is 1",
      "testExtract.*|testDayOfWeek|testDatePart.*",
      ""),
  BLANKS(
      "the blanks at the end of CHAR do not count (PostgreSQL)",
      "testChar.*Length.*|testLen.*",
      ""),
  TEXT_OF_VALUES(
      "numbers as text are PostgreSQL's: a digit before the point, no plus in exponents; CHAR to"
          + " VARCHAR drops blanks",
      "testCastToString|testCastToApproxNumeric|testCastFormat.*",
      ""),
  TEXT_TO_VALUES(
      "what text is a number, a time or a truth value is PostgreSQL's rule; the empty text is none",
      "testCast(StringToDateTime|Invalid|Null|ToBoolean|ToInterval|StringToDecimal)|testArgumentBounds|testVarbinaryCast",
      "(no error|22P02|22007|22008|Expected).*"),
  OUT_OF_DOMAIN(
      "an argument outside of a function's domain is an error, 22003 or 22023 (PostgreSQL), not NaN"
          + " or NULL",
      "",
      "(22023|22003) (cannot take|input is out of range|null character not|LIKE pattern"
          + " must|invalid escape|value out of range).*"),
  NOT_OUT_OF_DOMAIN(
      "the function's value at the border of its domain, or for a negative length (PostgreSQL)",
      "testAtanhFunc|testAcoshFunc|test[LR]padFunction|testRepeatFunc|testTrimFunc|testSoundexFunc",
      "no error, but.*"),
  NEGATIVE_COUNTS(
      "LEFT and RIGHT of a negative count leave out so many at the other end (PostgreSQL)",
      "test(Left|Right)Func",
      ""),
  NEGATIVE_LENGTH(
      "a negative length is error 22011 (S 6.32)", "", "22011 negative substring length.*"),
  POSITION_FROM(
      "POSITION … FROM a negative number finds nothing; INSTR searches backwards",
      "testPositionFunc",
      ""),
  REGULAR_EXPRESSIONS(
      "options, and the first match unless the option g is given: PostgreSQL's REGEXP_LIKE and"
          + " REGEXP_REPLACE",
      "testRegexp.*|testRlike.*|testPosixRegex.*",
      ""),
  SIMILAR_TO(
      "in SIMILAR TO a dot is a dot, and brackets have the standard's classes (S 8.6)",
      "testSimilarToOperator",
      ""),
  PATTERNS_OF_TIME(
      "patterns of TO_CHAR as in PostgreSQL: names are padded, a zone shows; of months in Roman"
          + " digits there are none",
      "testToChar.*|testToDate.*|testToTimestamp.*|testFormat.*",
      ""),
  JSON_TEXT(
      "JSON as text is PostgreSQL's jsonb, its size that text's; NULL is NULL, not the text null; a"
          + " path that is wrong is an error",
      "testJson.*",
      ""),
  WIDE_DECIMALS(
      "decimals have 38 digits, Calcite's in these tests 19",
      "test(Plus|Minus|Multiply)Operator|testLargeLiterals|testDivideOperator|testDecimal.*",
      ""),
  TYPES_OF_INTEGERS(
      "an integer stays of its type: BITCOUNT of INTEGER looks at 32 bits, the least SMALLINT has"
          + " no negative",
      "testBitCountFunc|testCastOverflow|testBitCountFunctionFunc",
      ""),
  UNITS_OF_TIME(
      "units of time are the standard's and PostgreSQL's, not those a test defines",
      "testCustomTimeFrame",
      ""),
  SOUNDS(
      "DIFFERENCE counts equal places of two SOUNDEX codes (PostgreSQL)", "testDifferenceFunc", ""),
  COLLECTIONS(
      "maps have no order, a key of a map is not NULL; a row is spelled with the names of its"
          + " fields",
      "testMap.*|testCastRowType|testArray.*|testSortArrayFunc|testStringToArray.*|testQuantify.*|testRow.*|testItem.*",
      ""),
  MEMBERS(
      "MEMBER OF is unknown where a NULL is, and no element is equal (S 8.15)",
      "testMemberOfOperator",
      ""),
  LOGARITHMS("LOG of two arguments has the base first (PostgreSQL)", "testLog.*", ""),
  REPLACEMENTS("REPLACE looks at case (PostgreSQL)", "testReplaceMSSQLFunc", ""),
  AGGREGATED_TEXT(
      "texts in collections are not padded either; the order of arrival, where none is asked for",
      "test(String|List|Array|Json|JsonObject|JsonArray)Agg(Func)?.*",
      ""),
  MOMENTS_AS_NUMBERS(
      "the test reads a moment as a number of milliseconds", "", "22018 column .* not a number.*"),
  LAZINESS("operands may all be evaluated (S 6.39)", "test(Or|And)OperatorLazy", ""),
  SUBSTRING_START(
      "SUBSTRING from a place before the first is the standard's (S 6.32); BigQuery's counts from"
          + " the end",
      "testBigQuerySubstringFunction",
      ""),
  CONCATENATION(
      "CONCAT takes one text and more, and leaves out NULLs (PostgreSQL)", "testConcatFunc", ""),
  UNEQUAL("!= is an operator (PostgreSQL)", "testNotEqualsOperator", ""),
  LITERALS(
      "NULL and literals that Calcite refuses have a type here: text",
      "testFromHex|testFromBase64|testConcatOperator",
      "");

  private final String reason;
  private final Pattern tests;
  private final Pattern details;

  Deviation(String reason, String tests, String details) {
    this.reason = reason;
    this.tests = Pattern.compile(tests.isEmpty() ? ".*" : tests);
    this.details = Pattern.compile(details.isEmpty() ? ".*" : details, Pattern.DOTALL);
  }

  String reason() {
    return reason;
  }

  static Optional<Deviation> of(Check check) {
    return Arrays.stream(values()).filter(each -> each.covers(check)).findFirst();
  }

  private boolean covers(Check check) {
    Matcher detail = details.matcher(check.detail());
    return tests.matcher(check.test()).matches() && detail.find();
  }
}
