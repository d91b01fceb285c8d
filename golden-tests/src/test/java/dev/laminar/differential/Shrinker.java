package dev.laminar.differential;

import dev.laminar.differential.Scenario.Chunk;
import dev.laminar.differential.Scenario.View;
import java.util.ArrayList;
import java.util.List;

/** Cuts a scenario down as long as it differs in the same way. */
final class Shrinker {

  private static final long BUDGET_NS = 60_000_000_000L;

  private final String kind;
  private final long endNs = System.nanoTime() + BUDGET_NS;

  private Shrinker(String kind) {
    this.kind = kind;
  }

  /** The smallest that was found in a minute. */
  static Scenario shrink(Scenario scenario, Verdict.Different different) {
    Shrinker shrinker = new Shrinker(different.kind());
    Scenario smallest = scenario;
    Scenario before;
    do {
      before = smallest;
      smallest = shrinker.pass(smallest);
    } while (smallest != before && System.nanoTime() < shrinker.endNs);
    return smallest;
  }

  /** Tries every part once, those behind a success again in the place they moved to. */
  private Scenario pass(Scenario scenario) {
    Scenario current = scenario;
    int index = 0;
    List<Scenario> candidates = candidates(current);
    while (index < candidates.size() && System.nanoTime() < endNs) {
      Scenario candidate = candidates.get(index);
      if (differs(candidate)) {
        current = candidate;
        candidates = candidates(current);
      } else {
        index++;
      }
    }
    return current;
  }

  private boolean differs(Scenario scenario) {
    try {
      return ScenarioRun.of(scenario) instanceof Verdict.Different different
          && different.kind().equals(kind);
    } catch (IllegalStateException e) {
      // A table that was cut down to nothing, for example.
      return false;
    }
  }

  private static List<Scenario> candidates(Scenario scenario) {
    List<Scenario> out = new ArrayList<>();
    for (int i = 0; i < scenario.views().size(); i++) {
      List<View> views = new ArrayList<>(scenario.views());
      views.remove(i);
      out.add(new Scenario(scenario.tables(), views, scenario.chunks()));
    }
    for (int i = scenario.chunks().size() - 1; i >= 0; i--) {
      List<Chunk> chunks = new ArrayList<>(scenario.chunks());
      chunks.remove(i);
      out.add(new Scenario(scenario.tables(), scenario.views(), chunks));
    }
    for (int i = 0; i < scenario.chunks().size(); i++) {
      List<Fragment> statements = scenario.chunks().get(i).statements();
      for (int j = 0; j < statements.size(); j++) {
        List<Fragment> fewer = new ArrayList<>(statements);
        fewer.remove(j);
        out.add(withChunk(scenario, i, fewer));
      }
    }
    for (int i = 0; i < scenario.views().size(); i++) {
      View view = scenario.views().get(i);
      if (!view.order().sql().isEmpty()) {
        out.add(
            withView(
                scenario, i, new View(view.name(), view.query(), Fragment.nothing(), view.made())));
      }
      if (view.made() > 0) {
        out.add(withView(scenario, i, new View(view.name(), view.query(), view.order(), 0)));
      }
      for (Fragment query : view.query().smaller()) {
        out.add(withView(scenario, i, new View(view.name(), query, view.order(), view.made())));
      }
    }
    for (int i = 0; i < scenario.chunks().size(); i++) {
      List<Fragment> statements = scenario.chunks().get(i).statements();
      for (int j = 0; j < statements.size(); j++) {
        for (Fragment statement : statements.get(j).smaller()) {
          List<Fragment> changed = new ArrayList<>(statements);
          changed.set(j, statement);
          out.add(withChunk(scenario, i, changed));
        }
      }
    }
    for (int i = 0; i < scenario.tables().size(); i++) {
      List<Fragment> tables = new ArrayList<>(scenario.tables());
      tables.remove(i);
      out.add(new Scenario(tables, scenario.views(), scenario.chunks()));
    }
    return out;
  }

  private static Scenario withView(Scenario scenario, int index, View view) {
    List<View> views = new ArrayList<>(scenario.views());
    views.set(index, view);
    return new Scenario(scenario.tables(), views, scenario.chunks());
  }

  private static Scenario withChunk(Scenario scenario, int index, List<Fragment> statements) {
    List<Chunk> chunks = new ArrayList<>(scenario.chunks());
    chunks.set(index, new Chunk(statements));
    return new Scenario(scenario.tables(), scenario.views(), chunks);
  }
}
