package dev.laminar.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.cli.shell.Input.Open;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where statements end, and what is open. */
class InputTest {

  private static List<String> pieces(String text) {
    return Input.of(text).pieces().stream().map(piece -> piece.in(text)).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                   | NOTHING",
        "-- only a comment    | NOTHING",
        "SELECT 1             | STATEMENT",
        "SELECT 1;            | NOTHING",
        "SELECT (1            | PARENTHESIS",
        "SELECT ((1)          | PARENTHESIS",
        "SELECT ';            | STRING",
        "SELECT 'it''s        | STRING",
        "SELECT 'it''s';      | NOTHING",
        "SELECT E'it\\';      | STRING",
        "SELECT 'it\\';       | NOTHING",
        "SELECT \"a;          | NOTHING",
        "SELECT 1 /* ; '      | COMMENT",
        "SELECT 1 /* ; ' */   | STATEMENT",
        "SELECT 1 -- ;        | STATEMENT",
        "SELECT 1 // ;        | STATEMENT",
        "SELECT '--';         | NOTHING",
        "\\d it's             | NOTHING",
        ".read a;b            | NOTHING",
        "quit                 | NOTHING",
        "quit;                | NOTHING",
        "quit this            | STATEMENT",
      })
  void whatIsOpen(String text, Open open) {
    assertThat(Input.of(text).open()).isEqualTo(open);
  }

  @Test
  void statementsAndCommandsAreToldApart() {
    String text =
        """
        -- a comment; with a semicolon
        SELECT ';' AS "a;b" /* ; */;  SELECT
          2;
        \\d it's a name
        .mode csv
        ;; SELECT 3
        """;
    assertThat(pieces(text))
        .containsExactly(
            "SELECT ';' AS \"a;b\" /* ; */", "SELECT\n  2", "\\d it's a name", ".mode csv");
    assertThat(Input.of(text).closed().pieces().getLast().in(text)).isEqualTo("SELECT 3");
  }

  @Test
  void aPieceKeepsItsPlace() {
    String text = "SELECT 1;\n  SELECT\n 2;";
    assertThat(Input.of(text).pieces().get(1).padded(text)).isEqualTo("\n  SELECT\n 2");
  }
}
