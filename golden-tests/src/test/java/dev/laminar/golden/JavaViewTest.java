package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java view of every generated class is Java: javac takes it without a warning. */
class JavaViewTest {

  @Test
  void compilesUnderJavac(@TempDir Path output) throws IOException {
    // Cases name their streams alike: one compilation for the classes of the same name would clash.
    Map<Integer, List<JavaFileObject>> rounds = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (GoldenCase golden : GoldenCase.all().toList()) {
      try (CompiledScript script = CaseRunner.compile(golden, Tier.ASM)) {
        for (CompiledQuery query : script.queries()) {
          for (GeneratedClass generated : query.generated()) {
            int round = seen.merge(generated.ownName(), 1, Integer::sum);
            rounds
                .computeIfAbsent(round, r -> new ArrayList<>())
                .add(new Source(golden.name(), generated));
          }
        }
      }
    }
    for (List<JavaFileObject> sources : rounds.values()) {
      compile(sources, output);
    }
  }

  private static void compile(List<JavaFileObject> sources, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      List<String> options =
          List.of(
              "-Xlint:all,-path,-classfile",
              "-proc:none",
              "-d",
              output.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      boolean compiled = compiler.getTask(null, files, diagnostics, options, null, sources).call();
      assertThat(diagnostics.getDiagnostics().stream().map(JavaViewTest::text)).isEmpty();
      assertThat(compiled).isTrue();
    }
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String place = source == null ? "" : source.getName() + ":" + diagnostic.getLineNumber() + ": ";
    return place + diagnostic.getMessage(null);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;
    private final String golden;

    Source(String golden, GeneratedClass generated) {
      super(
          URI.create("string:///" + generated.ownName().replace('.', '/') + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.text = generated.javaText().get();
      this.golden = golden;
    }

    @Override
    public String getName() {
      return golden + super.getName();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
