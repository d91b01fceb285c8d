package dev.laminar.nativebindings.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ThreadAffinityTest {

  @Test
  void pinsTheCallingThreadOnly() {
    assertThat(ThreadAffinity.unavailabilityCause()).isEmpty();
    BitSet before = ThreadAffinity.cpus();
    int cpu = before.length() - 1;
    BitSet pinned = onNewThread(Thread.ofPlatform(), cpu);
    assertThat(pinned.cardinality()).isOne();
    assertThat(pinned.get(cpu)).isTrue();
    assertThat(ThreadAffinity.cpus()).isEqualTo(before);
  }

  private static BitSet onNewThread(Thread.Builder builder, int cpu) {
    CompletableFuture<BitSet> result = new CompletableFuture<>();
    builder.start(() -> {
      try {
        ThreadAffinity.pin(cpu);
        result.complete(ThreadAffinity.cpus());
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    return result.join();
  }

  @Test
  void refusesAbsentCpusAndVirtualThreads() {
    assertThatThrownBy(() -> onNewThread(Thread.ofPlatform(), 8_000))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot pin a thread to CPU 8000");
    assertThatThrownBy(() -> onNewThread(Thread.ofPlatform(), 1_000_000))
        .hasMessageContaining("cannot pin a thread to CPU 1000000");
    assertThatThrownBy(() -> onNewThread(Thread.ofVirtual(), 0))
        .hasMessageContaining("a virtual thread has no CPU set of its own");
  }
}
