import dev.laminar.Change;
import dev.laminar.Laminar;
import dev.laminar.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps a copy of a materialized view in the program: its contents, then every change, applied epoch by epoch, so that the copy is
 * always something that the view was.
 *
 * <pre>java -cp "cli/target/dist/lib/*" examples/java/FollowView.java</pre>
 */
public final class FollowView {

  record Balance(String owner, Long amount) {}

  public static void main(String[] args) {
    try (Laminar db = Laminar.open()) {
      db.execute(
          """
          CREATE TABLE accounts (id INT PRIMARY KEY, owner VARCHAR NOT NULL, amount BIGINT NOT NULL);
          CREATE MATERIALIZED VIEW balances AS SELECT owner, SUM(amount) AS amount FROM accounts GROUP BY owner;
          INSERT INTO accounts VALUES (1, 'Ann', 100), (2, 'Ann', 50), (3, 'Bob', 10);
          """);
      Map<String, Long> copy = new TreeMap<>();
      try (Subscription<Change<Balance>> changes = db.changes("balances", Balance.class).subscribe()) {
        System.out.println("at first: " + nextEpoch(changes, copy));
        db.execute("UPDATE accounts SET amount = amount + CASE WHEN id = 1 THEN -30 ELSE 30 END WHERE id IN (1, 3)");
        System.out.println("after a transfer: " + nextEpoch(changes, copy));
        db.execute("DELETE FROM accounts WHERE owner = 'Bob'");
        System.out.println("without Bob: " + nextEpoch(changes, copy));
      }
    }
  }

  /** Gathers the updates of an epoch and applies them when it has ended. */
  private static Map<String, Long> nextEpoch(Subscription<Change<Balance>> changes, Map<String, Long> copy) {
    List<Change.Update<Balance>> updates = new ArrayList<>();
    for (Change<Balance> change : changes) {
      switch (change) {
        case Change.Update<Balance> update -> updates.add(update);
        case Change.Gap<Balance> gap -> throw new IllegalStateException("nothing is dropped by default: " + gap);
        case Change.EpochEnd<Balance> _ -> {
          // What is taken back first: a row of the same owner may follow.
          updates.stream().filter(update -> update.weight() < 0).forEach(update -> copy.remove(update.row().owner()));
          updates.stream()
              .filter(update -> update.weight() > 0)
              .forEach(update -> copy.put(update.row().owner(), update.row().amount()));
          return copy;
        }
      }
    }
    throw new IllegalStateException("the view has ended");
  }
}
