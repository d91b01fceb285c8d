package dev.laminar.connectors.files;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.connectors.files.SourceHarness.Row;
import dev.laminar.kernel.connector.SourceReader.Status;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowTest {

  @TempDir Path directory;

  private SourceHarness follow(Object path, String... more) {
    List<String> options = new ArrayList<>(List.of("path", path.toString(), "follow", "true"));
    options.addAll(List.of("follow.poll_interval", "2ms"));
    options.addAll(List.of(more));
    return new SourceHarness(1024, options.toArray(String[]::new));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, CREATE, APPEND);
  }

  /** Looks at the files several times; nothing may come. */
  private static void assertQuiet(SourceHarness source) throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      assertThat(source.read(rows)).isEqualTo(Status.IDLE);
      Thread.sleep(3);
    }
    assertThat(rows).isEmpty();
  }

  @Test
  void waitsForTheFileAndReadsWhatIsAppended() throws Exception {
    Path file = directory.resolve("log.csv");
    try (SourceHarness source = follow(file)) {
      assertQuiet(source);
      assertThat(source.reader.idleNs()).isBetween(0L, 2_000_000L);
      append(file, "symbol,price\nA,1\nB,");
      assertThat(source.await(1)).containsExactly(new Row("A", 1, 1, file + ":2"));
      assertQuiet(source);
      append(file, "2\n");
      assertThat(source.await(1)).containsExactly(new Row("B", 2, 2, file + ":3"));
      append(file, "C,3\n\nD,4\n");
      assertThat(source.await(2))
          .containsExactly(new Row("C", 3, 3, file + ":4"), new Row("D", 4, 4, file + ":6"));
    }
  }

  @Test
  void aRotatedFileIsReadToItsEndAndTheNewOneFromItsStart() throws Exception {
    Path file = directory.resolve("log.csv");
    append(file, "symbol,price\nA,1\n");
    try (SourceHarness source = follow(file)) {
      assertThat(source.await(1)).hasSize(1);
      append(file, "B,2\nC,3");
      Files.move(file, directory.resolve("log.csv.1"));
      append(file, "symbol,price\nD,4\n");
      // C has no line end: it is taken once its file is quiet.
      assertThat(source.await(3)).extracting(Row::symbol).containsExactlyInAnyOrder("B", "C", "D");
      append(file, "E,5\n");
      assertThat(source.await(1)).containsExactly(new Row("E", 5, 5, file + ":3"));
      assertQuiet(source);
    }
  }

  @Test
  void aRemovedFileMayComeBack() throws Exception {
    Path file = directory.resolve("log.csv");
    append(file, "A,1\n");
    try (SourceHarness source = follow(file)) {
      source.await(1);
      Files.delete(file);
      assertQuiet(source);
      append(file, "A,1\n");
      assertThat(source.await(1)).containsExactly(new Row("A", 1, 2, file + ":1"));
    }
  }

  @Test
  void aTruncatedFileIsReadAgainAndItsCutRecordCounted() throws Exception {
    Path file = directory.resolve("log.csv");
    append(file, "symbol,price\nA,1\nB,22222");
    try (SourceHarness source = follow(file, "on_error", "skip")) {
      source.await(1);
      assertQuiet(source);
      Files.writeString(file, "symbol,price\nC,3\n");
      assertThat(source.await(1)).containsExactly(new Row("C", 3, 3, file + ":2"));
      assertThat(source.metrics.malformed()).isEqualTo(1);
      assertThat(source.metrics.lastError())
          .isEqualTo(
              file + ":3:1 (byte 17): the file was truncated while its last record was incomplete");
      Files.writeString(file, "");
      assertQuiet(source);
      append(file, "D,4\n");
      assertThat(source.await(1)).extracting(Row::symbol).containsExactly("D");
      assertThat(source.metrics.malformed()).isEqualTo(1);
    }
  }

  @Test
  void newFilesOfAGlobAndSeveralThatGrow() throws Exception {
    Path a = directory.resolve("a.csv");
    Path b = directory.resolve("b.csv");
    append(a, "symbol,price\nA,1\nA,");
    try (SourceHarness source = follow(directory + "/*.csv")) {
      source.await(1);
      append(b, "symbol,price\nB,1\nB,");
      assertThat(source.await(1)).extracting(Row::position).containsExactly(b + ":2");
      append(a, "2\nA,");
      append(b, "2\n");
      assertThat(source.await(2))
          .extracting(Row::position)
          .containsExactlyInAnyOrder(a + ":3", b + ":3");
      // The pattern still matches the renamed file: it is the same file, not a new one.
      Path renamed = directory.resolve("z.csv");
      Files.move(a, renamed);
      append(renamed, "3\n");
      assertThat(source.await(1)).extracting(Row::position).containsExactly(renamed + ":4");
      assertQuiet(source);
    }
  }

  @Test
  void malformedRecordsWaitForTheirEnd() throws Exception {
    Path file = directory.resolve("log.csv");
    append(file, "A,1\nB,x");
    try (SourceHarness source = follow(file, "on_error", "skip")) {
      source.await(1);
      assertQuiet(source);
      assertThat(source.metrics.malformed()).isZero();
      append(file, "y\nC,3\n");
      assertThat(source.await(1)).containsExactly(new Row("C", 3, 3, file + ":3"));
      assertThat(source.metrics.lastError())
          .isEqualTo(file + ":2:3 (byte 6): column price: expected a number, found \"xy\"");
    }
  }

  @Test
  void aLongRecordIsPassedOverAsItArrives() throws Exception {
    Path file = directory.resolve("log.csv");
    append(file, "A,1\n" + "x".repeat(200));
    try (SourceHarness source =
        follow(file, "on_error", "skip", "max_record_size", "100", "read_buffer_size", "16")) {
      source.await(1);
      assertQuiet(source);
      assertThat(source.metrics.malformed()).isEqualTo(1);
      append(file, "x".repeat(300));
      assertQuiet(source);
      append(file, ",1\nB,3\n");
      assertThat(source.await(1)).containsExactly(new Row("B", 3, 3, file + ":3"));
      assertThat(source.metrics.malformed()).isEqualTo(1);
    }
  }

  @Test
  void gzipFilesCannotBeFollowed() throws Exception {
    append(directory.resolve("a.csv.gz"), "A,1\n");
    try (SourceHarness source = follow(directory)) {
      assertThatThrownBy(() -> source.read(new ArrayList<>()))
          .isInstanceOf(LaminarException.class)
          .hasMessage("a gzip file cannot be followed: " + directory + "/a.csv.gz");
    }
  }
}
