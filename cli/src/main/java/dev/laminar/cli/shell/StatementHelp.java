package dev.laminar.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The syntax of each statement, with an example. */
final class StatementHelp {

  private static final String RESOURCE = "statements.txt";
  private static final String TITLE = "## ";
  private static final String EXAMPLE = "example:\n";

  private final Map<String, String> texts;

  private StatementHelp(Map<String, String> texts) {
    this.texts = texts;
  }

  static StatementHelp load() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String section : resource().split("(?m)^" + TITLE, -1)) {
      int line = section.indexOf('\n');
      if (line > 0) {
        texts.put(section.substring(0, line).strip(), section.substring(line + 1).strip());
      }
    }
    return new StatementHelp(texts);
  }

  private static String resource() {
    try (InputStream in = StatementHelp.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> topics() {
    return List.copyOf(texts.keySet());
  }

  /** The texts of the statements whose name has all the words: of "create", several. */
  List<String> find(String words) {
    String wanted = words.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    String exact = texts.get(wanted);
    if (exact != null) {
      return List.of(exact);
    }
    List<String> found = new ArrayList<>();
    texts.forEach((topic, text) -> {
      if ((" " + topic + " ").contains(" " + wanted + " ")) {
        found.add(text);
      }
    });
    return found;
  }

  /** The statements of the examples. */
  List<String> examples() {
    return texts.values().stream()
        .map(text -> text.substring(text.indexOf(EXAMPLE) + EXAMPLE.length()))
        .toList();
  }
}
