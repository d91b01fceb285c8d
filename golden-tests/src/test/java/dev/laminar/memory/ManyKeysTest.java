package dev.laminar.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small run of what {@code ./build keys} does with ten million keys. */
@Timeout(240)
class ManyKeysTest {

  private static final int KEYS = 100_000;

  @Test
  void sessionsGoWithTheWatermark() throws Exception {
    ManyKeys sessions = ManyKeys.sessions(KEYS);
    assertThat(sessions.bytesPerKey())
        .as("a slot of 56 bytes, up to half of the slots not used yet, and the index")
        .isBetween(56L, 150L);
    assertBackAtFloor(sessions);
  }

  @Test
  void rowsOfAnIntervalJoinGoWithTheWatermark() throws Exception {
    ManyKeys joined = ManyKeys.intervalJoin(KEYS);
    assertThat(joined.bytesPerKey())
        .as("on each side a slot of 32 bytes, up to half of the slots not used yet, and the index")
        .isBetween(64L, 200L);
    assertBackAtFloor(joined);
  }

  private static void assertBackAtFloor(ManyKeys used) {
    assertThat(used.floorBytes()).isLessThan(used.emptyBytes() + (64 << 10));
  }
}
