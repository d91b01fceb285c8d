package dev.laminar.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of rolled files: {@code bars.json} becomes {@code bars-000001.json}, {@code bars-000002.json}, … */
final class NumberedFiles {

  private final Path directory;
  private final String stem;
  private final String extension;
  private final Pattern form;

  NumberedFiles(Path path) {
    directory = path.toAbsolutePath().normalize().getParent();
    String name = path.getFileName().toString();
    int end = name.endsWith(".gz") ? name.length() - ".gz".length() : name.length();
    int dot = name.lastIndexOf('.', end - 1);
    int split = dot > 0 ? dot : end;
    stem = name.substring(0, split);
    extension = name.substring(split);
    form = Pattern.compile(Pattern.quote(stem) + "-(\\d{6,9})" + Pattern.quote(extension));
  }

  Path path(int number) {
    return directory.resolve(String.format("%s-%06d%s", stem, number, extension));
  }

  /** The files that are there, by number. */
  SortedMap<Integer, Path> existing() {
    SortedMap<Integer, Path> files = new TreeMap<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (Stream<Path> list = Files.list(directory)) {
      for (Path file : list.toList()) {
        Matcher matcher = form.matcher(file.getFileName().toString());
        if (matcher.matches()) {
          files.put(Integer.parseInt(matcher.group(1)), file);
        }
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(directory, e);
    }
    return files;
  }
}
