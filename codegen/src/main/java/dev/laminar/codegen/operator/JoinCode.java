package dev.laminar.codegen.operator;

import dev.laminar.codegen.spec.JoinSpec;
import dev.laminar.codegen.spec.KeptSides;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What both sides of a join keep. */
final class JoinCode {

  private final JoinSpec spec;
  private final Side left;
  private final Side right;

  /**
   * One side.
   *
   * @param name "left" or "right"
   * @param keys columns that must equal the other side's
   * @param weighted whether its rows come with weights, and may go
   * @param kept whether its rows are kept, for those of the other side
   * @param probes whether its rows look for matches when they come
   * @param keepsUnmatched whether its rows come out when they match nothing
   * @param countsMatches whether it is to be known of each row how many it matches, or if it does
   * @param matchesOnce whether its rows are kept only until they have found a match
   * @param offset of its first column in conditions
   */
  record Side(
      String name,
      RowSchema schema,
      List<Integer> keys,
      boolean weighted,
      boolean kept,
      boolean probes,
      boolean keepsUnmatched,
      boolean countsMatches,
      boolean matchesOnce,
      int offset,
      RowCode code) {

    /** Whether rows that matched nothing come out when the other side has ended. */
    boolean putsOutUnmatchedAtEnd() {
      return kept && !probes && keepsUnmatched;
    }

    /** Whether rows may have NULL in their key, so that they match nothing. */
    boolean mayHaveNullKey() {
      return keys.stream().anyMatch(key -> schema.type(key).nullable());
    }
  }

  JoinCode(JoinSpec spec) {
    this.spec = spec;
    // A semi join counts too: a left row comes out while it has matches.
    boolean countsLeft = spec.type().keepsLeft() || !spec.type().pairs();
    this.left =
        side(
            "left",
            spec.left(),
            spec.leftKeys(),
            spec.leftMode(),
            spec.kept().keepsLeft(),
            spec.type().keepsLeft(),
            countsLeft,
            spec.leftMatchesOnce(),
            0);
    this.right =
        side(
            "right",
            spec.right(),
            spec.rightKeys(),
            spec.rightMode(),
            spec.kept().keepsRight(),
            spec.type().keepsRight(),
            spec.type().keepsRight(),
            spec.rightMatchesOnce(),
            spec.left().size());
  }

  private Side side(
      String name,
      RowSchema schema,
      List<Integer> keys,
      ChangelogMode mode,
      boolean kept,
      boolean keepsUnmatched,
      boolean countsMatches,
      boolean matchesOnce,
      int offset) {
    boolean weighted = mode == ChangelogMode.RETRACT;
    boolean probes = !kept || spec.kept() == KeptSides.BOTH;
    // A row with NULL in its key matches nothing: what is to become of it is known when it comes.
    RowCode code =
        new RowCode(
            spec.span(),
            schema,
            weighted ? IntStream.range(0, schema.size()).boxed().toList() : null,
            List.of(keys),
            Set.copyOf(keys),
            countsMatches && kept,
            leaving(kept));
    return new Side(
        name,
        schema,
        keys,
        weighted,
        kept,
        probes,
        keepsUnmatched,
        countsMatches,
        matchesOnce,
        offset,
        code);
  }

  private RowCode.Leaving leaving(boolean kept) {
    if (spec.onDemand() && kept) {
      return RowCode.Leaving.BY_KEY;
    }
    return spec.expires() ? RowCode.Leaving.BY_AGE : RowCode.Leaving.NEVER;
  }

  JoinSpec spec() {
    return spec;
  }

  Side left() {
    return left;
  }

  Side right() {
    return right;
  }

  Side other(Side side) {
    return side == left ? right : left;
  }

  /** Whether rows of the output have weights. */
  boolean putsOutWeights() {
    return spec.mode() == ChangelogMode.RETRACT;
  }

  /** Whether a side's columns are NULL in some rows of the output. */
  boolean mayBeAbsent(Side side) {
    return spec.type().pairs() && other(side).keepsUnmatched();
  }

  /** Whether a side's columns are part of the output. */
  boolean putsOut(Side side) {
    return side == left || spec.type().pairs();
  }
}
