package dev.laminar.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.connectors.formats.CsvFormat;
import dev.laminar.connectors.formats.DecoderSpec;
import dev.laminar.connectors.formats.Format;
import dev.laminar.connectors.formats.JsonFormat;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceReader.Status;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files source with the decoders that statements get. */
final class GeneratedFormatsTest {

  private static final RowSchema SCHEMA =
      new RowSchema(
          List.of(
              new Column("symbol", DataType.of(TypeKind.VARCHAR, false)),
              new Column("price", DataType.of(TypeKind.BIGINT, false))));

  @TempDir Path directory;

  private final SourceMetrics metrics = new SourceMetrics();

  private static final class Loader extends ClassLoader {
    Loader() {
      super(Loader.class.getClassLoader());
    }

    Class<?> define(ClassModel model) {
      byte[] bytes = AsmEmitter.emit(model, new LineNumbers.None());
      return defineClass(model.binaryName(), bytes, 0, bytes.length);
    }
  }

  private SourceReader open(Format format, Path path, String... more) {
    Map<String, String> options = new TreeMap<>(Map.of("path", path.toString()));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    int[] all = {0, 1};
    Options declared = new Options(options);
    Class<?> decoder =
        new Loader()
            .define(
                format.decoder(
                    new DecoderSpec(
                        ClassDesc.of("laminar.generated.test.Decoder"), SCHEMA, all, declared)));
    return new FilesSourceConnector()
        .open(
            new SourceRequest(
                new SourceDefinition("quotes", SCHEMA, declared),
                all,
                () -> {
                  try {
                    return (RecordDecoder) decoder.getConstructor().newInstance();
                  } catch (ReflectiveOperationException e) {
                    throw new LinkageError("the decoder has no usable constructor", e);
                  }
                },
                metrics));
  }

  private static List<String> rows(SourceReader reader, int capacity) {
    ColumnBatch batch = ColumnBatch.allocate(SCHEMA, capacity);
    List<String> rows = new ArrayList<>();
    try (reader) {
      while (reader.read(batch) == Status.ROWS) {
        for (int row = 0; row < batch.rowCount(); row++) {
          String position = reader.position(batch, row);
          rows.add(
              ((BytesVector) batch.column(0)).getString(row)
                  + " "
                  + ((LongVector) batch.column(1)).values()[row]
                  + " "
                  + position.substring(position.lastIndexOf('/') + 1));
        }
        batch.reset();
      }
    }
    return rows;
  }

  @Test
  void csvWithQuotedLineFeedsBlankLinesAndHeader() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("q.csv"),
            "price,symbol\r\n1,\"A\n\"\"A\"\"\n\"\r\n\n2,BB\n3,\"C\nC\"");
    for (int capacity : new int[] {1, 2, 1024}) {
      for (String buffer : new String[] {"16", "20", "1000"}) {
        assertThat(rows(open(new CsvFormat(), file, "read_buffer_size", buffer), capacity))
            .containsExactly("A\n\"A\"\n 1 q.csv:2", "BB 2 q.csv:6", "C\nC 3 q.csv:7");
      }
    }
  }

  @Test
  void jsonWithEscapesBlankLinesAndBrokenRecords() throws IOException {
    Path letters = directory.resolve("letters.jsonl");
    String broken = "{\"symbol\":\"e\\u00e9\\n\",\"price\":\"abc\"}";
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int line = 1; line <= 2000; line++) {
      if (line % 1000 == 0) {
        text.append(broken).append('\n');
      } else if (line == 7) {
        text.append("  \n");
      } else {
        text.append("{\"price\":")
            .append(line)
            .append(", \"x\": [1, {}], \"symbol\":\"a\\n")
            .append(line)
            .append("\"}\n");
        expected.add("a\n" + line + " " + line + " t.json:" + line);
      }
    }
    Path file = Files.writeString(directory.resolve("t.json"), text);
    for (String buffer : new String[] {"100", "262144"}) {
      Files.deleteIfExists(letters);
      String[] options = {
        "on_error",
        "dead_letter",
        "dead_letter.path",
        letters.toString(),
        "read_buffer_size",
        buffer
      };
      assertThat(rows(open(new JsonFormat(), file, options), 300)).isEqualTo(expected);
      // A number may stand in quotes, so the offending byte is the letter after the quote.
      int offset = text.indexOf(broken) + broken.indexOf("abc");
      List<String> kept = Files.readAllLines(letters);
      assertThat(kept).hasSize(2);
      int column = broken.indexOf("abc") + 1;
      assertThat(kept.getFirst())
          .contains("\"line\":1000,\"column\":" + column + ",\"byte\":" + offset)
          .contains("column price")
          .endsWith("\"record\":\"" + broken.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
    }
    assertThat(metrics.malformed()).isEqualTo(4);
  }

  @Test
  void readingAllocatesNothingPerRow() throws IOException {
    int rows = 200_000;
    StringBuilder text = new StringBuilder("symbol,price\n");
    for (int i = 0; i < rows; i++) {
      text.append("SYM").append(i % 100).append(',').append(i).append('\n');
    }
    Path file = Files.writeString(directory.resolve("many.csv"), text);
    assertThat(drain(open(new CsvFormat(), file))).isEqualTo(rows);
    SourceReader reader = open(new CsvFormat(), file);
    ColumnBatch batch = ColumnBatch.allocate(SCHEMA, 1024);
    assertThat(reader.read(batch)).isEqualTo(Status.ROWS);
    batch.reset();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long read = drain(reader, batch);
    assertThat(read).isEqualTo(rows - 1024);
    // A few hundred bytes per read of 256 KiB, for its byte count in the JDK and such.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_384);
  }

  private static long drain(SourceReader reader) {
    return drain(reader, ColumnBatch.allocate(SCHEMA, 1024));
  }

  private static long drain(SourceReader reader, ColumnBatch batch) {
    long rows = 0;
    try (reader) {
      while (reader.read(batch) == Status.ROWS) {
        rows += batch.rowCount();
        batch.reset();
      }
    }
    return rows;
  }
}
