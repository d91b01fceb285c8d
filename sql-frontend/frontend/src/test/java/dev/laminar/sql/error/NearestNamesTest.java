package dev.laminar.sql.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, abc, 0",
    "abc, '', 3",
    "prise, price, 1",
    "form, from, 1",
    "kitten, sitting, 3",
    "ca, abc, 3"
  })
  void distanceCountsEditsAndSwapsOfNeighbours(String a, String b, int distance) {
    assertThat(NearestNames.distance(a, b)).isEqualTo(distance);
    assertThat(NearestNames.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void nearestComeFirstAndFarOnesNotAtAll() {
    assertThat(NearestNames.of("PRISE", List.of("quantity", "prices", "price", "rise")))
        .containsExactly("price", "rise");
    assertThat(NearestNames.of("x", List.of("y"))).isEmpty();
  }

  @Test
  void helpListsAlternatives() {
    assertThat(NearestNames.help("tabl", List.of("table", "tables")))
        .isEqualTo("did you mean table?");
    assertThat(NearestNames.alternatives(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    assertThat(NearestNames.help("zzz", List.of("price"))).isEmpty();
  }
}
