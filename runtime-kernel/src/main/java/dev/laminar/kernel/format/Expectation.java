package dev.laminar.kernel.format;

/** What a column takes, as messages say it. Generated decoders name the constants. */
enum Expectation {
  TEXT("text"),
  NUMBER("a number"),
  INTEGER("an integer"),
  BOOLEAN("true or false"),
  DATE("a date such as 2026-03-01"),
  TIME("a time such as 09:30:00"),
  TIMESTAMP("a timestamp such as 2026-03-01 09:30:00"),
  DAY_TIME("an interval such as 1 02:03:04.5"),
  YEAR_MONTH("an interval such as 1-2"),
  BASE64("base64 text"),
  HEX("hexadecimal text"),
  ARRAY("an array such as [1, 2]"),
  OBJECT("an object such as {\"k\": 1}");

  private final String phrase;

  Expectation(String phrase) {
    this.phrase = phrase;
  }

  String phrase() {
    return phrase;
  }

  boolean isNumeric() {
    return this == NUMBER || this == INTEGER;
  }
}
