package dev.laminar.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Row pattern recognition as the standard defines it, written for clarity: all ways to map rows are
 * enumerated in the order of preference, by recursion over objects, and the first one whose
 * conditions hold is the match.
 */
final class ReferenceMatcher {

  /** A row of a partition. */
  record Row(long timeUs, int arrival, int value, int other) {}

  /** What a row pattern is. */
  sealed interface Pattern {}

  record Variable(String name) implements Pattern {}

  record Concatenation(List<Pattern> parts) implements Pattern {}

  record Alternation(List<Pattern> parts) implements Pattern {}

  record Permutation(List<Pattern> parts) implements Pattern {}

  record Exclusion(Pattern part) implements Pattern {}

  /**
   * @param most negative for no limit
   */
  record Quantifier(Pattern part, int least, int most, boolean reluctant) implements Pattern {}

  /** A row that is mapped to a variable. */
  record Mapped(String variable, boolean excluded) {}

  /** Rows of a partition, some of them mapped. */
  record Match(List<Row> rows, int start, List<Mapped> mapped) {

    /** A row counted from the first or last one of a variable (null: of all); null for none. */
    @Nullable Row find(@Nullable String variable, boolean first, int occurrence, int shift) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < mapped.size(); i++) {
        if (variable == null || mapped.get(i).variable().equals(variable)) {
          places.add(start + i);
        }
      }
      int index = first ? occurrence : places.size() - 1 - occurrence;
      if (index < 0 || index >= places.size()) {
        return null;
      }
      int row = places.get(index) + shift;
      return row < 0 || row >= rows.size() ? null : rows.get(row);
    }

    List<Row> of(@Nullable String variable) {
      List<Row> found = new ArrayList<>();
      for (int i = 0; i < mapped.size(); i++) {
        if (variable == null || mapped.get(i).variable().equals(variable)) {
          found.add(rows.get(start + i));
        }
      }
      return found;
    }

    Match upTo(int row) {
      return new Match(rows, start, mapped.subList(0, row + 1));
    }
  }

  /** A condition of a variable: whether it is TRUE for the last row that is mapped. */
  interface Condition {
    boolean holds(Match match);
  }

  enum Skip {
    NEXT_ROW,
    PAST_LAST_ROW,
    TO_FIRST,
    TO_LAST
  }

  /** A skip to no row, or to the first one. */
  static final class SkipException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** The search takes too long for a test. */
  static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Pattern pattern;
  private final java.util.Map<String, Condition> conditions;
  private final long withinUs;
  private final Skip skip;
  private final String skipTo;
  private long steps;

  ReferenceMatcher(
      Pattern pattern,
      java.util.Map<String, Condition> conditions,
      long withinUs,
      Skip skip,
      String skipTo) {
    this.pattern = pattern;
    this.conditions = conditions;
    this.withinUs = withinUs;
    this.skip = skip;
    this.skipTo = skipTo;
  }

  /** The matches in one partition, whose rows are in order. */
  List<Match> matches(List<Row> rows) {
    List<Match> matches = new ArrayList<>();
    int start = 0;
    while (start < rows.size()) {
      Match match = match(rows, start);
      if (match == null) {
        start++;
        continue;
      }
      matches.add(match);
      start = next(match);
    }
    return matches;
  }

  private int next(Match match) {
    int rows = match.mapped().size();
    if (rows == 0) {
      return match.start() + 1;
    }
    return switch (skip) {
      case NEXT_ROW -> match.start() + 1;
      case PAST_LAST_ROW -> match.start() + rows;
      case TO_FIRST, TO_LAST -> {
        int found = -1;
        for (int i = 0; i < rows; i++) {
          if (match.mapped().get(i).variable().equals(skipTo)
              && (found < 0 || skip == Skip.TO_LAST)) {
            found = i;
          }
        }
        if (found <= 0) {
          throw new SkipException();
        }
        yield match.start() + found;
      }
    };
  }

  private @Nullable Match match(List<Row> rows, int start) {
    List<Mapped> mapped = new ArrayList<>();
    boolean found = enumerate(pattern, rows, start, mapped, false, all -> true);
    return found ? new Match(rows, start, List.copyOf(mapped)) : null;
  }

  /** Enumerates what a pattern can map next; each way is tried with what follows. */
  private boolean enumerate(
      Pattern part,
      List<Row> rows,
      int start,
      List<Mapped> mapped,
      boolean excluded,
      Predicate<List<Mapped>> rest) {
    if (++steps > 2_000_000) {
      throw new TooManyException();
    }
    return switch (part) {
      case Variable(String name) -> {
        int row = start + mapped.size();
        if (row >= rows.size()
            || withinUs > 0 && rows.get(row).timeUs() - rows.get(start).timeUs() >= withinUs) {
          yield false;
        }
        mapped.add(new Mapped(name, excluded));
        Condition condition = conditions.get(name);
        boolean holds =
            condition == null || condition.holds(new Match(rows, start, List.copyOf(mapped)));
        if (holds && rest.test(mapped)) {
          yield true;
        }
        mapped.removeLast();
        yield false;
      }
      case Concatenation(List<Pattern> parts) ->
          sequence(parts, rows, start, mapped, excluded, rest);
      case Alternation(List<Pattern> parts) -> {
        for (Pattern alternative : parts) {
          if (enumerate(alternative, rows, start, mapped, excluded, rest)) {
            yield true;
          }
        }
        yield false;
      }
      case Permutation(List<Pattern> parts) ->
          permute(List.of(), parts, rows, start, mapped, excluded, rest);
      case Exclusion(Pattern inside) -> enumerate(inside, rows, start, mapped, true, rest);
      case Quantifier quantifier -> repeat(quantifier, 0, rows, start, mapped, excluded, rest);
    };
  }

  private boolean sequence(
      List<Pattern> parts,
      List<Row> rows,
      int start,
      List<Mapped> mapped,
      boolean excluded,
      Predicate<List<Mapped>> rest) {
    if (parts.isEmpty()) {
      return rest.test(mapped);
    }
    List<Pattern> behind = parts.subList(1, parts.size());
    return enumerate(
        parts.getFirst(),
        rows,
        start,
        mapped,
        excluded,
        all -> sequence(behind, rows, start, mapped, excluded, rest));
  }

  private boolean permute(
      List<Pattern> chosen,
      List<Pattern> left,
      List<Row> rows,
      int start,
      List<Mapped> mapped,
      boolean excluded,
      Predicate<List<Mapped>> rest) {
    if (left.isEmpty()) {
      return sequence(chosen, rows, start, mapped, excluded, rest);
    }
    for (int i = 0; i < left.size(); i++) {
      List<Pattern> more = new ArrayList<>(chosen);
      more.add(left.get(i));
      List<Pattern> others = new ArrayList<>(left);
      others.remove(i);
      if (permute(more, others, rows, start, mapped, excluded, rest)) {
        return true;
      }
    }
    return false;
  }

  private boolean repeat(
      Quantifier quantifier,
      int done,
      List<Row> rows,
      int start,
      List<Mapped> mapped,
      boolean excluded,
      Predicate<List<Mapped>> rest) {
    int before = mapped.size();
    if (done < quantifier.least()) {
      return enumerate(
          quantifier.part(),
          rows,
          start,
          mapped,
          excluded,
          all -> repeat(quantifier, done + 1, rows, start, mapped, excluded, rest));
    }
    boolean canRepeat = quantifier.most() < 0 || done < quantifier.most();
    if (quantifier.reluctant() && rest.test(mapped)) {
      return true;
    }
    boolean repeated =
        canRepeat
            && enumerate(
                quantifier.part(),
                rows,
                start,
                mapped,
                excluded,
                // A repetition that need not be and maps nothing is the last one.
                all ->
                    mapped.size() == before
                        ? rest.test(mapped)
                        : repeat(quantifier, done + 1, rows, start, mapped, excluded, rest));
    return repeated || !quantifier.reluctant() && rest.test(mapped);
  }
}
