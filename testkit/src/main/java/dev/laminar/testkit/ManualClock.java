package dev.laminar.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. Begins later than rows of tests usually are. */
final class ManualClock implements InstantSource {

  private volatile Instant now = Instant.parse("2100-01-01T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant value) {
    now = value;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
