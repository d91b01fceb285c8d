package dev.laminar.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.connectors.files.SourceHarness.Row;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesSourceTest {

  @TempDir Path directory;

  private final FilesSourceConnector connector = new FilesSourceConnector();

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<Row> read(int capacity, String... options) {
    try (SourceHarness source = new SourceHarness(capacity, options)) {
      return source.readAll();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void isFoundByName() {
    assertThat(ServiceLoader.load(SourceConnector.class).stream().map(p -> p.get().name()))
        .contains("files");
    assertThat(connector.options().getFirst().required()).isTrue();
  }

  @Test
  void readsRowsWithNumberAndPosition() throws IOException {
    Path file = write("q.csv", "symbol,price\nAA,1\n\nBB,2\r\nCC,3");
    assertThat(read(1024, "path", file.toString()))
        .containsExactly(
            new Row("AA", 1, 1, file + ":2"),
            new Row("BB", 2, 2, file + ":4"),
            new Row("CC", 3, 3, file + ":5"));
  }

  @Test
  void positionsCountLinesInsideQuotesAndSurviveEscapesResolvedInPlace() throws IOException {
    Path file = write("q.csv", "symbol,price\n\"A\n\"\"x\"\"\n\",1\nBB,2\n\n\"C\nC\",3\nDD,4\n");
    for (int capacity : new int[] {1, 2, 3, 1024}) {
      assertThat(read(capacity, "path", file.toString()))
          .containsExactly(
              new Row("A\n\"x\"\n", 1, 1, file + ":2"),
              new Row("BB", 2, 2, file + ":5"),
              new Row("C\nC", 3, 3, file + ":7"),
              new Row("DD", 4, 4, file + ":9"));
    }
  }

  @Test
  void byteOrderMarkEmptyFileAndMissingLineEnd() throws IOException {
    Path marked = write("marked.csv", "\uFEFFsymbol,price\nAA,1");
    assertThat(read(8, "path", marked.toString()))
        .containsExactly(new Row("AA", 1, 1, marked + ":2"));
    assertThat(read(8, "path", write("empty.csv", "").toString())).isEmpty();
    assertThat(read(8, "path", write("blank.csv", "\n\r\n\n").toString())).isEmpty();
    assertThat(read(8, "path", write("bom.csv", "\uFEFF").toString())).isEmpty();
    assertThat(read(8, "path", write("header.csv", "symbol,price").toString())).isEmpty();
  }

  @Test
  void anyBufferAndBatchSizeYieldsTheSameRows() throws IOException {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder("symbol,price\n");
    List<Row> expected = new ArrayList<>();
    int line = 2;
    Path file = directory.resolve("many.csv");
    for (int i = 1; i <= 500; i++) {
      String symbol = "é" + "x".repeat(random.nextInt(40));
      boolean broken = random.nextInt(10) == 0;
      text.append(broken ? "\"" + symbol + "\n\"" : symbol).append(',').append(i).append('\n');
      expected.add(new Row(broken ? symbol + "\n" : symbol, i, i, file + ":" + line));
      line += broken ? 2 : 1;
      if (random.nextInt(20) == 0) {
        text.append('\n');
        line++;
      }
    }
    Files.writeString(file, text);
    Path packed = Files.write(directory.resolve("many.csv.gz"), gzip(text.toString()));
    for (int buffer : new int[] {16, 17, 64, 100, 1000, 1 << 18}) {
      for (int capacity : new int[] {1, 7, 1024}) {
        String[] size = {"read_buffer_size", Integer.toString(buffer), "path", file.toString()};
        assertThat(read(capacity, size)).as("%d %d", buffer, capacity).isEqualTo(expected);
      }
      assertThat(read(100, "path", packed.toString(), "read_buffer_size", Integer.toString(buffer)))
          .extracting(Row::position)
          .isEqualTo(
              expected.stream().map(r -> r.position().replace(".csv:", ".csv.gz:")).toList());
    }
  }

  @Test
  void directoriesAndGlobsInNameOrder() throws IOException {
    write("in/b.csv", "B,1\n");
    write("in/a.csv", "symbol,price\nA,1\nA,2\n");
    write("in/.hidden.csv", "H,1\n");
    write("in/sub/c.csv", "C,1\n");
    Files.write(directory.resolve("in/d.csv.gz"), gzip("D,1\n"));
    assertThat(read(8, "path", directory.resolve("in").toString()))
        .extracting(Row::symbol, Row::number)
        .containsExactly(tuple("A", 1), tuple("A", 2), tuple("B", 3), tuple("D", 4));
    assertThat(read(8, "path", directory + "/in/*.csv"))
        .extracting(Row::symbol)
        .containsExactly("A", "A", "B");
    assertThat(read(8, "path", directory + "/in/[bc].csv"))
        .extracting(Row::symbol)
        .containsExactly("B");
    assertThat(read(8, "path", directory + "/*/*.csv"))
        .extracting(Row::symbol)
        .containsExactly("A", "A", "B");
    assertThat(read(8, "path", directory + "/**/*.csv"))
        .extracting(Row::symbol)
        .containsExactly("A", "A", "B", "C");
    Path literal = write("in/x[1].csv", "X,1\n");
    assertThat(read(8, "path", literal.toString())).extracting(Row::symbol).containsExactly("X");
  }

  private static org.assertj.core.groups.Tuple tuple(String symbol, long number) {
    return org.assertj.core.groups.Tuple.tuple(symbol, number);
  }

  @Test
  void compressionCanBeSaid() throws IOException {
    Path packed = Files.write(directory.resolve("data.csv"), gzip("AA,1\n"));
    assertThat(read(8, "path", packed.toString(), "compression", "gzip")).hasSize(1);
    Path plain = write("plain.csv.gz", "AA,1\n");
    assertThat(read(8, "path", plain.toString(), "compression", "none")).hasSize(1);
    assertThatThrownBy(() -> read(8, "path", plain.toString()))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
        .hasMessage("cannot read " + plain + ": Not in GZIP format");
  }

  @Test
  void formatIsToldFromTheName() throws IOException {
    write("in/trades.csv", "");
    assertThat(format("a/trades.json")).isEqualTo("json");
    assertThat(format("a/*.JSONL.gz")).isEqualTo("json");
    assertThat(format("a/x.ndjson")).isEqualTo("json");
    assertThat(format("a/x.csv.gz")).isEqualTo("csv");
    assertThat(format("a/x.txt")).isEmpty();
    assertThat(format(directory.resolve("in").toString())).isEqualTo("csv");
  }

  private String format(String path) {
    return connector.defaultFormat(new Options(Map.of("path", path)));
  }

  @Test
  void describesBoundedAndFollowed() throws IOException {
    Path file = write("a.csv", "A,1\n");
    assertThat(connector.describe(SourceHarness.definition("path", file.toString())))
        .isEqualTo(new SourceDescription(true, true));
    assertThat(
            connector.describe(
                SourceHarness.definition("path", directory + "/later.csv", "follow", "true")))
        .isEqualTo(new SourceDescription(false, false));
  }

  @Test
  void missingFilesAreNamedWithAWayOut() throws IOException {
    Path missing = directory.resolve("nowhere/trades.csv");
    assertMissing(
        missing.toString(),
        "no such file: " + missing,
        "check the path, or set 'follow' = 'true' to wait for the file");
    Path here = Path.of("").toAbsolutePath();
    assertMissing(
        "no/such.csv",
        "no such file: " + here.resolve("no/such.csv"),
        "'no/such.csv' is relative to "
            + here
            + "; check the path, or set 'follow' = 'true' to wait for the file");
    assertMissing(
        directory + "/*.csv",
        "no file matches: " + directory + "/*.csv",
        "check the pattern, or set 'follow' = 'true' to wait for a file");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertMissing(
        empty.toString(),
        "the directory holds no file: " + empty,
        "put a file there, or set 'follow' = 'true' to wait for one");
  }

  private void assertMissing(String path, String message, String help) {
    assertThatThrownBy(() -> connector.describe(SourceHarness.definition("path", path)))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE);
              assertThat(e.help()).isEqualTo(help);
            })
        .hasMessage(message);
  }

  @Test
  void wrongOptionsAreRefused() {
    assertOption("path", "option 'path' is empty", "path", " ");
    assertOption("path", "missing option 'path'");
    assertOption(
        "compression", "option 'compression' cannot be 'zip'", "path", "a", "compression", "zip");
    assertOption(
        "follow", "a gzip file cannot be followed: 'a.gz'", "path", "a.gz", "follow", "true");
    assertOption(
        "follow.poll_interval",
        "option 'follow.poll_interval' needs 'follow' = 'true'",
        "path",
        "a",
        "follow.poll_interval",
        "1s");
    assertOption(
        "on_error", "option 'on_error' cannot be 'ignore'", "path", "a", "on_error", "ignore");
    assertOption(
        "on_error",
        "'on_error' = 'dead_letter' needs a file to write to",
        "path",
        "a",
        "on_error",
        "dead_letter");
    assertOption(
        "dead_letter.path",
        "option 'dead_letter.path' needs 'on_error' = 'dead_letter'",
        "path",
        "a",
        "dead_letter.path",
        "x");
    assertOption(
        "read_buffer_size",
        "option 'read_buffer_size' takes a size, not 'big'",
        "path",
        "a",
        "read_buffer_size",
        "big");
    assertOption(
        "max_record_size",
        "option 'max_record_size' must lie between 16 and 1073741824 bytes, not '2GiB'",
        "path",
        "a",
        "max_record_size",
        "2GiB");
  }

  private void assertOption(String option, String message, String... options) {
    assertThatThrownBy(() -> connector.describe(SourceHarness.definition(options)))
        .isInstanceOfSatisfying(
            OptionException.class, e -> assertThat(e.option()).isEqualTo(option))
        .hasMessage(message);
  }

  @Test
  void rowsAndBytesAreCounted() throws IOException {
    String text = "symbol,price\n" + "AA,1\n".repeat(5000);
    Path file = write("a.csv", text);
    try (SourceHarness source = new SourceHarness(1024, "path", file.toString())) {
      assertThat(source.readAll()).hasSize(5000);
      assertThat(source.metrics.rows()).isEqualTo(5000);
      assertThat(source.metrics.bytes()).isEqualTo(text.length());
      assertThat(source.read(new ArrayList<>())).isEqualTo(SourceReader.Status.END);
    }
  }
}
