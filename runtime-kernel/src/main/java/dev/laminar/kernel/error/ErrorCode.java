package dev.laminar.kernel.error;

/**
 * Error codes with their SQLSTATE (ISO/IEC 9075-2 table 33 where the standard has one, class LM
 * otherwise).
 */
public enum ErrorCode {
  SYNTAX_ERROR(ErrorKind.USER, "42601"),
  UNDEFINED_COLUMN(ErrorKind.USER, "42703"),
  UNDEFINED_OBJECT(ErrorKind.USER, "42704"),
  UNDEFINED_TABLE(ErrorKind.USER, "42P01"),
  UNDEFINED_FUNCTION(ErrorKind.USER, "42883"),
  DUPLICATE_OBJECT(ErrorKind.USER, "42710"),
  DEPENDENT_OBJECTS(ErrorKind.USER, "2BP01"),
  UNDEFINED_CURSOR(ErrorKind.USER, "34000"),
  DUPLICATE_CURSOR(ErrorKind.USER, "42P03"),
  TYPE_MISMATCH(ErrorKind.USER, "42804"),
  INVALID_STATEMENT(ErrorKind.USER, "42000"),
  INVALID_OPTION(ErrorKind.USER, "42LM1"),
  MISSING_WATERMARK(ErrorKind.USER, "42LM2"),
  INVALID_WINDOW(ErrorKind.USER, "42LM3"),
  CHANGELOG_MISMATCH(ErrorKind.USER, "42LM4"),
  CARDINALITY_VIOLATION(ErrorKind.USER, "21000"),
  NOT_NULL_VIOLATION(ErrorKind.USER, "23502"),
  UNIQUE_VIOLATION(ErrorKind.USER, "23505"),
  CHECK_VIOLATION(ErrorKind.USER, "23514"),
  DIVISION_BY_ZERO(ErrorKind.USER, "22012"),
  NUMERIC_OUT_OF_RANGE(ErrorKind.USER, "22003"),
  INVALID_TEXT_REPRESENTATION(ErrorKind.USER, "22P02"),
  DATETIME_OVERFLOW(ErrorKind.USER, "22008"),
  INVALID_DATETIME_FORMAT(ErrorKind.USER, "22007"),
  STRING_TRUNCATION(ErrorKind.USER, "22001"),
  SUBSTRING_ERROR(ErrorKind.USER, "22011"),
  INVALID_ARGUMENT(ErrorKind.USER, "22023"),
  INVALID_REGULAR_EXPRESSION(ErrorKind.USER, "2201B"),
  INVALID_JSON(ErrorKind.USER, "22032"),
  INVALID_JSON_PATH(ErrorKind.USER, "22033"),
  NULL_NOT_ALLOWED(ErrorKind.USER, "22004"),
  EXTERNAL_ROUTINE_EXCEPTION(ErrorKind.USER, "38000"),
  EXTERNAL_ROUTINE_NULL(ErrorKind.USER, "39004"),
  MALFORMED_INPUT(ErrorKind.USER, "22LM1"),
  UNSUPPORTED(ErrorKind.UNSUPPORTED, "0A000"),
  IO_ERROR(ErrorKind.RESOURCE, "58030"),
  MISSING_FILE(ErrorKind.RESOURCE, "58P01"),
  OUT_OF_MEMORY(ErrorKind.RESOURCE, "53200"),
  BACKPRESSURE(ErrorKind.RESOURCE, "53LM1"),
  CANCELLED(ErrorKind.RESOURCE, "57014"),
  TIMED_OUT(ErrorKind.RESOURCE, "57014"),
  CLOSED(ErrorKind.USER, "55000"),
  LIMIT_EXCEEDED(ErrorKind.RESOURCE, "54000"),
  CODE_TOO_LARGE(ErrorKind.RESOURCE, "54001"),
  INTERNAL_CODEGEN(ErrorKind.INTERNAL, "XX001"),
  INTERNAL(ErrorKind.INTERNAL, "XX000");

  private final ErrorKind kind;
  private final String sqlState;

  ErrorCode(ErrorKind kind, String sqlState) {
    this.kind = kind;
    this.sqlState = sqlState;
  }

  public ErrorKind kind() {
    return kind;
  }

  /** Five characters. */
  public String sqlState() {
    return sqlState;
  }
}
