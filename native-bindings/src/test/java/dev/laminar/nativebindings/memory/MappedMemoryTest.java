package dev.laminar.nativebindings.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedMemoryTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void mmapIsUsedOnLinux() {
    assertThat(MappedMemory.unavailabilityCause()).isEmpty();
    assertThat(MappedMemory.isNative()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4096, 5000, 2L << 20, (6L << 20) + 1})
  void memoryIsZeroedWritableAndBounded(long sizeBytes) {
    try (MappedMemory mapped = MappedMemory.map(sizeBytes);
        MappedMemory twin = MappedMemory.mapJava(sizeBytes)) {
      for (MappedMemory memory : List.of(mapped, twin)) {
        MemorySegment segment = memory.segment();
        assertThat(segment.byteSize())
            .isGreaterThanOrEqualTo(sizeBytes)
            .isLessThan(sizeBytes + 4096);
        assertThat(segment.address() % 4096).isZero();
        assertThat(segment.mismatch(MemorySegment.ofArray(new byte[(int) segment.byteSize()])))
            .isEqualTo(-1);
        long last = segment.byteSize() - 1;
        segment.set(ValueLayout.JAVA_BYTE, last, (byte) 7);
        assertThat(segment.get(ValueLayout.JAVA_BYTE, last)).isEqualTo((byte) 7);
        assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, last + 1))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4096, 12_288, 2L << 20, 6L << 20})
  void growingKeepsContentsAndAddsZeroes(long sizeBytes) {
    for (MappedMemory memory :
        List.of(MappedMemory.map(sizeBytes), MappedMemory.mapJava(sizeBytes))) {
      try (memory) {
        for (long i = 0; i < sizeBytes; i += 8) {
          memory.segment().set(ValueLayout.JAVA_LONG, i, i + 1);
        }
        memory.grow(3 * sizeBytes + 1);
        MemorySegment grown = memory.segment();
        assertThat(grown.byteSize()).isBetween(3 * sizeBytes + 1, 3 * sizeBytes + 4096);
        for (long i = 0; i < 3 * sizeBytes; i += 8) {
          assertThat(grown.get(ValueLayout.JAVA_LONG, i)).isEqualTo(i < sizeBytes ? i + 1 : 0);
        }
        assertThatThrownBy(() -> memory.grow(sizeBytes))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> memory.grow(1L << 60)).isInstanceOf(MappingFailedException.class);
        assertThat(memory.segment().get(ValueLayout.JAVA_LONG, 8)).isEqualTo(9);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void largeMemoryIsAlignedAndAdvisedForHugePages() throws IOException {
    try (MappedMemory memory = MappedMemory.map(8 << 20)) {
      long address = memory.segment().address();
      assertThat(address % MappedMemory.HUGE_PAGE_BYTES).isZero();
      if (Files.exists(Path.of("/sys/kernel/mm/transparent_hugepage"))) {
        assertThat(flagsOf(address)).contains("hg");
      }
    }
  }

  /** The VmFlags of the mapping that holds an address. */
  private static List<String> flagsOf(long address) throws IOException {
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        long start = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
        long end =
            Long.parseUnsignedLong(line.substring(line.indexOf('-') + 1, line.indexOf(' ')), 16);
        inside = start <= address && address < end;
      } else if (inside && line.startsWith("VmFlags:")) {
        return List.of(line.substring(8).strip().split(" "));
      }
    }
    return List.of();
  }

  @Test
  void closedMemoryIsGoneAndClosingAgainDoesNothing() {
    MappedMemory memory = MappedMemory.map(4096);
    memory.close();
    memory.close();
    assertThat(memory.sizeBytes()).isZero();
    assertThatThrownBy(() -> memory.segment().get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusalSaysHowMuchAndWhy() {
    assertThatThrownBy(() -> MappedMemory.map(1L << 60))
        .isInstanceOf(MappingFailedException.class)
        .hasMessageContaining("cannot map " + (1L << 60) + " bytes");
    assertThatThrownBy(() -> MappedMemory.map(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A JVM that forbids native access still has memory, and says why it is not mmap's. */
  @Test
  void worksWithoutNativeAccess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--illegal-native-access=deny",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutNativeAccess.class.getName())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(output).startsWith("false 42 java.lang.IllegalCallerException");
  }

  /** Run in a JVM of its own. */
  static final class WithoutNativeAccess {

    private WithoutNativeAccess() {}

    public static void main(String[] args) {
      try (MappedMemory memory = MappedMemory.map(3L << 20)) {
        memory.segment().set(ValueLayout.JAVA_LONG, 4096, 42);
        System.out.println(
            MappedMemory.isNative()
                + " "
                + memory.segment().get(ValueLayout.JAVA_LONG, 4096)
                + " "
                + MappedMemory.unavailabilityCause());
      }
    }
  }
}
