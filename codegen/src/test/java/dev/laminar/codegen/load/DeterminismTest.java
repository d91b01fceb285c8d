package dev.laminar.codegen.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.emit.RandomTrees;
import dev.laminar.codegen.load.CodegenOptions.Lines;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same statement gives the same bytes and the same text, in every process. */
final class DeterminismTest {

  /** Prints a digest of what is generated for some programs. */
  static final class Generate {
    public static void main(String[] arguments) throws Exception {
      System.out.println(digest());
    }
  }

  private static String digest() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Tier tier : Tier.values()) {
      for (Lines lines : Lines.values()) {
        CodegenOptions options = new CodegenOptions(tier, lines, CommentDepth.SQL, null, false);
        CodeCompiler compiler = Rules.compiler(options, new CodeCache(1));
        for (int seed = 0; seed < 5; seed++) {
          GeneratedClass generated = compiler.compile("test", RandomTrees.of(seed, 60));
          digest.update(generated.bytes());
          digest.update(generated.javaText().get().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void sameBytesInAnotherProcess() throws Exception {
    String here = digest();
    assertThat(digest()).isEqualTo(here);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss8m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Generate.class.getName())
            .redirectErrorStream(true)
            .start();
    String there =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(there).isEqualTo(here);
  }
}
