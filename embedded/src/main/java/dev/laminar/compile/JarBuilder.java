package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.launch.PlanRunner;
import dev.laminar.kernel.plan.PlanCodec;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.storage.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Writes a compiled script as a program: {@code app.jar} with the generated classes and the plan,
 * and beside it {@code app-lib/} with the kernel and the connectors that the script names. {@code
 * java -jar app.jar} runs it, without parser, planner or code generator. Equal scripts give equal
 * bytes.
 */
public final class JarBuilder {

  /**
   * Of every entry, so that the bytes do not depend on when a jar is made; the first that the
   * format can hold.
   */
  static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final Attributes.Name NATIVE_ACCESS = new Attributes.Name("Enable-Native-Access");

  private JarBuilder() {}

  /**
   * What was written.
   *
   * @param libraries the jars of its class path, in a folder beside it
   * @param classCount generated classes in the jar
   * @param functionClasses classes of users' functions, which are to be on the class path besides:
   *     {@code java -cp app.jar:functions.jar dev.laminar.kernel.launch.PlanRunner}
   */
  public record Program(
      Path jar, List<Path> libraries, int classCount, List<String> functionClasses) {

    public Program {
      libraries = List.copyOf(libraries);
      functionClasses = List.copyOf(functionClasses);
    }
  }

  /**
   * Writes the program. The jar appears last and at once, so that it never stands beside libraries
   * it does not fit.
   *
   * @param jar its file, which ends in {@code .jar}; replaced when it exists
   * @throws LaminarException when the script cannot run alone, or a file cannot be written
   */
  public static Program write(CompiledScript script, Path jar) {
    requireRunnable(script);
    SortedMap<String, byte[]> classes = classes(script);
    Map<String, Path> libraries = RunTimeLibraries.of(script);
    Path folder = libraryFolder(jar);
    byte[] program =
        program(
            script, classes, manifest(String.valueOf(folder.getFileName()), libraries.keySet()));

    createFolder(folder);
    List<Path> copies = new ArrayList<>();
    libraries.forEach((name, library) -> {
      Path copy = folder.resolve(name);
      AtomicFile.write(copy, out -> RunTimeLibraries.copy(library, out));
      copies.add(copy);
    });
    AtomicFile.write(jar, out -> out.write(program));
    return new Program(jar, copies, classes.size(), usersOwn(script.functionClasses()));
  }

  /** Those that do not come with every JDK. */
  private static List<String> usersOwn(List<String> classes) {
    return classes.stream()
        .filter(name -> ClassLoader.getPlatformClassLoader().getResource(file(name)) == null)
        .toList();
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
  }

  private static byte[] program(
      CompiledScript script, SortedMap<String, byte[]> classes, Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
      manifest.write(jar);
      jar.closeEntry();
      add(jar, PlanRunner.PLAN_RESOURCE, PlanCodec.encode(script.plan()));
      add(
          jar,
          PlanRunner.SQL_RESOURCES + script.name(),
          script.text().getBytes(StandardCharsets.UTF_8));
      if (!script.functionClasses().isEmpty()) {
        add(
            jar,
            PlanRunner.FUNCTION_CLASSES,
            (String.join("\n", script.functionClasses()) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, byte[]> generated : classes.entrySet()) {
        add(jar, file(generated.getKey()), generated.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void requireRunnable(CompiledScript script) {
    for (CompiledStatement.NewSource source : script.sources()) {
      if (source.plan().isPushed()) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "source "
                + source.plan().name()
                + " has no connector: nobody could push rows into it in a compiled script",
            script
                .definition(source.plan().name())
                .map(CatalogObject::span)
                .orElse(SourceSpan.NONE),
            "give it a connector: FROM FILES (path = '…') FORMAT CSV, for example");
      }
    }
    if (script.sinks().isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "script " + script.name() + " has no sink: nothing would come out of it",
          SourceSpan.NONE,
          "end it with CREATE SINK … INTO PRINT AS SELECT …, or with a SELECT");
    }
  }

  /** By binary name. Queries of one shape share their class. */
  private static SortedMap<String, byte[]> classes(CompiledScript script) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (GeneratedClass generated : script.classes()) {
      byte[] other = classes.put(generated.binaryName(), generated.bytes());
      if (other != null && !Arrays.equals(other, generated.bytes())) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "two objects of script "
                + script.name()
                + " have class "
                + generated.binaryName()
                + ": their names are too much alike",
            SourceSpan.NONE,
            "rename one of them: letters, digits and underscores count, case does not");
      }
    }
    return classes;
  }

  private static Path libraryFolder(Path jar) {
    String fileName = String.valueOf(jar.getFileName());
    if (!fileName.endsWith(".jar") || fileName.equals(".jar")) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "'" + jar + "' does not name a jar",
          SourceSpan.NONE,
          "give a name that ends in .jar: app.jar");
    }
    String stem = fileName.substring(0, fileName.length() - ".jar".length());
    return jar.toAbsolutePath().resolveSibling(stem + "-lib");
  }

  private static void createFolder(Path folder) {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new LaminarException(
          ErrorCode.MISSING_FILE,
          "there is no directory " + parent,
          SourceSpan.NONE,
          "create it first");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LaminarException(
          ErrorCode.IO_ERROR,
          "cannot create directory " + folder + ": " + e.getMessage(),
          SourceSpan.NONE,
          "",
          e);
    }
  }

  private static Manifest manifest(String folder, Collection<String> libraries) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, PlanRunner.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        libraries.stream().map(name -> url(folder, name)).collect(Collectors.joining(" ")));
    attributes.put(NATIVE_ACCESS, "ALL-UNNAMED");
    return manifest;
  }

  /** A relative URL: a class path in a manifest has blanks between its elements. */
  private static String url(String folder, String name) {
    try {
      return new URI(null, null, "./" + folder + "/" + name, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "cannot put '" + folder + "/" + name + "' on a class path",
          SourceSpan.NONE,
          "",
          e);
    }
  }

  private static JarEntry entry(String name) {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(ENTRY_TIME);
    return entry;
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(entry(name));
    jar.write(content);
    jar.closeEntry();
  }
}
