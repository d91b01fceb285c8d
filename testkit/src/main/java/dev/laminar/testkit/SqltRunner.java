package dev.laminar.testkit;

import dev.laminar.Laminar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Runs the tests of a file. */
public final class SqltRunner {

  private final SqltFile file;
  private final Consumer<Laminar> preparation;
  private final Map<Integer, Replacement> replacements = new TreeMap<>(Comparator.reverseOrder());

  /**
   * Lines of the file that others replace.
   *
   * @param afterLine the last line before them, from 1
   * @param lastLine of those that go; {@code afterLine} when none goes
   */
  record Replacement(int afterLine, int lastLine, List<String> lines) {}

  /**
   * @param preparation what is done to each database before the statements of the file: users'
   *     functions, for example
   */
  public SqltRunner(SqltFile file, Consumer<Laminar> preparation) {
    this.file = file;
    this.preparation = preparation;
  }

  /** Runs one test, in a database of its own. */
  public Optional<Mismatch> run(SqltFile.Test test) {
    return run(test, false);
  }

  /**
   * Runs one test, and takes what comes for what is expected.
   *
   * @return what else fails
   */
  public Optional<Mismatch> update(SqltFile.Test test) {
    return run(test, true);
  }

  private Optional<Mismatch> run(SqltFile.Test test, boolean updates) {
    List<Step> steps = new ArrayList<>(file.setup());
    steps.addAll(test.steps());
    SqltRun closed;
    try (SqltRun run = new SqltRun(file, steps, preparation)) {
      closed = run;
      Optional<Mismatch> mismatch = run.perform(updates);
      run.replacements()
          .forEach(replacement -> replacements.put(replacement.afterLine(), replacement));
      if (mismatch.isPresent()) {
        return mismatch;
      }
    }
    return closed.lostRows();
  }

  /** The lines of the file with the tables that {@link #update} has found instead. */
  public List<String> updatedLines() {
    List<String> lines = new ArrayList<>(file.lines());
    // From the last on, so that the numbers of lines before stay what they are.
    for (Replacement replacement : replacements.values()) {
      List<String> gone = lines.subList(replacement.afterLine(), replacement.lastLine());
      gone.clear();
      lines.addAll(replacement.afterLine(), replacement.lines());
    }
    return lines;
  }
}
