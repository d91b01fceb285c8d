package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Bytes are a function of the plan: the same in another JVM that compiles in another order, with
 * other hash codes.
 */
class StableBytesTest {

  @Test
  void bytesAreTheSameInTwoJvms() throws IOException, InterruptedException {
    Map<String, String> here = digests(false);
    ChildJvm.Result child =
        ChildJvm.run(
            List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=0"),
            StableBytesTest.class.getName(),
            List.of());
    assertThat(child.exitCode()).as(child.errors()).isZero();
    assertThat(child.output().lines()).containsExactlyInAnyOrderElementsOf(lines(here));
    assertThat(here).hasSizeGreaterThan(30);
  }

  /** What the other JVM does: the last case first. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    lines(digests(true)).forEach(out::println);
  }

  private static List<String> lines(Map<String, String> digests) {
    return digests.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  private static Map<String, String> digests(boolean reversed) {
    List<GoldenCase> cases = new java.util.ArrayList<>(GoldenCase.all().toList());
    if (reversed) {
      Collections.reverse(cases);
    }
    Map<String, String> digests = new TreeMap<>();
    for (GoldenCase golden : cases) {
      try (CompiledScript script = CaseRunner.compile(golden, Tier.ASM)) {
        for (CompiledQuery query : script.queries()) {
          for (GeneratedClass generated : query.generated()) {
            digests.put(golden + "/" + generated.ownName(), digest(generated.bytes()));
          }
        }
      }
    }
    return digests;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
