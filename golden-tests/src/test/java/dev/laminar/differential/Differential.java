package dev.laminar.differential;

/** Checks one scenario, and shows what differs. */
final class Differential {

  private Differential() {}

  /**
   * Runs the scenario of a seed.
   *
   * @return a script that shows a difference, cut down; empty when there is none
   */
  static String check(long seed, DifferentialReport report) {
    Scenario scenario = ScenarioMaker.of(seed);
    Verdict verdict = ScenarioRun.of(scenario);
    String script =
        switch (verdict) {
          case Verdict.Same _ -> "";
          case Verdict.Different different -> show(seed, scenario, different);
        };
    report.add(scenario, verdict, script);
    return script;
  }

  private static String show(long seed, Scenario scenario, Verdict.Different different) {
    Scenario smallest = Shrinker.shrink(scenario, different);
    Verdict last = ScenarioRun.of(smallest);
    Verdict.Different shown = last instanceof Verdict.Different again ? again : different;
    return """
    ---- seed %d: %s
    %s\
    -- %s: %s
    -- %s
    """
        .formatted(
            seed,
            shown.kind(),
            smallest.script(),
            shown.view(),
            shown.kind(),
            shown.detail().replace("\n", "\n-- "));
  }
}
