package dev.laminar.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesSinkTest {

  private static final RowSchema SCHEMA =
      new RowSchema(List.of(new Column("n", DataType.of(TypeKind.BIGINT, false))));

  @TempDir Path directory;

  private final FilesSinkConnector connector = new FilesSinkConnector();

  /** One number a line after a header. */
  private static final class NumberEncoder extends RecordEncoder {
    @Override
    public void begin(ByteBuilder out) {
      append(out, "n\n");
    }

    @Override
    public void encode(ColumnBatch batch, ByteBuilder out) {
      for (int row = 0; row < batch.rowCount(); row++) {
        append(out, ((LongVector) batch.column(0)).values()[row] + "\n");
      }
    }

    private static void append(ByteBuilder out, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.append(bytes, 0, bytes.length);
    }
  }

  private static SinkDefinition definition(String... options) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    return new SinkDefinition("out", SCHEMA, new Options(map));
  }

  private SinkWriter open(String... options) {
    return connector.open(new SinkRequest(definition(options), new NumberEncoder(), new ByteArrayOutputStream()));
  }

  private static ColumnBatch batch(long... values) {
    ColumnBatch batch = ColumnBatch.allocate(SCHEMA, ColumnBatch.DEFAULT_CAPACITY);
    System.arraycopy(values, 0, ((LongVector) batch.column(0)).values(), 0, values.length);
    batch.setRowCount(values.length);
    return batch;
  }

  private void run(Path path, String mode, long... values) {
    try (SinkWriter writer = open("path", path.toString(), "mode", mode)) {
      writer.write(batch(values));
      writer.finish();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String unpacked(Path path) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isFoundByNameAndTellsTheFormat() {
    assertThat(ServiceLoader.load(SinkConnector.class).stream().map(p -> p.get().name())).contains("files");
    assertThat(connector.defaultFormat(new Options(Map.of("path", "out/x.csv.gz")))).isEqualTo("csv");
    assertThat(connector.acceptsUpdates(new Options(Map.of()))).isFalse();
  }

  @Test
  void theFileAppearsWhenItIsComplete() throws IOException {
    Path path = directory.resolve("made/bars.csv");
    try (SinkWriter writer = open("path", path.toString())) {
      writer.write(batch(1, 2));
      writer.flush();
      assertThat(path).doesNotExist();
      writer.write(batch(3));
      writer.finish();
      assertThat(path).hasContent("n\n1\n2\n3\n");
    }
    assertThat(path.getParent().toFile().list()).containsExactly("bars.csv");
  }

  @Test
  void anUnfinishedRunKeepsTheOldFileAndItsOwnPart() throws IOException {
    Path path = Files.writeString(directory.resolve("bars.csv"), "old");
    try (SinkWriter writer = open("path", path.toString())) {
      writer.write(batch(1, 2));
    }
    assertThat(path).hasContent("old");
    assertThat(names()).hasSize(2).first().asString().matches("\\.bars\\.csv\\.[0-9a-z]+\\.part");
    assertThat(directory.resolve(names().getFirst())).hasContent("n\n1\n2\n");
  }

  @Test
  void modes() throws IOException {
    Path path = directory.resolve("bars.csv");
    run(path, "overwrite", 1);
    run(path, "overwrite", 2);
    assertThat(path).hasContent("n\n2\n");
    run(path, "append", 3);
    assertThat(path).hasContent("n\n2\n3\n");
    assertThatThrownBy(() -> connector.validate(definition("path", path.toString(), "mode", "error_if_exists")))
        .isInstanceOfSatisfying(
            OptionException.class,
            e -> assertThat(e.help()).isEqualTo("remove it, or set 'mode' = 'overwrite' or 'append'"))
        .hasMessage("the file exists already: " + path);
    Files.delete(path);
    run(path, "error_if_exists", 4);
    assertThat(path).hasContent("n\n4\n");
  }

  @Test
  void aFileThatAppearedMeanwhileIsNotReplaced() throws IOException {
    Path path = directory.resolve("bars.csv");
    try (SinkWriter writer = open("path", path.toString(), "mode", "error_if_exists")) {
      writer.write(batch(1));
      Files.writeString(path, "another's");
      assertThatThrownBy(writer::finish)
          .isInstanceOf(LaminarException.class)
          .hasMessage("cannot write " + path + ": it exists already");
    }
    assertThat(path).hasContent("another's");
    assertThat(names()).hasSize(2);
  }

  @Test
  void appendedRowsAreThereAfterAFlushAndAfterAFailure() throws IOException {
    Path path = directory.resolve("bars.csv");
    SinkWriter writer = open("path", path.toString(), "mode", "append");
    writer.write(batch(1));
    writer.flush();
    assertThat(path).hasContent("n\n1\n");
    writer.write(batch(2));
    writer.close();
    assertThat(path).hasContent("n\n1\n2\n");
    assertThat(names()).containsExactly("bars.csv");
  }

  @Test
  void gzip() throws IOException {
    Path path = directory.resolve("bars.csv.gz");
    run(path, "overwrite", 1, 2);
    assertThat(unpacked(path)).isEqualTo("n\n1\n2\n");
    run(path, "append", 3);
    assertThat(unpacked(path)).isEqualTo("n\n1\n2\n3\n");
  }

  @Test
  void aRunWithoutRowsMakesAnEmptyFile() {
    Path path = directory.resolve("bars.csv");
    try (SinkWriter writer = open("path", path.toString())) {
      writer.finish();
    }
    assertThat(path).hasContent("n\n");
  }

  @Test
  void rolledFilesAreNumberedAndEachIsComplete() throws IOException {
    String[] options = {"path", directory + "/bars.csv", "roll.size", "10"};
    try (SinkWriter writer = open(options)) {
      for (int i = 0; i < 3; i++) {
        writer.write(batch(1000, 1001));
      }
      assertThat(names()).containsExactly("bars-000001.csv", "bars-000002.csv", "bars-000003.csv");
      writer.write(batch(7));
      writer.finish();
    }
    assertThat(directory.resolve("bars-000003.csv")).hasContent("n\n1000\n1001\n");
    assertThat(directory.resolve("bars-000004.csv")).hasContent("n\n7\n");

    // Appending goes on counting; overwriting removes what an earlier run made more.
    try (SinkWriter writer = open("path", directory + "/bars.csv", "roll.size", "10", "mode", "append")) {
      writer.write(batch(8));
      writer.finish();
    }
    assertThat(directory.resolve("bars-000005.csv")).hasContent("n\n8\n");
    assertThatThrownBy(() -> open("path", directory + "/bars.csv", "roll.size", "10", "mode", "error_if_exists"))
        .isInstanceOf(OptionException.class);
    try (SinkWriter writer = open(options)) {
      writer.write(batch(9));
      writer.finish();
    }
    assertThat(names()).containsExactly("bars-000001.csv");
    assertThat(directory.resolve("bars-000001.csv")).hasContent("n\n9\n");
  }

  @Test
  void filesRollByTime() throws IOException {
    AtomicLong clockNs = new AtomicLong();
    FilesSinkOptions options =
        FilesSinkOptions.of(new Options(Map.of("path", directory + "/bars.json.gz", "roll.interval", "1min")));
    try (SinkWriter writer = new FilesSinkWriter(options, new NumberEncoder(), clockNs::get)) {
      writer.write(batch(1));
      clockNs.set(59_000_000_000L);
      writer.write(batch(2));
      assertThat(names()).noneMatch(name -> name.startsWith("bars"));
      clockNs.set(60_000_000_000L);
      writer.flush();
      assertThat(unpacked(directory.resolve("bars-000001.json.gz"))).isEqualTo("n\n1\n2\n");
      writer.finish();
    }
    assertThat(names()).containsExactly("bars-000001.json.gz");
  }

  @Test
  void largeOutputIsWrittenWhole() throws IOException {
    Path path = directory.resolve("bars.csv");
    StringBuilder expected = new StringBuilder("n\n");
    try (SinkWriter writer = open("path", path.toString())) {
      for (int i = 0; i < 200; i++) {
        long[] values = new long[1024];
        for (int row = 0; row < values.length; row++) {
          values[row] = i * 1024L + row;
          expected.append(values[row]).append('\n');
        }
        writer.write(batch(values));
      }
      writer.finish();
    }
    assertThat(Files.readString(path)).isEqualTo(expected.toString());
  }

  @Test
  void aFullDiskIsAnIoErrorWithThePath() {
    assumeThat(Path.of("/dev/full")).exists();
    SinkWriter writer = open("path", "/dev/full", "mode", "append");
    writer.write(batch(1));
    assertThatThrownBy(writer::flush)
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
        .hasMessage("cannot write /dev/full: No space left on device");
    writer.close();
  }

  @Test
  void wrongOptionsAreRefused() {
    assertOption("a directory cannot be written as a file: " + directory, "path", directory.toString());
    assertOption("option 'path' names no file: ''", "path", "");
    assertOption("option 'mode' cannot be 'upsert'", "path", "a", "mode", "upsert");
    assertOption("option 'roll.interval' must be longer than zero", "path", "a", "roll.interval", "0s");
  }

  private void assertOption(String message, String... options) {
    assertThatThrownBy(() -> connector.validate(definition(options)))
        .isInstanceOf(OptionException.class)
        .hasMessage(message);
  }
}
