package dev.laminar.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Laminar;
import org.junit.jupiter.api.Test;

class StatementHelpTest {

  /** Each example runs, after those before it. */
  @Test
  void theExamplesRun() {
    try (Laminar database = Laminar.open()) {
      for (String example : StatementHelp.load().examples()) {
        assertThat(database.execute(example)).as(example).hasSize(1);
      }
    }
  }

  @Test
  void helpIsFoundByAnyWordOfAStatement() {
    StatementHelp help = StatementHelp.load();
    assertThat(help.find("create")).hasSizeGreaterThan(3);
    assertThat(help.find("insert  into")).hasSize(1);
    assertThat(help.find("view")).hasSize(1);
    assertThat(help.find("grant")).isEmpty();
  }
}
