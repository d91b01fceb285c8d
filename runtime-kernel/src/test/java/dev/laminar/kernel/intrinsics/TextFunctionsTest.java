package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers of the SQL standard and of PostgreSQL's documentation, and {@link String} as reference
 * over random texts.
 */
class TextFunctionsTest {

  private static final ErrorSites SITES = TestSites.SITES;

  private final Random random = new Random(23);
  private final BytesResult result = new BytesResult();

  private String randomText() {
    String alphabet = random.nextBoolean() ? "abcXYZ 09%_" : "aZé ßΩщ日本😀𝄞İ";
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(random.nextInt(10) == 0 ? 60 : 14);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static String slice(String text, long from, long to) {
    int count = text.codePointCount(0, text.length());
    int start = Math.clamp(from, 0, count);
    int end = Math.clamp(to, start, count);
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  @Test
  void agreesWithStringOverRandomTexts() {
    for (int i = 0; i < 30_000; i++) {
      String s = randomText();
      Texts t = Texts.of(s);
      int count = s.codePointCount(0, s.length());
      assertThat(TextFunctions.charLength(t.heap(), t.offset(), t.length())).isEqualTo(count);
      TextCase.upper(t.heap(), t.offset(), t.length(), result);
      assertThat(Texts.string(result)).isEqualTo(map(s, true));
      TextCase.lower(t.heap(), t.offset(), t.length(), result);
      assertThat(Texts.string(result)).isEqualTo(map(s, false));
      TextEditing.reverse(t.heap(), t.offset(), t.length(), result);
      assertThat(Texts.string(result)).isEqualTo(new StringBuilder(s).reverse().toString());
      int start = random.nextInt(20) - 5;
      int length = random.nextInt(20);
      TextFunctions.substring(t.heap(), t.offset(), t.length(), start, length, result, SITES, 0);
      assertThat(Texts.string(result))
          .isEqualTo(slice(s, start - 1L, Math.max(0L, (long) start + length - 1)));
      TextFunctions.substring(t.heap(), t.offset(), t.length(), start, result);
      assertThat(Texts.string(result)).isEqualTo(slice(s, start - 1L, count));
      TextFunctions.left(t.heap(), t.offset(), t.length(), start, result);
      assertThat(Texts.string(result)).isEqualTo(slice(s, 0, start >= 0 ? start : count + start));
      TextFunctions.right(t.heap(), t.offset(), t.length(), start, result);
      assertThat(Texts.string(result))
          .isEqualTo(slice(s, start >= 0 ? Math.max(0, count - start) : -start, count));
      String part =
          random.nextBoolean() ? randomText() : slice(s, start, start + random.nextInt(3));
      Texts p = Texts.of(part);
      int index = s.indexOf(part);
      assertThat(
              TextFunctions.position(
                  p.heap(), p.offset(), p.length(), t.heap(), t.offset(), t.length()))
          .isEqualTo(index < 0 ? 0 : s.codePointCount(0, index) + 1);
      assertThat(
              TextComparison.startsWith(
                  t.heap(), t.offset(), t.length(), p.heap(), p.offset(), p.length()))
          .isEqualTo(s.startsWith(part));
      assertThat(
              TextComparison.endsWith(
                  t.heap(), t.offset(), t.length(), p.heap(), p.offset(), p.length()))
          .isEqualTo(s.endsWith(part));
      Texts x = Texts.of("<é>");
      TextEditing.replace(
          t.heap(),
          t.offset(),
          t.length(),
          p.heap(),
          p.offset(),
          p.length(),
          x.heap(),
          x.offset(),
          x.length(),
          result);
      assertThat(Texts.string(result)).isEqualTo(part.isEmpty() ? s : s.replace(part, "<é>"));
      TextTrim.trimBoth(t.heap(), t.offset(), t.length(), result);
      assertThat(Texts.string(result)).isEqualTo(s.replaceAll("^ +| +$", ""));
      TextFunctions.concat(
          t.heap(), t.offset(), t.length(), p.heap(), p.offset(), p.length(), result);
      assertThat(Texts.string(result)).isEqualTo(s + part);
      int expected = Integer.signum(compareCodePoints(s, part));
      assertThat(
              Integer.signum(
                  TextComparison.compare(
                      t.heap(), t.offset(), t.length(), p.heap(), p.offset(), p.length())))
          .isEqualTo(expected);
      assertThat(
              TextComparison.equal(
                  t.heap(), t.offset(), t.length(), p.heap(), p.offset(), p.length()))
          .isEqualTo(s.equals(part));
    }
  }

  private static int compareCodePoints(String left, String right) {
    int[] a = left.codePoints().toArray();
    int[] b = right.codePoints().toArray();
    return java.util.Arrays.compare(a, b);
  }

  private static String map(String text, boolean upper) {
    StringBuilder mapped = new StringBuilder();
    text.codePoints()
        .forEach(c ->
            mapped.appendCodePoint(upper ? Character.toUpperCase(c) : Character.toLowerCase(c)));
    return mapped.toString();
  }

  /** ISO/IEC 9075-2: the part of the requested range that lies inside of the text. */
  @ParameterizedTest
  @CsvSource({
    "alphabet, 3, 2, ph",
    "alphabet, -1, 3, a",
    "alphabet, 0, 1, ''",
    "alphabet, 7, 100, et",
    "alphabet, 9, 1, ''",
    "alphabet, -2147483648, 2147483647, ''",
    "alphabet, 2147483647, 2147483647, ''"
  })
  void substringFollowsTheStandard(String text, int from, int length, String expected) {
    Texts t = Texts.of(text);
    TextFunctions.substring(t.heap(), t.offset(), t.length(), from, length, result, SITES, 0);
    assertThat(Texts.string(result)).isEqualTo(expected);
    TextFunctions.substringBinary(t.heap(), t.offset(), t.length(), from, length, result, SITES, 0);
    assertThat(Texts.string(result)).isEqualTo(expected);
  }

  @Test
  void substringRefusesNegativeLength() {
    assertThatThrownBy(() -> TextFunctions.substring(new byte[16], 0, 0, 1, -1, result, SITES, 0))
        .hasMessage("negative substring length not allowed")
        .extracting(error -> ((LaminarException) error).code().sqlState())
        .isEqualTo("22011");
  }

  /** Examples of the PostgreSQL documentation. */
  @Test
  void editsAsPostgresDocuments() {
    Texts hi = Texts.of("hi");
    Texts xy = Texts.of("xy");
    TextEditing.padStart(
        hi.heap(),
        hi.offset(),
        hi.length(),
        5,
        xy.heap(),
        xy.offset(),
        xy.length(),
        result,
        SITES,
        0);
    assertThat(Texts.string(result)).isEqualTo("xyxhi");
    TextEditing.padEnd(
        hi.heap(),
        hi.offset(),
        hi.length(),
        5,
        xy.heap(),
        xy.offset(),
        xy.length(),
        result,
        SITES,
        0);
    assertThat(Texts.string(result)).isEqualTo("hixyx");
    TextEditing.padStart(hi.heap(), hi.offset(), hi.length(), 1, result, SITES, 0);
    assertThat(Texts.string(result)).isEqualTo("h");
    Texts thomas = Texts.of("Txxxxas");
    Texts hom = Texts.of("hom");
    TextEditing.overlay(
        thomas.heap(),
        thomas.offset(),
        thomas.length(),
        hom.heap(),
        hom.offset(),
        hom.length(),
        2,
        4,
        result,
        SITES,
        0);
    assertThat(Texts.string(result)).isEqualTo("Thomas");
    TextEditing.overlay(
        thomas.heap(),
        thomas.offset(),
        thomas.length(),
        hom.heap(),
        hom.offset(),
        hom.length(),
        2,
        result,
        SITES,
        0);
    assertThat(Texts.string(result)).isEqualTo("Thomxas");
    assertThat(translate("12345", "143", "ax")).isEqualTo("a2x5");
    Texts pg = Texts.of("Pg");
    TextEditing.repeat(pg.heap(), pg.offset(), pg.length(), 4, result, SITES, 0);
    assertThat(Texts.string(result)).isEqualTo("PgPgPgPg");
    TextEditing.repeat(pg.heap(), pg.offset(), pg.length(), -1, result, SITES, 0);
    assertThat(Texts.string(result)).isEmpty();
    assertThatThrownBy(() ->
            TextEditing.repeat(pg.heap(), pg.offset(), pg.length(), 1 << 30, result, SITES, 0))
        .hasMessage("requested length too large");
    assertThat(splitPart("abc~@~def~@~ghi", "~@~", 2)).isEqualTo("def");
    assertThat(splitPart("abc,def,ghi,jkl", ",", -2)).isEqualTo("ghi");
    assertThat(splitPart("abc,def", ",", 3)).isEmpty();
    assertThat(splitPart("abc,def", ",", -3)).isEmpty();
    assertThat(splitPart("abc", "", 1)).isEqualTo("abc");
    assertThatThrownBy(() -> splitPart("a", ",", 0)).hasMessage("field position must not be zero");
    Texts trim = Texts.of("yxTomxx");
    Texts set = Texts.of("xyz");
    TextTrim.trimBoth(
        trim.heap(), trim.offset(), trim.length(), set.heap(), set.offset(), set.length(), result);
    assertThat(Texts.string(result)).isEqualTo("Tom");
    Texts initcap = Texts.of("hi THOMAS, o'neil élan 2nd");
    TextCase.initcap(initcap.heap(), initcap.offset(), initcap.length(), result);
    assertThat(Texts.string(result)).isEqualTo("Hi Thomas, O'Neil Élan 2nd");
  }

  /** Examples of Oracle's and BigQuery's documentation of INSTR. */
  @ParameterizedTest
  @CsvSource({
    "banana, an, 1, 1, 2",
    "banana, an, 1, 2, 4",
    "banana, an, 1, 3, 0",
    "banana, an, 3, 1, 4",
    "banana, an, -1, 1, 4",
    "banana, an, -3, 1, 4",
    "banana, ann, 1, 1, 0",
    "helloooo, oo, 1, 1, 5",
    "helloooo, oo, 1, 2, 7",
    "CORPORATE FLOOR, OR, 3, 2, 14",
    "CORPORATE FLOOR, OR, -3, 2, 2",
    "a, b, -9, 1, 0"
  })
  void findsTheNthOccurrence(String text, String part, int start, int occurrence, int expected) {
    Texts t = Texts.of(text);
    Texts p = Texts.of(part);
    assertThat(
            TextFunctions.instr(
                t.heap(),
                t.offset(),
                t.length(),
                p.heap(),
                p.offset(),
                p.length(),
                start,
                occurrence))
        .isEqualTo(expected);
  }

  private String translate(String text, String from, String to) {
    Texts t = Texts.of(text);
    Texts f = Texts.of(from);
    Texts x = Texts.of(to);
    TextEditing.translate(
        t.heap(),
        t.offset(),
        t.length(),
        f.heap(),
        f.offset(),
        f.length(),
        x.heap(),
        x.offset(),
        x.length(),
        result);
    return String.valueOf(Texts.string(result));
  }

  private String splitPart(String text, String separator, int field) {
    Texts t = Texts.of(text);
    Texts s = Texts.of(separator);
    TextEditing.splitPart(
        t.heap(),
        t.offset(),
        t.length(),
        s.heap(),
        s.offset(),
        s.length(),
        field,
        result,
        SITES,
        0);
    return String.valueOf(Texts.string(result));
  }

  @Test
  void encodesAndDigests() throws Exception {
    Digests.Md5 md5 = new Digests.Md5();
    Digests.Sha1 sha1 = new Digests.Sha1();
    Digests.Sha256 sha256 = new Digests.Sha256();
    Digests.Sha512 sha512 = new Digests.Sha512();
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      Texts t = Texts.of(bytes);
      Digests.md5(t.heap(), t.offset(), t.length(), result, md5);
      assertThat(Texts.string(result)).isEqualTo(digest("MD5", bytes));
      Digests.sha1(t.heap(), t.offset(), t.length(), result, sha1);
      assertThat(Texts.string(result)).isEqualTo(digest("SHA-1", bytes));
      Digests.sha256(t.heap(), t.offset(), t.length(), result, sha256);
      assertThat(Texts.string(result)).isEqualTo(digest("SHA-256", bytes));
      Digests.sha512(t.heap(), t.offset(), t.length(), result, sha512);
      assertThat(Texts.string(result)).isEqualTo(digest("SHA-512", bytes));
      TextCodes.toHex(t.heap(), t.offset(), t.length(), result);
      assertThat(Texts.string(result)).isEqualTo(HexFormat.of().formatHex(bytes));
      Texts hex = Texts.of(HexFormat.of().withUpperCase().formatHex(bytes));
      TextCodes.fromHex(hex.heap(), hex.offset(), hex.length(), result);
      assertThat(result.isNull).isFalse();
      assertThat(Texts.bytes(result)).isEqualTo(bytes);
      String base64 = Base64.getEncoder().encodeToString(bytes);
      TextCodes.toBase64(t.heap(), t.offset(), t.length(), result);
      assertThat(Texts.string(result)).isEqualTo(base64);
      Texts encoded = Texts.of(base64);
      TextCodes.fromBase64(encoded.heap(), encoded.offset(), encoded.length(), result);
      assertThat(result.isNull).isFalse();
      assertThat(Texts.bytes(result)).isEqualTo(bytes);
    }
    for (String bad : new String[] {"a", "ab=", "a===", "ab=c", "*bcd", "abcd="}) {
      Texts t = Texts.of(bad);
      TextCodes.fromBase64(t.heap(), t.offset(), t.length(), result);
      assertThat(result.isNull).as(bad).isTrue();
    }
    Texts odd = Texts.of("abc");
    TextCodes.fromHex(odd.heap(), odd.offset(), odd.length(), result);
    assertThat(result.isNull).isTrue();
    BytesResult numbers = new BytesResult();
    TextCodes.toHex(2147483647, numbers);
    assertThat(Texts.string(numbers)).isEqualTo("7fffffff");
    TextCodes.toHex(-1, numbers);
    assertThat(Texts.string(numbers)).isEqualTo("ffffffff");
    TextCodes.toHex(0L, numbers);
    assertThat(Texts.string(numbers)).isEqualTo("0");
  }

  private static String digest(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  /** Examples of the fuzzystrmatch documentation. */
  @Test
  void comparesFuzzily() {
    assertThat(soundex("hello world!")).isEqualTo("H464");
    assertThat(soundex("Anne")).isEqualTo("A500");
    assertThat(soundex("Andrew")).isEqualTo("A536");
    assertThat(soundex("Margaret")).isEqualTo("M626");
    assertThat(soundex("42")).isEmpty();
    assertThat(difference("Anne", "Ann")).isEqualTo(4);
    assertThat(difference("Anne", "Andrew")).isEqualTo(2);
    assertThat(difference("Anne", "Margaret")).isEqualTo(0);
    EditDistance distance = new EditDistance();
    assertThat(levenshtein("GUMBO", "GAMBOL", distance)).isEqualTo(2);
    assertThat(levenshtein("kitten", "sitting", distance)).isEqualTo(3);
    assertThat(levenshtein("", "日本", distance)).isEqualTo(2);
    assertThat(levenshtein("x".repeat(300), "x".repeat(299) + "y", distance)).isEqualTo(1);
  }

  private String soundex(String text) {
    Texts t = Texts.of(text);
    TextCodes.soundex(t.heap(), t.offset(), t.length(), result);
    return String.valueOf(Texts.string(result));
  }

  private static int difference(String left, String right) {
    Texts l = Texts.of(left);
    Texts r = Texts.of(right);
    return TextCodes.difference(l.heap(), l.offset(), l.length(), r.heap(), r.offset(), r.length());
  }

  private static int levenshtein(String left, String right, EditDistance state) {
    Texts l = Texts.of(left);
    Texts r = Texts.of(right);
    return TextCodes.levenshtein(
        l.heap(), l.offset(), l.length(), r.heap(), r.offset(), r.length(), state);
  }

  @Test
  void charactersAndCodes() {
    Texts euro = Texts.of("€uro");
    assertThat(TextCodes.ascii(euro.heap(), euro.offset(), euro.length())).isEqualTo(0x20AC);
    TextCodes.chr(0x1F600, result, SITES, 0);
    assertThat(Texts.string(result)).isEqualTo("😀");
    assertThatThrownBy(() -> TextCodes.chr(0, result, SITES, 0))
        .hasMessage("null character not permitted");
    assertThatThrownBy(() -> TextCodes.chr(0xD800, result, SITES, 0))
        .hasMessageContaining("not valid");
  }

  @Test
  void keyWordsHoldShortTexts() {
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = randomText().getBytes(StandardCharsets.UTF_8);
      Texts t = Texts.of(bytes);
      long word0 = TextKeys.word0(t.heap(), t.offset(), t.length());
      long word1 = TextKeys.word1(t.heap(), t.offset(), t.length());
      assertThat(TextKeys.length(word0)).isEqualTo(bytes.length);
      if (bytes.length <= TextKeys.INLINE_BYTES) {
        byte[] clean = java.util.Arrays.copyOf(bytes, 28);
        assertThat(word0).isEqualTo(TextKeys.word0(clean, 0, bytes.length));
        assertThat(word1).isEqualTo(TextKeys.word1(clean, 0, bytes.length));
        assertThat(Hashing.hashText(t.heap(), t.offset(), t.length()))
            .isEqualTo(Hashing.hashInline(word0, word1));
      }
    }
  }
}
