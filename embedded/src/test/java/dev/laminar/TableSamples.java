package dev.laminar;

import dev.laminar.kernel.function.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Table functions as users write them. */
public final class TableSamples {

  /** Streams that were closed. */
  static final AtomicInteger CLOSED = new AtomicInteger();

  private TableSamples() {}

  /** A row. */
  public record Word(String word, int length, @Nullable String previous) {}

  /** A row of numbers. */
  public record Share(@Digits(precision = 12, scale = 2) BigDecimal amount, Double part) {}

  public static String[] split(String text, String separator) {
    return text.split(separator, -1);
  }

  public static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    String previous = null;
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(new Word(word, word.length(), previous));
        previous = word;
      }
    }
    return words;
  }

  public static Stream<Long> series(long first, long last) {
    return IntStream.rangeClosed((int) first, (int) last)
        .mapToObj(Long::valueOf)
        .onClose(CLOSED::incrementAndGet);
  }

  public static void shares(BigDecimal amount, int parts, Consumer<? super Share> out) {
    for (int i = 0; i < parts; i++) {
      out.accept(
          new Share(
              amount.divide(BigDecimal.valueOf(parts), 4, java.math.RoundingMode.HALF_UP),
              i == 0 ? null : 1.0 / parts));
    }
  }

  /** Fails at its third row. */
  public static Iterable<Integer> failing(int count) {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < count;
          }

          @Override
          public Integer next() {
            if (next == 2) {
              throw new IllegalStateException("no third row");
            }
            return next++;
          }
        };
  }

  public static List<?> untold(int count) {
    return List.of(count);
  }
}
