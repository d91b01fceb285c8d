package dev.laminar.differential;

import static dev.laminar.differential.Fragment.nothing;
import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Scenario.View;
import java.util.ArrayList;
import java.util.List;

/** Makes a scenario of a number. */
final class ScenarioMaker {

  private static final int VIEWS = 8;
  private static final int CHUNKS = 5;

  private ScenarioMaker() {}

  static Scenario of(long seed) {
    Dice dice = new Dice(seed);
    Tables tables = new Tables(dice);
    List<Relation> relations = new ArrayList<>(tables.relations());
    Queries queries = new Queries(dice, relations);
    List<View> views = new ArrayList<>();
    for (int i = 1; i <= VIEWS; i++) {
      Query query = queries.query();
      String name = "v" + i;
      int made = dice.percent(12) ? dice.between(1, CHUNKS - 1) : 0;
      views.add(new View(name, query.code(), order(dice, query), made));
      Relation view = query.named(name);
      if (made == 0 && !view.columns().isEmpty() && query.rows() < 200 && dice.percent(25)) {
        relations.add(view);
      }
    }
    // Changes read tables only.
    Queries changes = new Queries(dice, new ArrayList<>(tables.relations()));
    List<Scenario.Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      chunks.add(tables.chunk(changes.expressions(), i == 0));
    }
    return new Scenario(tables.definitions(), views, chunks);
  }

  /** An order by all columns, so that LIMIT leaves the same rows. */
  private static Fragment order(Dice dice, Query query) {
    if (!query.columns().stream().allMatch(Query.Output::isExact) || !dice.percent(25)) {
      return nothing();
    }
    List<String> keys = new ArrayList<>();
    for (int i = 1; i <= query.columns().size(); i++) {
      keys.add(i + dice.of("", " DESC") + dice.of(" NULLS FIRST", " NULLS LAST"));
    }
    String limit = dice.percent(60) ? " LIMIT " + dice.between(0, 6) : "";
    String offset = dice.percent(30) ? " OFFSET " + dice.between(0, 3) : "";
    return phrase("order", " ORDER BY " + String.join(", ", keys) + limit + offset);
  }
}
