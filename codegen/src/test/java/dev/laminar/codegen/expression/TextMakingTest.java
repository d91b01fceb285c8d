package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.Sql.VARCHAR;
import static dev.laminar.codegen.expression.Sql.call;
import static dev.laminar.codegen.expression.Sql.column;
import static dev.laminar.codegen.expression.Sql.literal;
import static dev.laminar.codegen.expression.Sql.notNull;
import static dev.laminar.codegen.expression.Sql.nullOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CONCAT_WS, and JSON that is changed: the examples of PostgreSQL's and MySQL's manuals. */
class TextMakingTest {

  private static final String MANUAL = "{ \"a\": 1, \"b\": [2, 3]}";

  private final Scalar first = column(0, "a", VARCHAR);
  private final Scalar second = column(1, "b", VARCHAR);
  private final Scalar third = column(2, "c", VARCHAR);

  @Test
  void concatWithSeparatorLeavesOutNulls() {
    ExpressionTester.over(
            call("CONCAT_WS", VARCHAR, first, second, literal("x"), third),
            VARCHAR,
            VARCHAR,
            VARCHAR)
        .yields("abcde,x,22", ",", "abcde", "22")
        .yields("x--22", "--", null, "22")
        .yields("x", ",", null, null)
        .yields("x", "", "", null)
        .yields(",x,", ",", "", "")
        .yields(null, null, "a", "b")
        .yields("ä😀x😀日本", "😀", "ä", "日本")
        .yields("y".repeat(300) + "x" + "z".repeat(200), "", "y".repeat(300), "z".repeat(200));
  }

  @Test
  void concatWithSeparatorOfNothing() {
    ExpressionTester.over(call("CONCAT_WS", VARCHAR, first), VARCHAR)
        .yields("", ",")
        .yields(null, (Object) null);
    ExpressionTester.over(call("CONCAT_WS", VARCHAR, first, nullOf(VARCHAR)), VARCHAR)
        .yields("", ",");
    ExpressionTester.over(call("CONCAT_WS", VARCHAR, nullOf(VARCHAR), first), VARCHAR)
        .yields(null, "a");
    ExpressionTester.over(
            call("CONCAT_WS", notNull(VARCHAR), literal("-"), literal("a"), literal("b")))
        .yields("a-b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // document; path; value; JSON_SET; JSON_INSERT; JSON_REPLACE
        "{ \"a\": 1, \"b\": [2, 3]}; $.a; 10; { \"a\": 10, \"b\": [2, 3]}; =; { \"a\": 10, \"b\": [2, 3]}",
        "{ \"a\": 1, \"b\": [2, 3]}; $.c; true; { \"a\": 1, \"b\": [2, 3],\"c\":true}; { \"a\": 1, \"b\": [2, 3],\"c\":true}; =",
        "{ \"a\": 1, \"b\": [2, 3]}; $.b[1]; 4; { \"a\": 1, \"b\": [2, 4]}; =; { \"a\": 1, \"b\": [2, 4]}",
        "{ \"a\": 1, \"b\": [2, 3]}; $.b[7]; 4; { \"a\": 1, \"b\": [2, 3,4]}; { \"a\": 1, \"b\": [2, 3,4]}; =",
        "{ \"a\": 1, \"b\": [2, 3]}; $.b[last]; 4; { \"a\": 1, \"b\": [2, 4]}; =; { \"a\": 1, \"b\": [2, 4]}",
        "[2, 3]; $[last - 5]; 4; [4,2, 3]; [4,2, 3]; =",
        "[]; $[0]; 4; [4]; [4]; =",
        "[]; $[last]; 4; [4]; [4]; =",
        "{}; $.\"a \\\"b\"; 4; {\"a \\\"b\":4}; {\"a \\\"b\":4}; =",
        // a value that is no array is an array of one
        "1; $[0]; 2; 2; =; 2",
        "1; $[1]; 2; [1,2]; [1,2]; =",
        "{\"a\": 1}; $.a[3]; 2; {\"a\": [1,2]}; {\"a\": [1,2]}; =",
        "{\"a\": 1}; $[last - 1]; 2; [2,{\"a\": 1}]; [2,{\"a\": 1}]; =",
        "{\"a\": 1}; $[0].a; 2; {\"a\": 2}; =; {\"a\": 2}",
        // the place cannot be made
        "{\"a\": 1}; $.b.c; 2; =; =; =",
        "{\"a\": 1}; $.a.c; 2; =; =; =",
        "[1]; $.a; 2; =; =; =",
        "[{\"a\": 1}]; $[1].a; 2; =; =; =",
        // everything
        "[1]; $; {}; {}; =; {}",
        // the last of a name counts
        "{\"a\": 1, \"\\u0061\": 2}; $.a; 3; {\"a\": 1, \"\\u0061\": 3}; =; {\"a\": 1, \"\\u0061\": 3}",
      })
  void jsonIsPut(
      String document, String path, String value, String set, String inserted, String replaced) {
    put("JSON_SET", document, path, value, set);
    put("JSON_INSERT", document, path, value, inserted);
    put("JSON_REPLACE", document, path, value, replaced);
  }

  private void put(String function, String document, String path, String value, String expected) {
    ExpressionTester.onAsm(call(function, VARCHAR, first, literal(path), second), VARCHAR, VARCHAR)
        .yields(expected.equals("=") ? document : expected, document, value)
        .yields(null, null, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[\"a\", [\"b\", \"c\"], \"d\"]; $[1]; [\"a\", \"d\"]",
        "[\"a\", [\"b\", \"c\"], \"d\"]; $[1][0]; [\"a\", [\"c\"], \"d\"]",
        "[\"a\", [\"b\", \"c\"], \"d\"]; $[last]; [\"a\", [\"b\", \"c\"]]",
        "[\"a\", [\"b\", \"c\"], \"d\"]; $[0]; [[\"b\", \"c\"], \"d\"]",
        "[\"a\", [\"b\", \"c\"], \"d\"]; $[3]; [\"a\", [\"b\", \"c\"], \"d\"]",
        "[ 1 ]; $[0]; [  ]",
        "{\"a\": 1, \"b\": 2, \"a\": 3}; $.a; {\"b\": 2}",
        "{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}; $.b.d; {\"a\": 1, \"b\": {\"c\": 2}}",
        "{\"a\": 1}; $.x.y; {\"a\": 1}",
        "{\"a\": 1}; $[0].a; {}",
        "{\"a\": 1}; $[0]; {\"a\": 1}",
        "7; $.a; 7",
      })
  void jsonIsTakenAway(String document, String path, String expected) {
    ExpressionTester.onAsm(call("JSON_REMOVE", VARCHAR, first, literal(path)), VARCHAR)
        .yields(expected, document)
        .yields(null, (Object) null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":}", "[1,]", "{} {}", "nul"})
  void whatIsNoJsonIsAnError(String document) {
    ExpressionTester change =
        ExpressionTester.onAsm(call("JSON_REMOVE", VARCHAR, first, literal("$.a")), VARCHAR);
    assertThat(change.fails(document).code()).isEqualTo(ErrorCode.INVALID_JSON);
    assertThat(change.evaluate(ExpressionTester.row(MANUAL)).getFirst())
        .isEqualTo("{ \"b\": [2, 3]}");
  }

  @ParameterizedTest
  @CsvSource({"JSON_SET, $.*", "JSON_SET, $[0 to 1]", "JSON_REMOVE, strict $.a", "JSON_REMOVE, $"})
  void pathsTellOnePlace(String function, String path) {
    Scalar call =
        function.equals("JSON_SET")
            ? call(function, VARCHAR, first, literal(path), second)
            : call(function, VARCHAR, first, literal(path));
    assertThatThrownBy(() -> ExpressionTester.onAsm(call, VARCHAR, VARCHAR))
        .hasMessageContaining("invalid JSON path \"" + path + "\"");
  }
}
