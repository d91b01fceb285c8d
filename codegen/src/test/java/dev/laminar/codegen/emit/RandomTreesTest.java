package dev.laminar.codegen.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.tree.ClassModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both tiers must agree on random programs, and javac must take the text of each. */
final class RandomTreesTest {

  private static final int PROGRAMS = 100;

  @Test
  void tiersAgree() {
    List<ClassModel> models = new ArrayList<>();
    for (int seed = 0; seed < PROGRAMS; seed++) {
      ClassModel model = RandomTrees.of(seed, 12);
      models.add(model);
      Class<?> asm = Tiers.asm(model);
      Class<?> janino = Tiers.janino(model);
      for (int run = 0; run < 5; run++) {
        Object[] asmArguments = RandomTrees.arguments(run);
        Object[] janinoArguments = RandomTrees.arguments(run);
        Object expected = Tiers.run(janino, janinoArguments);
        assertThat(Tiers.run(asm, asmArguments))
            .as("seed %s run %s", seed, run)
            .isEqualTo(expected);
        assertThat(asmArguments)
            .as("arrays of seed %s run %s", seed, run)
            .isEqualTo(janinoArguments);
      }
    }
    Tiers.javac(models);
  }
}
