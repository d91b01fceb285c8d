package dev.laminar.codegen.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.load.CodegenOptions.Lines;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.kernel.error.LaminarException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class CodegenOptionsTest {

  private static CodegenOptions of(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return CodegenOptions.from(properties);
  }

  @Test
  void propertiesChangeDefaults() {
    assertThat(of("user.dir", "/")).isEqualTo(CodegenOptions.DEFAULTS);
    assertThat(
            of(
                "laminar.codegen.tier", "janino",
                "laminar.codegen.lines", "java",
                "laminar.codegen.comments", "none",
                "laminar.codegen.dump", "out/code",
                "laminar.codegen.verify", "true"))
        .isEqualTo(
            new CodegenOptions(
                Tier.JANINO, Lines.JAVA, CommentDepth.NONE, Path.of("out/code"), true));
  }

  @Test
  void unknownNamesAndValuesAreErrors() {
    assertThatThrownBy(() -> of("laminar.codegen.tear", "asm"))
        .isInstanceOf(LaminarException.class)
        .hasMessage("unknown option laminar.codegen.tear");
    assertThatThrownBy(() -> of("laminar.codegen.tier", "ASM"))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e).hasMessage("unknown value laminar.codegen.tier=ASM");
              assertThat(e.help()).isEqualTo("known are asm, janino");
            });
    assertThatThrownBy(() -> of("laminar.codegen.comments", "generator"))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.help()).isEqualTo("known are none, sql"));
    assertThatThrownBy(() -> of("laminar.codegen.verify", "yes"))
        .isInstanceOf(LaminarException.class);
  }
}
