package dev.laminar.compile;

import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.nativebindings.memory.MappedMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The jars beside which a compiled script runs: the kernel, what the kernel needs, and the
 * connectors of the script.
 */
final class RunTimeLibraries {

  /**
   * One class of each library, by the name its jar gets where the class comes from a folder of
   * classes.
   */
  private static final Map<String, Class<?>> KERNEL = kernel();

  private RunTimeLibraries() {}

  private static Map<String, Class<?>> kernel() {
    Map<String, Class<?>> classes = new LinkedHashMap<>();
    classes.put("laminar-runtime-kernel", Engine.class);
    classes.put("laminar-native-bindings", MappedMemory.class);
    classes.put("jctools-core-jdk11", SpscVarHandleArrayQueue.class);
    classes.put("jctools-core", MessagePassingQueue.class);
    classes.put("HdrHistogram", Histogram.class);
    classes.put("slf4j-api", Logger.class);
    return classes;
  }

  /**
   * Where the libraries of a script are, by the file name of their jar, in the order of the class
   * path.
   */
  static Map<String, Path> of(CompiledScript script) {
    Map<String, Class<?>> classes = new LinkedHashMap<>(KERNEL);
    Map<String, Class<?>> connectors = new TreeMap<>();
    for (CompiledStatement.NewSource source : script.sources()) {
      if (source.connector() != null) {
        connectors.put(connectorJar(source.connector().name()), source.connector().getClass());
      }
    }
    for (CompiledStatement.NewSink sink : script.sinks()) {
      connectors.put(connectorJar(sink.connector().name()), sink.connector().getClass());
    }
    classes.putAll(connectors);
    Map<String, Path> libraries = new LinkedHashMap<>();
    classes.forEach((name, type) -> {
      Path place = place(type);
      if (!libraries.containsValue(place)) {
        libraries.put(
            Files.isDirectory(place) ? name + ".jar" : String.valueOf(place.getFileName()), place);
      }
    });
    return libraries;
  }

  private static String connectorJar(String connector) {
    return "laminar-connector-" + connector.toLowerCase(Locale.ROOT);
  }

  private static Path place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      if (source != null && source.getLocation() != null) {
        return Path.of(source.getLocation().toURI());
      }
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw unknownPlace(type, e);
    }
    throw unknownPlace(type, null);
  }

  private static LaminarException unknownPlace(Class<?> type, @Nullable Exception cause) {
    return new LaminarException(
        ErrorCode.INVALID_ARGUMENT,
        "cannot tell which jar " + type.getName() + " comes from",
        SourceSpan.NONE,
        "compile with Laminar's jars as files on the class path, not packed into another archive",
        cause);
  }

  /** Copies a library; a folder of classes, as in a build, becomes a jar. */
  static void copy(Path library, OutputStream out) throws IOException {
    if (!Files.isDirectory(library)) {
      Files.copy(library, out);
      return;
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(library)) {
      found.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (Path file : files) {
        JarEntry entry = new JarEntry(library.relativize(file).toString().replace('\\', '/'));
        entry.setTimeLocal(JarBuilder.ENTRY_TIME);
        jar.putNextEntry(entry);
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
    bytes.writeTo(out);
  }
}
