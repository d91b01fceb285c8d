package dev.laminar.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.connectors.files.SourceHarness.Row;
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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of 10,000 lines whose line 1,000 is broken, in each mode. */
final class MalformedRecordsTest {

  @TempDir Path directory;

  private Path file;
  private Path letters;
  private String message;

  @BeforeEach
  void writeFile() throws IOException {
    file = directory.resolve("quotes.csv");
    letters = directory.resolve("dead/letters.jsonl");
    StringBuilder text = new StringBuilder();
    int offset = 0;
    for (int line = 1; line <= 10_000; line++) {
      if (line == 1000) {
        // Two characters of two bytes: columns count characters, offsets count bytes.
        text.append("éé\\1000,a\tb\n");
        offset = text.toString().getBytes(StandardCharsets.UTF_8).length - 4;
      } else {
        text.append("S").append(line % 5).append(',').append(line).append('\n');
      }
    }
    Files.writeString(file, text);
    message =
        file + ":1000:9 (byte " + offset + "): column price: expected a number, found \"a\tb\"";
  }

  @Test
  void failDeliversWhatCameBeforeThenFails() {
    for (int capacity : new int[] {100, 1024}) {
      try (SourceHarness source = new SourceHarness(capacity, "path", file.toString())) {
        List<Row> rows = new ArrayList<>();
        assertThatThrownBy(
                () -> {
                  while (source.read(rows) == SourceReader.Status.ROWS) {}
                })
            .isInstanceOfSatisfying(
                LaminarException.class,
                e -> {
                  assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_INPUT);
                  assertThat(e.help())
                      .isEqualTo(
                          "correct the record, or set 'on_error' = 'skip' or 'dead_letter' on the source");
                })
            .hasMessage(message);
        assertThat(rows).hasSize(999);
        assertThat(source.metrics.malformed()).isEqualTo(1);
      }
    }
  }

  @Test
  void skipCountsAndKeepsRowNumbersAndLinesRight() {
    try (SourceHarness source =
        new SourceHarness(1024, "path", file.toString(), "on_error", "skip")) {
      List<Row> rows = source.readAll();
      assertThat(rows).hasSize(9_999);
      assertThat(source.metrics.malformed()).isEqualTo(1);
      assertThat(source.metrics.lastError()).isEqualTo(message);
      for (Row row : rows) {
        assertThat(row.number()).isEqualTo(row.price());
        assertThat(row.position()).isIn("", file + ":" + row.price());
      }
    }
  }

  @Test
  void deadLettersKeepTheRecord() throws IOException {
    String[] options = {
      "path", file.toString(), "on_error", "dead_letter", "dead_letter.path", letters.toString()
    };
    try (SourceHarness source = new SourceHarness(1024, options)) {
      assertThat(source.readAll()).hasSize(9_999);
      assertThat(source.metrics.malformed()).isEqualTo(1);
    }
    String offset = message.replaceAll(".*byte (\\d+).*", "$1");
    String line =
        "{\"file\":\""
            + file
            + "\",\"line\":1000,\"column\":9,\"byte\":"
            + offset
            + ",\"message\":\"column price: expected a number, found \\\"a\\tb\\\"\""
            + ",\"record\":\"éé\\\\1000,a\\tb\"}\n";
    assertThat(letters).hasContent(line);
    try (SourceHarness again = new SourceHarness(16, options)) {
      again.readAll();
    }
    assertThat(letters).hasContent(line + line);
  }

  @Test
  void aRecordThatIsNotTextIsKeptAsBase64() throws IOException {
    Files.write(file, new byte[] {'A', (byte) 0xFF, ',', 'x', '\n', 'B', ',', '2', '\n'});
    try (SourceHarness source =
        new SourceHarness(
            4,
            "path",
            file.toString(),
            "on_error",
            "dead_letter",
            "dead_letter.path",
            letters.toString())) {
      assertThat(source.readAll()).containsExactly(new Row("B", 2, 2, file + ":2"));
    }
    assertThat(Files.readString(letters)).contains("\"record_base64\":\"Qf8seA==\"}");
  }

  @Test
  void offsetsInGzipFilesCountUnpackedBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      Files.copy(file, out);
    }
    Path packed = Files.write(directory.resolve("quotes.csv.gz"), bytes.toByteArray());
    try (SourceHarness source =
        new SourceHarness(1024, "path", packed.toString(), "on_error", "skip")) {
      assertThat(source.readAll())
          .hasSize(9_999)
          .last()
          .isEqualTo(new Row("S0", 10_000, 10_000, packed + ":10000"));
      assertThat(source.metrics.lastError()).isEqualTo(message.replace(".csv:", ".csv.gz:"));
    }
  }

  @Test
  void firstLastAndConsecutiveMalformedRecords() throws IOException {
    Files.writeString(file, "x,a\ny,b\nA,3\nz,c\nw,d\nB,6\nv,e");
    for (int buffer : new int[] {16, 1 << 18}) {
      try (SourceHarness source =
          new SourceHarness(
              8, "path", file.toString(), "on_error", "skip", "read_buffer_size", "" + buffer)) {
        assertThat(source.readAll())
            .containsExactly(new Row("A", 3, 3, file + ":3"), new Row("B", 6, 6, file + ":6"));
        assertThat(source.metrics.malformed()).isEqualTo(5);
        assertThat(source.metrics.lastError())
            .isEqualTo(file + ":7:3 (byte 26): column price: expected a number, found \"e\"");
      }
    }
  }

  @Test
  void aRecordLongerThanTheLimitIsMalformedAndTheNextLineIsRead() throws IOException {
    Files.writeString(file, "A,1\n" + "x".repeat(5000) + ",2\nB,3\n");
    String[] options = {
      "path",
      file.toString(),
      "max_record_size",
      "1000",
      "read_buffer_size",
      "64",
      "on_error",
      "dead_letter",
      "dead_letter.path",
      letters.toString()
    };
    try (SourceHarness source = new SourceHarness(8, options)) {
      assertThat(source.readAll())
          .containsExactly(new Row("A", 1, 1, file + ":1"), new Row("B", 3, 3, file + ":3"));
      assertThat(source.metrics.malformed()).isEqualTo(1);
      assertThat(source.metrics.lastError())
          .isEqualTo(
              file + ":2:1 (byte 4): the record is longer than max_record_size (1000 bytes)");
    }
    assertThat(Files.readString(letters))
        .endsWith("\"record\":\"" + "x".repeat(1000) + "\",\"truncated\":true}\n");
    String[] enough = {
      "path", file.toString(), "max_record_size", "5003", "read_buffer_size", "64"
    };
    try (SourceHarness source = new SourceHarness(8, enough)) {
      assertThat(source.readAll()).hasSize(3);
    }
  }

  @Test
  void anUnclosedQuoteCostsOneLine() throws IOException {
    Files.writeString(file, "A,1\n\"B,2\n" + "C,3\n".repeat(500));
    try (SourceHarness source =
        new SourceHarness(
            1024, "path", file.toString(), "max_record_size", "1000", "on_error", "skip")) {
      List<Row> rows = source.readAll();
      assertThat(rows).hasSize(501);
      assertThat(rows.get(1)).isEqualTo(new Row("C", 3, 3, file + ":3"));
      assertThat(source.metrics.lastError())
          .isEqualTo(
              file + ":2:1 (byte 4): the record is longer than max_record_size (1000 bytes)");
    }
  }

  @Test
  void aTruncatedGzipFileFailsAfterItsRows() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      Files.copy(file, out);
    }
    byte[] half = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    Path packed = Files.write(directory.resolve("half.csv.gz"), half);
    List<Row> rows = new ArrayList<>();
    try (SourceHarness source =
        new SourceHarness(100, "path", packed.toString(), "on_error", "skip")) {
      assertThatThrownBy(
              () -> {
                while (source.read(rows) == SourceReader.Status.ROWS) {}
              })
          .isInstanceOfSatisfying(
              LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
          .hasMessage("cannot read " + packed + ": Unexpected end of ZLIB input stream");
    }
    assertThat(rows.size()).isGreaterThan(1000);
  }
}
