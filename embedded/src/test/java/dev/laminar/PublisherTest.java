package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** A feed as a publisher of {@link Flow}. */
@Timeout(120)
class PublisherTest {

  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Laminar DATABASE = Laminar.open();

  /** The rules of Reactive Streams, as their authors test them. */
  public static final class Rules extends FlowPublisherVerification<Row> {

    private static final int TIMEOUT_MS = 2_000;
    private static final int SILENCE_MS = 100;
    private static final int COLLECTABLE_AFTER_MS = 1_000;

    /** TestNG makes it. */
    public Rules() {
      super(new TestEnvironment(TIMEOUT_MS, SILENCE_MS), COLLECTABLE_AFTER_MS);
    }

    @Override
    public Flow.Publisher<Row> createFlowPublisher(long elements) {
      String source = "numbers_" + NAMES.incrementAndGet();
      DATABASE.execute(
          "CREATE SOURCE %s (id BIGINT NOT NULL) FROM DATAGEN (rows = '%d')"
              .formatted(source, Math.max(1, elements)));
      return DATABASE.rows("SELECT id FROM " + source + (elements == 0 ? " WHERE FALSE" : ""));
    }

    @Override
    public Flow.Publisher<Row> createFailedFlowPublisher() {
      String source = "gone_" + NAMES.incrementAndGet();
      DATABASE.execute("CREATE SOURCE %s (id BIGINT NOT NULL)".formatted(source));
      Feed<Row> feed = DATABASE.rows("SELECT id FROM " + source);
      DATABASE.execute("DROP SOURCE " + source);
      return feed;
    }
  }

  @Test
  void keepsTheRulesOfReactiveStreams() {
    TestNG runner = new TestNG(false);
    TestListenerAdapter results = new TestListenerAdapter();
    runner.setTestClasses(new Class<?>[] {Rules.class});
    runner.addListener(results);
    runner.setOutputDirectory("target/testng");
    runner.run();
    assertThat(results.getFailedTests().stream().map(PublisherTest::failure)).isEmpty();
    assertThat(results.getPassedTests()).hasSizeGreaterThan(20);
    // Rules that no implementation can be tested for by a program, and optional ones.
    assertThat(results.getSkippedTests().stream().map(ITestResult::getName))
        .allMatch(name -> name.startsWith("untested_") || name.startsWith("optional_"));
  }

  private static String failure(ITestResult result) {
    return result.getName() + ": " + result.getThrowable();
  }

  @Test
  void worksWithWhatElseSpeaksFlow() throws Exception {
    record Doubled(long n) {}
    try (Laminar db = Laminar.open();
        SubmissionPublisher<Long> collected = new SubmissionPublisher<>()) {
      db.execute(
          "CREATE SOURCE s (id BIGINT NOT NULL) FROM DATAGEN (rows = '10000');"
              + "CREATE STREAM doubled AS SELECT 2 * id AS n FROM s");
      List<Long> sums = new ArrayList<>();
      CompletableFuture<Void> done = collected.consume(sums::add);
      db.rows("doubled", Doubled.class).subscribe(new Sums(collected));
      done.get(30, TimeUnit.SECONDS);
      // 2 * (1 + 2 + … + 10,000)
      assertThat(sums).containsExactly(100_010_000L);
    }
  }

  /** Requests a few at a time. */
  private static final class Sums implements Flow.Subscriber<Record> {
    private final SubmissionPublisher<Long> target;
    private Flow.Subscription subscription;
    private long sum;
    private int left;

    Sums(SubmissionPublisher<Long> target) {
      this.target = target;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      left = 7;
      given.request(left);
    }

    @Override
    public void onNext(Record row) {
      sum += Long.parseLong(row.toString().replaceAll("[^0-9]", ""));
      left--;
      if (left == 0) {
        left = 7;
        subscription.request(left);
      }
    }

    @Override
    public void onError(Throwable failure) {
      target.closeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      target.submit(sum);
      target.close();
    }
  }
}
