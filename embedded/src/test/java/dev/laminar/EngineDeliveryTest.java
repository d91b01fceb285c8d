package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that the engine's thread calls. */
@Timeout(60)
class EngineDeliveryTest {

  record Number(long n) {}

  private static final String NUMBERS =
      "CREATE SOURCE numbers (n BIGINT NOT NULL);"
          + "CREATE STREAM even AS SELECT n FROM numbers WHERE MOD(n, 2) = 0;"
          + "CREATE STREAM total AS SELECT COUNT(*) AS n FROM numbers;";

  /** What came, and on which threads. */
  private static final class Heard<E> implements RowListener<E> {
    private final List<E> rows = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile LaminarException failure;

    @Override
    public void onRow(E row) {
      rows.add(row);
      threads.add(Thread.currentThread().getName());
    }

    @Override
    public void onEnd() {
      ended.countDown();
    }

    @Override
    public void onFailure(LaminarException cause) {
      failure = cause;
      ended.countDown();
    }
  }

  /** An agent that sleeps between pushes, and one that never does. */
  @ParameterizedTest
  @ValueSource(ints = {0, Integer.MAX_VALUE})
  void rowsComeOnTheThreadOfTheEngine(int idleSpins) throws InterruptedException {
    EngineOptions engine =
        EngineOptions.defaults().withIdleSpins(idleSpins).withThreadName("the-agent");
    Heard<Number> heard = new Heard<>();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withEngine(engine))) {
      db.execute(NUMBERS);
      try (Registration _ = db.rows("even", Number.class).subscribeOnEngine(heard);
          Source<Number> numbers = db.source("numbers", Number.class)) {
        for (long n = 1; n <= 6; n++) {
          numbers.push(new Number(n));
        }
        numbers.end();
        assertThat(heard.ended.await(30, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertThat(heard.rows).containsExactly(new Number(2), new Number(4), new Number(6));
    assertThat(heard.threads).containsOnly("the-agent");
    assertThat(heard.failure).isNull();
  }

  @Test
  void changesComeEpochByEpoch() {
    Heard<Change<Number>> heard = new Heard<>();
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS);
      try (Registration _ = db.changes("total", Number.class).subscribeOnEngine(heard);
          Source<Number> numbers = db.source("numbers", Number.class)) {
        numbers.push(new Number(1));
        numbers.flush();
        numbers.push(new Number(1));
        numbers.flush();
      }
    }
    List<String> last = new ArrayList<>();
    for (Change<Number> change : heard.rows) {
      switch (change) {
        case Change.Update<Number> update -> last.add(update.weight() + " " + update.row().n());
        case Change.EpochEnd<Number> _ -> last.add("end");
        case Change.Gap<Number> gap -> throw new AssertionError(gap);
      }
    }
    assertThat(String.join(", ", last)).endsWith("-1 1, 1 2, end");
  }

  @Test
  void nothingComesAfterItWasClosed() {
    Heard<Number> heard = new Heard<>();
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS);
      try (Source<Number> numbers = db.source("numbers", Number.class)) {
        Registration registration = db.rows("even", Number.class).subscribeOnEngine(heard);
        numbers.push(new Number(2));
        numbers.flush();
        registration.close();
        numbers.push(new Number(4));
        numbers.flush();
      }
    }
    assertThat(heard.rows).containsExactly(new Number(2));
  }

  @Test
  void oneThatThrowsIsDetachedAndTheQueryGoesOn() {
    Heard<Number> other = new Heard<>();
    Heard<Number> heard = new Heard<>();
    RowListener<Number> throwing =
        new RowListener<>() {
          @Override
          public void onRow(Number row) {
            throw new IllegalStateException("no");
          }

          @Override
          public void onFailure(LaminarException failure) {
            heard.onFailure(failure);
          }
        };
    try (Laminar db = Laminar.open()) {
      db.execute(NUMBERS);
      try (Registration _ = db.rows("even", Number.class).subscribeOnEngine(throwing);
          Registration _ = db.rows("even", Number.class).subscribeOnEngine(other);
          Source<Number> numbers = db.source("numbers", Number.class)) {
        numbers.push(new Number(2));
        numbers.flush();
        numbers.push(new Number(4));
        numbers.flush();
      }
    }
    assertThat(heard.failure).isNotNull();
    assertThat(heard.failure.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(other.rows).containsExactly(new Number(2), new Number(4));
  }
}
