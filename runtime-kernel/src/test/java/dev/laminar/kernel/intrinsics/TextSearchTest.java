package dev.laminar.kernel.intrinsics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.pipeline.ErrorSites;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Searching for texts in texts, by words: what stands before, behind and beside is not found. */
class TextSearchTest {

  /** Neighbours in value, so that a carry from one byte to the next would show. */
  private static final String LETTERS = "./0-\u00ae";

  private static final int CASES = 20_000;

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** A heap in which a value stands between others. */
  private static byte[] heap(String before, String value, String after) {
    return (before + value + after + "/".repeat(BytesVector.PADDING_BYTES))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void offsetsAreThoseOfJava() {
    Random random = new Random(1);
    for (int i = 0; i < CASES; i++) {
      String before = text(random, random.nextInt(10));
      String value = text(random, random.nextInt(40));
      String part = text(random, 1 + random.nextInt(3));
      byte[] heap = heap(before, value, text(random, random.nextInt(10)));
      int offset = bytes(before).length;
      byte[] padded = heap("", part, "");
      int found =
          TextComparison.indexOf(
              heap, offset, offset + bytes(value).length, padded, 0, bytes(part).length);
      int inJava = value.indexOf(part);
      assertThat(found)
          .as("%s in %s", part, value)
          .isEqualTo(inJava < 0 ? -1 : offset + bytes(value.substring(0, inJava)).length);
    }
  }

  @Test
  void fieldsAreThoseOfJava() {
    Random random = new Random(2);
    ErrorSites sites = new ErrorSites(List.of());
    BytesResult result = new BytesResult();
    for (int i = 0; i < CASES; i++) {
      String before = text(random, random.nextInt(10));
      String value = text(random, random.nextInt(60));
      String separator = text(random, 1 + random.nextInt(2));
      String[] fields = value.split(Pattern.quote(separator), -1);
      int field = 1 + random.nextInt(12);
      byte[] heap = heap(before, value, text(random, random.nextInt(10)));
      TextEditing.splitPart(
          heap,
          bytes(before).length,
          bytes(value).length,
          heap("", separator, ""),
          0,
          bytes(separator).length,
          field,
          result,
          sites,
          0);
      assertThat(new String(result.heap, result.offset, result.length, StandardCharsets.UTF_8))
          .as("field %d of %s by %s", field, value, separator)
          .isEqualTo(field <= fields.length ? fields[field - 1] : "");
    }
  }
}
