package dev.laminar.slt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** The files, which are in a jar on the class path. */
final class SltFiles implements AutoCloseable {

  private static final String ROOT = "test/";
  private static final String END = ".test";

  private final JarFile jar;

  private SltFiles(JarFile jar) {
    this.jar = jar;
  }

  static SltFiles open() {
    URL one =
        Objects.requireNonNull(
            SltFiles.class.getClassLoader().getResource(ROOT + "select1" + END),
            "the files of sqllogictest are not on the class path");
    try {
      JarURLConnection connection = (JarURLConnection) one.openConnection();
      connection.setUseCaches(false);
      return new SltFiles(connection.getJarFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Names such as {@code random/select/slt_good_7}, sorted.
   *
   * @param pattern that is found in them
   */
  List<String> names(Pattern pattern) {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(ROOT) && name.endsWith(END))
        .map(name -> name.substring(ROOT.length(), name.length() - END.length()))
        .filter(name -> pattern.matcher(name).find())
        .sorted()
        .toList();
  }

  List<SltRecord> records(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                jar.getInputStream(jar.getEntry(ROOT + name + END)), StandardCharsets.UTF_8))) {
      return SltParser.parse(name, reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      jar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
