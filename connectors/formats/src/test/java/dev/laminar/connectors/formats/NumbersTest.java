package dev.laminar.connectors.formats;

import static dev.laminar.connectors.formats.Generated.notNull;
import static dev.laminar.connectors.formats.Generated.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Floating point against the JDK's own parser. */
class NumbersTest {

  private final Random random = new Random(42);

  @Test
  void doublesAreCorrectlyRounded() {
    List<String> numbers = new ArrayList<>(hardCases());
    for (int i = 0; i < 25_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        numbers.add(Double.toString(value));
        numbers.add(
            new BigDecimal(value)
                .round(new java.math.MathContext(17 + random.nextInt(4)))
                .toString());
      }
      numbers.add(random.nextInt(100_000) + "." + random.nextInt(1_000_000));
      numbers.add(random.nextLong() + "e" + (random.nextInt(660) - 345));
    }
    for (int i = 0; i < 3000; i++) {
      double value = Double.longBitsToDouble(random.nextLong() & 0x7FEFFFFFFFFFFFFFL);
      numbers.add(
          new BigDecimal(value)
              .add(new BigDecimal(Math.nextUp(value)))
              .divide(BigDecimal.TWO)
              .toString());
    }
    numbers.removeIf(text -> Double.isInfinite(Double.parseDouble(text)));
    RowSchema schema = schema("v", notNull(TypeKind.DOUBLE));
    Rows.Result result =
        Rows.decode(Generated.decoder(new JsonFormat(), schema), schema, lines(numbers));
    assertThat(result.errors()).isEmpty();
    for (int i = 0; i < numbers.size(); i++) {
      Object actual = result.rows().get(i).getFirst();
      if (!Double.valueOf(numbers.get(i)).equals(actual)) {
        throw new AssertionError(numbers.get(i) + " read as " + actual);
      }
    }
  }

  @Test
  void floatsAreCorrectlyRounded() {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 12_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt() & 0x7F7FFFFF);
      numbers.add(Float.toString(value));
      BigDecimal middle =
          new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.TWO);
      numbers.add(middle.toString());
      numbers.add(middle.multiply(new BigDecimal("1.00000000000000000000001")).toString());
      numbers.add(random.nextInt() + "." + random.nextInt(1_000_000));
    }
    numbers.removeIf(text ->
        Float.isInfinite(Float.parseFloat(text)) || (text.contains("-") && text.contains(".-")));
    RowSchema schema = schema("v", notNull(TypeKind.REAL));
    Rows.Result result =
        Rows.decode(Generated.decoder(new JsonFormat(), schema), schema, lines(numbers));
    assertThat(result.errors()).isEmpty();
    for (int i = 0; i < numbers.size(); i++) {
      Object actual = result.rows().get(i).getFirst();
      if (!Float.valueOf(numbers.get(i)).equals(actual)) {
        throw new AssertionError(numbers.get(i) + " read as " + actual);
      }
    }
  }

  private static List<String> hardCases() {
    return List.of(
        "0",
        "-0.0",
        "0e10",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "9007199254740993",
        "9007199254740992.5",
        "9007199254740993.0000000000000000000000000001",
        "1e23",
        "8.5e22",
        "1e22",
        "1e-22",
        "1e-400",
        "123456789012345678901234567890",
        "0.000000000000000000000000000000000000012345678901234567890123",
        "6929495644600919.5",
        "7.3177701707893310e+15",
        "0." + "0".repeat(400) + "1e400",
        "1" + "0".repeat(300));
  }

  private static String lines(List<String> numbers) {
    StringBuilder text = new StringBuilder();
    numbers.forEach(number -> text.append("{\"v\":").append(number).append("}\n"));
    return text.toString();
  }
}
