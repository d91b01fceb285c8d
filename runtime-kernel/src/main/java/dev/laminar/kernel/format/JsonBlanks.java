package dev.laminar.kernel.format;

/** White space inside a line: a line feed ends the record, so it is none. */
final class JsonBlanks {

  private JsonBlanks() {}

  static int skip(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r') {
      at++;
    }
    return at;
  }
}
