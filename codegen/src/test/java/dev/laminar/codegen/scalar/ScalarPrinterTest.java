package dev.laminar.codegen.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScalarPrinterTest {

  private static final DataType BOOLEAN = DataType.of(TypeKind.BOOLEAN, true);
  private static final DataType INTEGER = DataType.of(TypeKind.INTEGER, true);

  private final Scalar price = new Scalar.InputColumn(0, "price", INTEGER, SourceSpan.NONE);

  private static Scalar.Constant constant(@Nullable Object value, DataType type) {
    return new Scalar.Constant(value, type, SourceSpan.NONE);
  }

  private static Scalar call(String function, Scalar... arguments) {
    return new Scalar.Call(function, List.of(arguments), BOOLEAN, SourceSpan.NONE);
  }

  @Test
  void operators() {
    Scalar ten = constant(10, INTEGER);
    assertThat(
            ScalarPrinter.print(
                call("AND", call("GREATER_THAN", price, ten), call("IS_NOT_NULL", price))))
        .isEqualTo("((price > 10) AND (price IS NOT NULL))");
    assertThat(ScalarPrinter.print(call("NOT", call("LIKE", price, ten))))
        .isEqualTo("(NOT LIKE(price, 10))");
    assertThat(ScalarPrinter.print(call("NEGATE", price))).isEqualTo("(- price)");
    assertThat(
            ScalarPrinter.print(
                new Scalar.Cast(price, true, DataType.decimal(10, 2, true), SourceSpan.NONE)))
        .isEqualTo("TRY_CAST(price AS DECIMAL(10, 2))");
    assertThat(
            ScalarPrinter.print(
                new Scalar.InList(
                    price,
                    List.of(constant(1, INTEGER), constant(2, INTEGER)),
                    true,
                    BOOLEAN,
                    SourceSpan.NONE)))
        .isEqualTo("(price NOT IN (1, 2))");
    Scalar.Branch branch = new Scalar.Branch(call("EQUALS", price, ten), ten);
    assertThat(
            ScalarPrinter.print(new Scalar.Case(List.of(branch), price, INTEGER, SourceSpan.NONE)))
        .isEqualTo("CASE WHEN (price = 10) THEN 10 ELSE price END");
  }

  @Test
  void literals() {
    assertLiteral(null, INTEGER, "NULL");
    assertLiteral(true, BOOLEAN, "TRUE");
    assertLiteral(1.5, DataType.of(TypeKind.DOUBLE, false), "1.5e0");
    assertLiteral(-5L, DataType.decimal(10, 2, false), "-0.05");
    assertLiteral(
        new BigInteger("123456789012345678901"),
        DataType.decimal(30, 3, false),
        "123456789012345678.901");
    assertLiteral(
        "it's".getBytes(StandardCharsets.UTF_8), DataType.of(TypeKind.VARCHAR, false), "'it''s'");
    assertLiteral(new byte[] {1, (byte) 0xab}, DataType.of(TypeKind.VARBINARY, false), "X'01AB'");
    assertLiteral(
        (int) LocalDate.of(2024, 2, 29).toEpochDay(),
        DataType.of(TypeKind.DATE, false),
        "DATE '2024-02-29'");
    long micros =
        LocalDateTime.of(2024, 2, 29, 1, 2, 3).toEpochSecond(ZoneOffset.UTC) * 1_000_000L + 500_000;
    assertLiteral(
        micros, DataType.of(TypeKind.TIMESTAMP, false), "TIMESTAMP '2024-02-29 01:02:03.5'");
    assertLiteral(3_723_000_000L, DataType.of(TypeKind.TIME, false), "TIME '01:02:03'");
    assertLiteral(
        -14, DataType.of(TypeKind.INTERVAL_YEAR_MONTH, false), "INTERVAL '-1-2' YEAR TO MONTH");
    assertLiteral(
        93_784_000_000L,
        DataType.of(TypeKind.INTERVAL_DAY_TIME, false),
        "INTERVAL '1 02:03:04' DAY TO SECOND");
  }

  private static void assertLiteral(@Nullable Object value, DataType type, String expected) {
    assertThat(ScalarPrinter.print(constant(value, type))).isEqualTo(expected);
  }
}
