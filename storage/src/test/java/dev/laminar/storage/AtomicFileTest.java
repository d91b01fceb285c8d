package dev.laminar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path directory;

  private static AtomicFile.ContentWriter text(String content) {
    return out -> out.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> listed = Files.list(directory)) {
      return listed.toList();
    }
  }

  @Test
  void createsAndReplaces() throws IOException {
    Path target = directory.resolve("app.jar");
    AtomicFile.write(target, text("one"));
    assertThat(target).hasContent("one");
    AtomicFile.write(target, text("two"));
    assertThat(target).hasContent("two");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void failedWriteLeavesTheOldContentAndNoTrash() throws IOException {
    Path target = directory.resolve("app.jar");
    AtomicFile.write(target, text("old"));
    assertThatThrownBy(() ->
            AtomicFile.write(
                target,
                out -> {
                  out.write(1);
                  throw new IOException("no space left on device");
                }))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR))
        .hasMessage("cannot write " + target + ": no space left on device");
    assertThatThrownBy(() ->
            AtomicFile.write(
                target,
                out -> {
                  throw new IllegalStateException("bug");
                }))
        .hasMessage("bug");
    assertThat(target).hasContent("old");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void saysWhatIsWrongWithTheTarget() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> AtomicFile.write(missing.resolve("app.jar"), text("x")))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FILE))
        .hasMessage(
            "cannot write " + missing.resolve("app.jar") + ": there is no directory " + missing);
    assertThatThrownBy(() -> AtomicFile.write(directory, text("x")))
        .hasMessage("cannot write " + directory + ": it is a directory");
  }

  @Test
  void relativeNamesAreInTheWorkingDirectory() throws IOException {
    Path target = Path.of("atomic-file-test.tmp");
    try {
      AtomicFile.write(target, text("here"));
      assertThat(target.toAbsolutePath()).hasContent("here");
    } finally {
      Files.deleteIfExists(target);
    }
  }
}
