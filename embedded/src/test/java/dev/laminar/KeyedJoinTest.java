package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.engine.OperatorSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Joins of streams with one whose key is declared: what has met its one partner is not kept. */
@Timeout(60)
class KeyedJoinTest {

  record Item(Long id, long price) {}

  record Offer(Long item, long amount) {}

  record Match(Long id, long price, long amount) {}

  private static final int ITEMS = 300;
  private static final int OFFERS = 3_000;

  private static String script(String key) {
    return "CREATE SOURCE items (id BIGINT, price BIGINT NOT NULL"
        + key
        + ");"
        + "CREATE SOURCE offers (item BIGINT, amount BIGINT NOT NULL);"
        + "CREATE STREAM enough AS SELECT i.id, i.price, o.amount FROM offers AS o JOIN items AS i"
        + " ON o.item = i.id AND o.amount >= i.price;"
        + "CREATE STREAM swapped AS SELECT i.id, i.price, o.amount FROM items AS i JOIN offers AS o"
        + " ON o.item = i.id WHERE o.amount >= i.price;";
  }

  /** Rows that the operators of a query keep, after all that was pushed is processed. */
  private static long held(Laminar db, String query) {
    return db.metrics().queries().stream()
        .filter(snapshot -> snapshot.name().equals(query))
        .flatMap(snapshot -> snapshot.operators().stream())
        .mapToLong(OperatorSnapshot::heldRows)
        .sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyPairComesOnceWhoeverIsFirst(int seed) throws InterruptedException {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (long id = 0; id < ITEMS; id++) {
      items.add(new Item(id, random.nextInt(100)));
    }
    List<Match> expected = new ArrayList<>();
    try (Laminar db = Laminar.open()) {
      db.execute(script(", PRIMARY KEY (id)"));
      List<Match> enough = new ArrayList<>();
      List<Match> swapped = new ArrayList<>();
      Set<Long> come = new HashSet<>();
      int early = 0;
      try (Registration _ = db.rows("enough", Match.class).subscribeOnEngine(enough::add);
          Registration _ = db.rows("swapped", Match.class).subscribeOnEngine(swapped::add);
          Source<Item> itemSource = db.source("items", Item.class);
          Source<Offer> offers = db.source("offers", Offer.class)) {
        int next = 0;
        for (int i = 0; i < OFFERS; i++) {
          if (next < ITEMS && random.nextInt(8) == 0) {
            come.add(items.get(next).id());
            itemSource.push(items.get(next++));
            itemSource.flush();
          }
          Long item = random.nextInt(20) == 0 ? null : (Long) (long) random.nextInt(ITEMS);
          Offer offer = new Offer(item, random.nextInt(100));
          offers.push(offer);
          if (random.nextInt(4) == 0) {
            offers.flush();
          }
          early += item != null && !come.contains(item) ? 1 : 0;
          if (item != null && offer.amount() >= items.get(item.intValue()).price()) {
            expected.add(new Match(item, items.get(item.intValue()).price(), offer.amount()));
          }
        }
        while (next < ITEMS) {
          itemSource.push(items.get(next++));
        }
        offers.flush();
        itemSource.flush();
      }
      assertThat(enough).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(swapped).containsExactlyInAnyOrderElementsOf(expected);
      // The engine tells it ten times a second.
      Thread.sleep(300);
      long most = ITEMS + early;
      assertThat(held(db, "enough")).isPositive().isLessThanOrEqualTo(most);
      assertThat(held(db, "swapped")).isPositive().isLessThanOrEqualTo(most);
    }
  }

  /** Without the key another item may come, which earlier offers match. */
  @ParameterizedTest
  @ValueSource(strings = {"enough", "swapped"})
  void withoutTheKeyRowsAreKept(String stream) {
    try (Laminar db = Laminar.open()) {
      db.execute(script(""));
      List<Match> matches = new ArrayList<>();
      try (Registration _ = db.rows(stream, Match.class).subscribeOnEngine(matches::add);
          Source<Item> items = db.source("items", Item.class);
          Source<Offer> offers = db.source("offers", Offer.class)) {
        items.push(new Item(1L, 5));
        items.flush();
        offers.push(new Offer(1L, 7));
        offers.flush();
        items.push(new Item(1L, 6));
        items.flush();
      }
      assertThat(matches).containsExactly(new Match(1L, 5, 7), new Match(1L, 6, 7));
    }
  }
}
