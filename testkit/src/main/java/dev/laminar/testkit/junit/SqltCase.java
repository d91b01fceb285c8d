package dev.laminar.testkit.junit;

import dev.laminar.Laminar;
import dev.laminar.testkit.Mismatch;
import dev.laminar.testkit.SqltFile;
import dev.laminar.testkit.SqltRunner;
import java.util.Optional;
import java.util.function.Consumer;
import org.opentest4j.AssertionFailedError;

/** One test of a file. */
public final class SqltCase {

  private final SqltFile file;
  private final SqltFile.Test test;

  SqltCase(SqltFile file, SqltFile.Test test) {
    this.file = file;
    this.test = test;
  }

  /** The file's name, and the test's. */
  public String name() {
    return file.name() + ": " + test.name();
  }

  /**
   * Runs it.
   *
   * @throws AssertionFailedError with the line, what was expected and what came
   */
  public void run() {
    run(_ -> {});
  }

  /**
   * Runs it in a database that something is done to before: {@code db -> db.createFunction(…)}.
   *
   * @throws AssertionFailedError with the line, what was expected and what came
   */
  public void run(Consumer<Laminar> preparation) {
    Optional<Mismatch> mismatch = new SqltRunner(file, preparation).run(test);
    if (mismatch.isPresent()) {
      throw new AssertionFailedError(mismatch.get().toString());
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
