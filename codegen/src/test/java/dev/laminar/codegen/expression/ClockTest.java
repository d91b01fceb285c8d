package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** At 2026-03-01T23:59:59.987654321Z. */
class ClockTest {

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  private static DataType sized(TypeKind kind, int digits) {
    return new DataType(kind, digits, 0, false);
  }

  private static void now(String function, DataType type, Object expected) {
    ExpressionTester.over(call(function, type, literal(0))).yields(expected);
  }

  @Test
  void timestampsHaveTheDigitsOfTheirType() {
    DataType micros = sized(TypeKind.TIMESTAMP_LTZ, 6);
    ExpressionTester.over(call("CURRENT_TIMESTAMP", micros))
        .yields(micros("2026-03-01T23:59:59.987654Z"));
    now("NOW", micros, micros("2026-03-01T23:59:59.987654Z"));
    now("LOCALTIMESTAMP", sized(TypeKind.TIMESTAMP, 3), micros("2026-03-01T23:59:59.988Z"));
    now("CURRENT_TIMESTAMP", sized(TypeKind.TIMESTAMP_LTZ, 0), micros("2026-03-02T00:00:00Z"));
  }

  @Test
  void timesAreThoseOfTheRoundedTimestamp() {
    now("CURRENT_TIME", sized(TypeKind.TIME, 6), 86_399_987_654L);
    now("LOCALTIME", sized(TypeKind.TIME, 1), 0L);
  }

  @Test
  void today() {
    ExpressionTester.over(call("CURRENT_DATE", notNull(Sql.DATE)))
        .yields((int) LocalDate.parse("2026-03-01").toEpochDay());
  }
}
