package dev.laminar.codegen.load;

import dev.laminar.codegen.budget.MethodSize;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.NameAllocator;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is generated for a statement to {@code <directory>/<query>/}: {@code 00-query.sql},
 * plans, {@code 30-<Class>.java}, {@code 31-<Class>.class}, {@code 32-<Class>.asm.txt}, {@code
 * 40-methods.json}, {@code index.json}. Without a directory it does nothing, and renders no text.
 */
public final class CodeDumper {

  private final @Nullable Path directory;

  CodeDumper(@Nullable Path directory) {
    this.directory = directory;
  }

  /**
   * Writes a file that the caller knows of, such as {@code 20-physical.plan}.
   *
   * @param text made only when there is a directory
   */
  public void file(String query, String fileName, Supplier<String> text) {
    if (directory != null) {
      write(
          folder(directory, query).resolve(fileName), text.get().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes the Java view before it is compiled. Returns where; null without a directory. */
  @Nullable String source(String query, String simpleName, String text) {
    if (directory == null) {
      return null;
    }
    Path path = folder(directory, query).resolve("30-" + simpleName + ".java");
    write(path, text.getBytes(StandardCharsets.UTF_8));
    return path.toString();
  }

  /** Writes the classes of a statement. */
  void statement(String query, List<GeneratedClass> classes) {
    if (directory == null) {
      return;
    }
    Path folder = folder(directory, query);
    for (GeneratedClass generated : classes) {
      String name = generated.simpleName();
      source(query, name, generated.javaText().get());
      write(folder.resolve("31-" + name + ".class"), generated.bytes());
      file(query, "32-" + name + ".asm.txt", () -> CodePrinter.bytecode(generated));
    }
    file(query, "40-methods.json", () -> methods(classes));
    file(query, "index.json", () -> index(query, classes, folder));
  }

  private static String methods(List<GeneratedClass> classes) {
    JsonText json = new JsonText().array();
    for (GeneratedClass generated : classes) {
      json.object().field("class", generated.ownName()).name("methods").array();
      for (MethodSize method : generated.methods()) {
        json.object()
            .field("name", method.name())
            .field("descriptor", method.descriptor())
            .field("bytes", method.bytes())
            .field("inline", method.isInlined())
            .field("huge", method.isHuge())
            .end();
      }
      json.end().name("constants").array();
      for (FieldModel field : generated.model().get().fields()) {
        String value = field.comment().get();
        if (field.isFinal() && !value.isEmpty()) {
          json.object()
              .field("field", field.name())
              .field("type", field.type().displayName())
              .field("value", value)
              .end();
        }
      }
      json.end().end();
    }
    return json.end().toString();
  }

  private static String index(String query, List<GeneratedClass> classes, Path folder) {
    JsonText json = new JsonText().object().field("query", query).name("classes").array();
    for (GeneratedClass generated : classes) {
      json.object()
          .field("name", generated.ownName())
          .field("runs", generated.binaryName())
          .field("shared", generated.isShared())
          .field("bytes", generated.bytes().length)
          .end();
    }
    json.end().name("files").array();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("index.json"))
          .sorted()
          .forEach(json::value);
    } catch (IOException e) {
      throw failed(folder, e);
    }
    return json.end().end().toString();
  }

  private static Path folder(Path directory, String query) {
    return directory.resolve(NameAllocator.identifier(query));
  }

  private static void write(Path path, byte[] content) {
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, content);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static LaminarException failed(Path path, IOException cause) {
    return new LaminarException(
        ErrorCode.IO_ERROR,
        "cannot write generated code to " + path + ": " + cause.getMessage(),
        SourceSpan.NONE,
        "check -Dlaminar.codegen.dump",
        cause);
  }
}
