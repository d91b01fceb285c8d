package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.io.IOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Validity against Jackson over random and damaged texts; path answers worked out by hand from the
 * standard.
 */
class JsonFunctionsTest {

  private static final ErrorSites SITES = TestSites.SITES;
  private static final JsonFactory JACKSON = new JsonFactory();
  private static final String ORDER =
      "{\"id\": 7, \"name\": \"a\\u00e9\\ud83d\\ude00\\n\", \"ok\": true, \"none\": null, \"price\": 1.50,"
          + " \"tags\": [\"x\", \"y\", [\"z\"]], \"lines\": [{\"sku\": \"A\", \"qty\": 1}, {\"sku\": \"B\"}],"
          + " \"odd key\": {\"deep\": {}}, \"id\": 8}";

  private final Random random = new Random(31);
  private final BytesResult result = new BytesResult();

  private static boolean isJson(String text) {
    try (JsonParser parser = JACKSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      int depth = 0;
      JsonToken token = parser.currentToken();
      while (true) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        token.id();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
          parser.getText();
        }
        JsonToken next = parser.nextToken();
        if (next == null) {
          return depth == 0;
        }
        if (depth == 0) {
          return false; // a second value
        }
        token = next;
      }
    } catch (IOException e) {
      return false;
    }
  }

  private String randomJson(int depth) {
    return switch (random.nextInt(depth > 3 ? 5 : 8)) {
      case 0 -> Integer.toString(random.nextInt());
      case 1 -> Double.toString(random.nextGaussian() * 1e10);
      case 2 -> new String[] {"true", "false", "null", "0", "-0", "1e5", "1E-3"}[random.nextInt(7)];
      case 3 ->
          "\""
              + new String[] {"", "a", "é", "\\n\\u0041", "\\ud83d\\ude00", "x\\\"y"}
                  [random.nextInt(6)]
              + "\"";
      case 4 -> random.nextBoolean() ? "[]" : " { } ";
      case 5, 6 -> {
        StringBuilder out = new StringBuilder("{");
        for (int i = random.nextInt(4); i >= 0; i--) {
          out.append(" \"k")
              .append(random.nextInt(5))
              .append("\" : ")
              .append(randomJson(depth + 1))
              .append(i > 0 ? "," : "");
        }
        yield out.append("}").toString();
      }
      default -> {
        StringBuilder out = new StringBuilder("[");
        for (int i = random.nextInt(4); i >= 0; i--) {
          out.append(randomJson(depth + 1)).append(i > 0 ? ", " : "\n");
        }
        yield out.append("]").toString();
      }
    };
  }

  @Test
  void agreesWithJacksonOnWhatIsJson() {
    JsonStates.Text state = new JsonStates.Text();
    int valid = 0;
    for (int i = 0; i < 40_000; i++) {
      StringBuilder json = new StringBuilder(randomJson(0));
      if (i % 3 != 0 && !json.isEmpty()) {
        int at = random.nextInt(json.length());
        String damage = "{}[]\",:\\ 0e-.tn";
        switch (random.nextInt(3)) {
          case 0 -> json.deleteCharAt(at);
          case 1 -> json.insert(at, damage.charAt(random.nextInt(damage.length())));
          default -> json.setCharAt(at, damage.charAt(random.nextInt(damage.length())));
        }
      }
      Texts t = Texts.of(json.toString());
      boolean expected = isJson(json.toString());
      valid += expected ? 1 : 0;
      assertThat(JsonInspection.isValue(t.heap(), t.offset(), t.length(), state))
          .as(json.toString())
          .isEqualTo(expected);
      JsonPathMatcher matcher = new JsonPathMatcher(new JsonPath("$.k1[*].k2"));
      assertThat(matcher.run(t.heap(), t.offset(), t.length()) != JsonPathMatcher.Status.MALFORMED)
          .as(json.toString())
          .isEqualTo(expected);
    }
    assertThat(valid).isBetween(15_000, 35_000);
  }

  private @Nullable String value(String json, String... clauses) {
    Texts t = Texts.of(json);
    JsonStates.Value state =
        switch (clauses.length) {
          case 1 -> new JsonStates.Value(clauses[0]);
          case 3 -> new JsonStates.Value(clauses[0], clauses[1], clauses[2]);
          case 4 -> new JsonStates.Value(clauses[0], clauses[1], clauses[2], clauses[3]);
          case 5 ->
              new JsonStates.Value(clauses[0], clauses[1], clauses[2], clauses[3], clauses[4]);
          case 6 ->
              new JsonStates.Value(
                  clauses[0], clauses[1], clauses[2], clauses[3], clauses[4], clauses[5]);
          default ->
              new JsonStates.Value(
                  clauses[0],
                  clauses[1],
                  clauses[2],
                  clauses[3],
                  clauses[4],
                  clauses[5],
                  clauses[6]);
        };
    JsonFunctions.value(t.heap(), t.offset(), t.length(), result, state, SITES, 0);
    return Texts.string(result);
  }

  @Test
  void extractsScalars() {
    assertThat(value(ORDER, "$.id")).isEqualTo("8"); // of two members with one name the last counts
    assertThat(value(ORDER, "lax $.name")).isEqualTo("aé😀\n");
    assertThat(value(ORDER, "$.ok")).isEqualTo("true");
    assertThat(value(ORDER, "$.none")).isNull();
    assertThat(value(ORDER, "$.price")).isEqualTo("1.50");
    assertThat(value(ORDER, "$.tags[1]")).isEqualTo("y");
    assertThat(value(ORDER, "$.tags[last][0]")).isEqualTo("z");
    assertThat(value(ORDER, "$.tags[last - 2]")).isEqualTo("x");
    assertThat(value(ORDER, "$.lines[1].sku")).isEqualTo("B");
    assertThat(value(ORDER, "$['lines'][0][\"qty\"]")).isEqualTo("1");
    assertThat(value(ORDER, "$.lines.qty")).isEqualTo("1"); // lax: the array is unwrapped
    assertThat(value(ORDER, "$.id[0]")).isEqualTo("8"); // lax: a scalar counts as array of one
    assertThat(value("\"x\"", "$")).isEqualTo("x");
    assertThat(value(" 12 ", "strict $")).isEqualTo("12");
    assertThat(value("{\"a\\u0062\": 1}", "$.ab")).isEqualTo("1");
    assertThat(value("[\"\\ud83d\"]", "$[0]")).isEqualTo("\uFFFD");
  }

  @Test
  void followsTheClauses() {
    assertThat(value(ORDER, "$.nothing")).isNull();
    assertThat(value(ORDER, "$.nothing", "DEFAULT", "d", "EMPTY")).isEqualTo("d");
    assertThat(value(ORDER, "$.lines", "DEFAULT", "d", "EMPTY")).isNull();
    assertThat(value(ORDER, "$.lines", "DEFAULT", "e", "ERROR")).isEqualTo("e");
    assertThat(value(ORDER, "$.lines", "NULL", "EMPTY", "DEFAULT", "e", "ERROR")).isEqualTo("e");
    assertThat(value(ORDER, "$.nothing", "DEFAULT", "d", "EMPTY", "ERROR", "ERROR")).isEqualTo("d");
    assertThat(value("{", "$.a", "DEFAULT", "d", "EMPTY", "DEFAULT", "e", "ERROR")).isEqualTo("e");
    assertThat(value("{", "$.a")).isNull();
    assertThat(value(ORDER, "strict $.nothing")).isNull();
    assertJsonError(
        () -> value(ORDER, "strict $.nothing", "ERROR", "ERROR"),
        "JSON path does not fit the structure of the JSON text");
    assertJsonError(() -> value(ORDER, "$.nothing", "ERROR", "EMPTY"), "JSON path found no item");
    assertJsonError(
        () -> value(ORDER, "$.tags[*]", "NULL", "EMPTY", "ERROR", "ERROR"),
        "JSON path found more than one item");
    assertJsonError(() -> value("{\"a\" 1}", "$.a", "ERROR", "ERROR"), "invalid JSON text");
  }

  private static void assertJsonError(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .hasMessage(message)
        .extracting(error -> ((LaminarException) error).code())
        .isEqualTo(ErrorCode.INVALID_JSON);
  }

  private @Nullable String query(
      String json, String path, String wrapper, String onEmpty, String onError) {
    Texts t = Texts.of(json);
    JsonFunctions.query(
        t.heap(),
        t.offset(),
        t.length(),
        result,
        new JsonStates.Query(path, wrapper, onEmpty, onError),
        SITES,
        0);
    return Texts.string(result);
  }

  @Test
  void queries() {
    assertThat(query(ORDER, "$.lines[1]", "WITHOUT_ARRAY", "NULL", "NULL"))
        .isEqualTo("{\"sku\": \"B\"}");
    assertThat(query(ORDER, "$.id", "WITHOUT_ARRAY", "NULL", "NULL")).isNull();
    assertThat(query(ORDER, "$.id", "WITH_CONDITIONAL_ARRAY", "NULL", "NULL")).isEqualTo("[8]");
    assertThat(query(ORDER, "$.tags", "WITH_CONDITIONAL_ARRAY", "NULL", "NULL"))
        .isEqualTo("[\"x\", \"y\", [\"z\"]]");
    assertThat(query(ORDER, "$.tags", "WITH_UNCONDITIONAL_ARRAY", "NULL", "NULL"))
        .isEqualTo("[[\"x\", \"y\", [\"z\"]]]");
    assertThat(query(ORDER, "$.lines[*].sku", "WITH_CONDITIONAL_ARRAY", "NULL", "NULL"))
        .isEqualTo("[\"A\",\"B\"]");
    assertThat(query(ORDER, "$.tags[0 to 1]", "WITH_CONDITIONAL_ARRAY", "NULL", "NULL"))
        .isEqualTo("[\"x\",\"y\"]");
    assertThat(query(ORDER, "$.'odd key'.*", "WITHOUT_ARRAY", "NULL", "NULL")).isEqualTo("{}");
    assertThat(query(ORDER, "$.none.x", "WITHOUT_ARRAY", "EMPTY_ARRAY", "NULL")).isEqualTo("[]");
    assertThat(query("[", "$", "WITHOUT_ARRAY", "NULL", "EMPTY_OBJECT")).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"b\":1}} | $.a.b | true",
        "{\"a\":{\"b\":1}} | $.a.c | false",
        "[1,2] | $[1] | true",
        "[1,2] | $[2] | false",
        "[1,2] | strict $[2] | false",
        "{\"a\":null} | $.a | true",
        "nope | $ | false",
        "[{\"a\":1}] | $.a | true",
        "[{\"a\":1}] | strict $.a | false",
        "[] | $[*] | false"
      })
  void exists(String json, String path, boolean expected) {
    Texts t = Texts.of(json);
    assertThat(JsonFunctions.exists(t.heap(), t.offset(), t.length(), new JsonStates.Exists(path)))
        .isEqualTo(expected);
  }

  @Test
  void refusesBadPaths() {
    for (String bad : new String[] {"", "a", "$.", "$[", "$[a]", "$..a", "$.a b", "$[1", "$.\"a"}) {
      assertThatThrownBy(() -> new JsonPath(bad))
          .as(bad)
          .extracting(error -> ((LaminarException) error).code())
          .isEqualTo(ErrorCode.INVALID_JSON_PATH);
    }
    assertThatThrownBy(() -> new JsonPath("$.a ? (@ > 1)"))
        .extracting(error -> ((LaminarException) error).code())
        .isEqualTo(ErrorCode.UNSUPPORTED);
  }

  /** MySQL's documented answers, whose functions these are; types as Calcite names them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 1 | 0 | OBJECT",
        "[] | 1 | 0 | ARRAY",
        "true | 1 | 1 | BOOLEAN",
        "[10, 20] | 2 | 2 | ARRAY",
        "[[], {}] | 2 | 2 | ARRAY",
        "[10, {\"a\": 20}] | 3 | 2 | ARRAY",
        "{\"a\": 1, \"b\": {\"c\": 30}} | 3 | 2 | OBJECT",
        "\"x[{\" | 1 | 1 | STRING",
        "12 | 1 | 1 | INTEGER",
        "-2147483649 | 1 | 1 | LONG",
        "1.5 | 1 | 1 | DOUBLE",
        "99999999999999999999 | 1 | 1 | DOUBLE",
        "null | 1 | 1 | NULL"
      })
  void inspects(String json, int depth, int length, String type) {
    Texts t = Texts.of(json);
    JsonStates.Text state = new JsonStates.Text();
    assertThat(JsonInspection.depth(t.heap(), t.offset(), t.length(), state, SITES, 0))
        .isEqualTo(depth);
    assertThat(JsonInspection.length(t.heap(), t.offset(), t.length(), state, SITES, 0))
        .isEqualTo(length);
    JsonInspection.type(t.heap(), t.offset(), t.length(), result, state, SITES, 0);
    assertThat(Texts.string(result)).isEqualTo(type);
  }

  @Test
  void listsKeysAndPrints() {
    JsonStates.Text state = new JsonStates.Text();
    Texts t = Texts.of("{\"a\": 1, \"b\": {\"c\": [30, {}]}}");
    JsonInspection.keys(t.heap(), t.offset(), t.length(), result, state, SITES, 0);
    assertThat(Texts.string(result)).isEqualTo("[\"a\",\"b\"]");
    JsonInspection.keys(
        t.heap(), t.offset(), t.length(), result, new JsonStates.Path("$.b"), SITES, 0);
    assertThat(Texts.string(result)).isEqualTo("[\"c\"]");
    JsonInspection.keys(
        t.heap(), t.offset(), t.length(), result, new JsonStates.Path("$.a"), SITES, 0);
    assertThat(result.isNull).isTrue();
    BytesResult pretty = new BytesResult();
    JsonInspection.pretty(t.heap(), t.offset(), t.length(), pretty, state, SITES, 0);
    assertThat(Texts.string(pretty))
        .isEqualTo(
            """
            {
              "a": 1,
              "b": {
                "c": [
                  30,
                  {}
                ]
              }
            }\
            """);
    assertThat(JsonInspection.storageSize(t.heap(), t.offset(), t.length(), state, SITES, 0))
        .isEqualTo(t.length());
    NullFlag flag = new NullFlag();
    JsonStates.Path path = new JsonStates.Path("$.b.c");
    assertThat(JsonInspection.length(t.heap(), t.offset(), t.length(), flag, path, SITES, 0))
        .isEqualTo(2);
    Texts bad = Texts.of("{");
    assertJsonError(
        () -> JsonInspection.depth(bad.heap(), bad.offset(), bad.length(), state, SITES, 0),
        "invalid JSON text");
  }

  @Test
  void buildsWhatJacksonReadsBack() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(12); k > 0; k--) {
        text.append((char) random.nextInt(0x80));
      }
      String expected = text + "é😀";
      Texts t = Texts.of(expected);
      BytesResult quoted = new BytesResult();
      JsonConstruction.of(t.heap(), t.offset(), t.length(), quoted);
      BytesResult member = new BytesResult();
      JsonConstruction.member(
          t.heap(), t.offset(), t.length(), quoted.heap, quoted.offset, quoted.length, member);
      BytesResult object = new BytesResult();
      JsonConstruction.object(member.heap, member.offset, member.length, object);
      try (JsonParser parser = JACKSON.createParser(Texts.bytes(object))) {
        assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        assertThat(parser.nextFieldName()).isEqualTo(expected);
        assertThat(parser.nextTextValue()).isEqualTo(expected);
        assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
      }
    }
    JsonConstruction.array(new byte[16], 0, 0, result);
    assertThat(Texts.string(result)).isEqualTo("[]");
  }
}
