package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LIKE against a translation to {@code java.util.regex}; regular expressions against PostgreSQL's
 * documented answers.
 */
class PatternFunctionsTest {

  private static final ErrorSites SITES = TestSites.SITES;

  private final Random random = new Random(29);
  private final BytesResult result = new BytesResult();

  private String pick(String alphabet, int max) {
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(max); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static Pattern reference(String pattern, boolean ignoreCase) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); ) {
      int c = pattern.codePointAt(i);
      i += Character.charCount(c);
      if (c == '!' && i < pattern.length()) {
        c = pattern.codePointAt(i);
        i += Character.charCount(c);
        regex.append(Pattern.quote(Character.toString(c)));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)));
      }
    }
    int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    return Pattern.compile(regex.toString(), flags | Pattern.DOTALL);
  }

  @Test
  void likeAgreesWithRegularExpressions() {
    LikeFunctions.State state = new LikeFunctions.State();
    Texts escape = Texts.of("!");
    for (int i = 0; i < 30_000; i++) {
      String pattern = pick("aaBb%%_é😀!", 8);
      while (pattern.endsWith("!")) {
        pattern = pattern.substring(0, pattern.length() - 1);
      }
      String text = pick("aaBbé😀%_!\n", 9);
      Texts t = Texts.of(text);
      Texts p = Texts.of(pattern);
      boolean expected = reference(pattern, false).matcher(text).matches();
      assertThat(new LikePattern(pattern, "!").matches(t.heap(), t.offset(), t.length()))
          .as("'%s' LIKE '%s'", text, pattern)
          .isEqualTo(expected);
      assertThat(
              LikeFunctions.like(
                  t.heap(),
                  t.offset(),
                  t.length(),
                  p.heap(),
                  p.offset(),
                  p.length(),
                  escape.heap(),
                  escape.offset(),
                  escape.length(),
                  state,
                  SITES,
                  0))
          .isEqualTo(expected);
      boolean folded = reference(pattern, true).matcher(text).matches();
      assertThat(
              new LikePattern.IgnoringCase(pattern, "!").matches(t.heap(), t.offset(), t.length()))
          .as("'%s' ILIKE '%s'", text, pattern)
          .isEqualTo(folded);
      assertThat(
              LikeFunctions.ilike(
                  t.heap(),
                  t.offset(),
                  t.length(),
                  p.heap(),
                  p.offset(),
                  p.length(),
                  escape.heap(),
                  escape.offset(),
                  escape.length(),
                  state,
                  SITES,
                  0))
          .isEqualTo(folded);
    }
  }

  @Test
  void likeWithoutEscapeTakesBackslashAsItIs() {
    Texts t = Texts.of("a\\b");
    assertThat(new LikePattern("a\\_").matches(t.heap(), t.offset(), t.length())).isTrue();
    assertThatThrownBy(() -> new LikePattern("abc!", "!"))
        .isInstanceOf(LaminarException.class)
        .hasMessage("LIKE pattern must not end with escape character");
    assertThatThrownBy(() -> new LikePattern("abc", "ab"))
        .hasMessageContaining("must be one character");
  }

  @Test
  void likeHasNoExponentialCase() {
    Texts t = Texts.of("a".repeat(5000) + "b");
    assertThat(new LikePattern("%a%a%a%a%a%_a%a%c").matches(t.heap(), t.offset(), t.length()))
        .isFalse();
  }

  private boolean finds(String text, String regex, String options) {
    Texts t = Texts.of(text);
    return new RegexMatcher(regex, options).finds(t.heap(), t.offset(), t.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "thomas | t.*ma | '' | true",
        "thomas | T.*ma | i | true",
        "thomas | T.*ma | '' | false",
        "abc | ^[bc] | '' | false",
        "a1b | [[:digit:]] | '' | true",
        "ab | [[:digit:][:space:]] | '' | false",
        "a[b | [[] | '' | true",
        "a]b | []] | '' | true",
        "foo bar | \\mbar\\M | '' | true",
        "foobar | \\ybar | '' | false",
        "a&&b | [&]{2} | '' | true",
        "ÄPFEL | äpfel | i | true",
        "a.b | a.b | q | true",
        "axb | a.b | q | false"
      })
  void findsAsPostgres(String text, String regex, String options, boolean expected) {
    assertThat(finds(text, regex, options)).isEqualTo(expected);
  }

  @Test
  void dollarAndDotTreatLineEndsAsPostgres() {
    assertThat(finds("a\n", "a$", "")).isFalse();
    assertThat(finds("a\nb", "a$", "n")).isTrue();
    assertThat(finds("a\nb", "a.b", "")).isTrue();
    assertThat(finds("a\nb", "a.b", "p")).isFalse();
  }

  private String replace(String text, String regex, String replacement, String options) {
    Texts t = Texts.of(text);
    Texts r = Texts.of(replacement);
    new RegexMatcher(regex, options)
        .replace(t.heap(), t.offset(), t.length(), r.heap(), r.offset(), r.length(), result);
    return String.valueOf(Texts.string(result));
  }

  /** Examples of the PostgreSQL documentation (9.7.3). */
  @Test
  void replacesAsPostgres() {
    assertThat(replace("foobarbaz", "b..", "X", "")).isEqualTo("fooXbaz");
    assertThat(replace("foobarbaz", "b..", "X", "g")).isEqualTo("fooXX");
    assertThat(replace("foobarbaz", "b(..)", "X\\1Y", "g")).isEqualTo("fooXarYXazY");
    assertThat(replace("A PostgreSQL function", "a|e|i|o|u", "X", "gi"))
        .isEqualTo("X PXstgrXSQL fXnctXXn");
    assertThat(replace("Thomas", ".[mN]a.", "M", "")).isEqualTo("ThM");
    assertThat(replace("aé😀b", "[é😀]", "<\\&>", "g")).isEqualTo("a<é><😀>b");
    assertThat(replace("ab", "b", "\\\\", "")).isEqualTo("a\\");
    assertThat(replace("abc", "", "-", "g")).isEqualTo("-a-b-c-");
    assertThat(replace("A PostgreSQL function", "a|e|i|o|u", "X", "gi"))
        .isEqualTo("X PXstgrXSQL fXnctXXn");
    Texts t = Texts.of("A PostgreSQL function");
    Texts x = Texts.of("X");
    new RegexMatcher("a|e|i|o|u", "i")
        .replace(t.heap(), t.offset(), t.length(), x.heap(), x.offset(), x.length(), 1, 3, result);
    assertThat(Texts.string(result)).isEqualTo("A PostgrXSQL function");
  }

  @Test
  void findsCountsAndCutsOut() {
    Texts t = Texts.of("ABCABCAXYaxy");
    assertThat(new RegexMatcher("A.").count(t.heap(), t.offset(), t.length(), 1)).isEqualTo(3);
    Texts foo = Texts.of("number of your street, town zip, FR");
    RegexMatcher words = new RegexMatcher("[^,]+");
    assertThat(words.position(foo.heap(), foo.offset(), foo.length(), 1, 2, false)).isEqualTo(23);
    assertThat(words.position(foo.heap(), foo.offset(), foo.length(), 1, 9, false)).isZero();
    words.substring(foo.heap(), foo.offset(), foo.length(), 1, 2, false, result);
    assertThat(Texts.string(result)).isEqualTo(" town zip");
    words.substring(foo.heap(), foo.offset(), foo.length(), 1, 4, false, result);
    assertThat(result.isNull).isTrue();
    Texts mail = Texts.of("é: user@example.org");
    RegexMatcher domain = new RegexMatcher("@([a-z.]+)");
    domain.substring(mail.heap(), mail.offset(), mail.length(), 1, 1, true, result);
    assertThat(Texts.string(result)).isEqualTo("example.org");
    assertThat(domain.position(mail.heap(), mail.offset(), mail.length(), 3, 1, false))
        .isEqualTo(8);
    assertThat(domain.position(mail.heap(), mail.offset(), mail.length(), 3, 1, true))
        .isEqualTo(20);
    assertThat(domain.position(mail.heap(), mail.offset(), mail.length(), 40, 1, true)).isZero();
  }

  @Test
  void offsetsFitWhateverTheCharacters() {
    for (int i = 0; i < 5_000; i++) {
      String text = pick("abé日😀b", 20);
      Texts t = Texts.of(text);
      int start = 1 + random.nextInt(5);
      Matcher matcher = Pattern.compile("b.?").matcher(text);
      int from = Math.min(start - 1, text.codePointCount(0, text.length()));
      boolean found = matcher.find(text.offsetByCodePoints(0, from));
      new RegexMatcher("b.?").substring(t.heap(), t.offset(), t.length(), start, 1, false, result);
      assertThat(Texts.string(result)).isEqualTo(found ? matcher.group() : null);
    }
  }

  /** ISO/IEC 9075-2 8.6 and the PostgreSQL documentation (9.7.2). */
  @ParameterizedTest
  @CsvSource({
    "abc, abc, true", "abc, a, false", "abc, %(b|d)%, true", "abc, (b|c)%, false",
        "-abc-, %[ab][bc]c%, true",
    "aab, a{2}b, true", "a.c, a.c, true", "abc, a.c, false", "a1, [[:alpha:]][[:digit:]], true",
        "a^c, a^c, true"
  })
  void similarTo(String text, String pattern, boolean expected) {
    Texts t = Texts.of(text);
    assertThat(new RegexMatcher.Similar(pattern).matchesAll(t.heap(), t.offset(), t.length()))
        .isEqualTo(expected);
  }

  @Test
  void similarToEscapes() {
    Texts t = Texts.of("a%b");
    assertThat(new RegexMatcher.Similar("a!%b", "!").matchesAll(t.heap(), t.offset(), t.length()))
        .isTrue();
    Texts other = Texts.of("axb");
    assertThat(
            new RegexMatcher.Similar("a!%b", "!")
                .matchesAll(other.heap(), other.offset(), other.length()))
        .isFalse();
  }

  @Test
  void refusesInvalidExpressions() {
    for (String bad : new String[] {"(", "[a", "a{2", "*a", "[[:nothing:]]"}) {
      assertThatThrownBy(() -> new RegexMatcher(bad))
          .as(bad)
          .extracting(error -> ((LaminarException) error).code())
          .isEqualTo(ErrorCode.INVALID_REGULAR_EXPRESSION);
    }
    assertThatThrownBy(() -> new RegexMatcher("a", "z"))
        .hasMessage("invalid regular expression option: \"z\"");
    Texts bad = Texts.of("(");
    assertThatThrownBy(
            () -> new RegexMatcher().use(bad.heap(), bad.offset(), bad.length(), SITES, 0))
        .hasMessageStartingWith("invalid regular expression \"(\"");
  }

  @Test
  void expressionsMayChangeFromRowToRow() {
    RegexMatcher state = new RegexMatcher();
    Texts t = Texts.of("abc");
    for (String regex : new String[] {"b", "x", "^a", "^a", "c$", ""}) {
      Texts p = Texts.of(regex);
      assertThat(
              state
                  .use(p.heap(), p.offset(), p.length(), SITES, 0)
                  .finds(t.heap(), t.offset(), t.length()))
          .isEqualTo(Pattern.compile(regex).matcher("abc").find());
    }
  }
}
