package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.MatchLayout;
import dev.laminar.kernel.plan.MatchLayout.Instruction;
import dev.laminar.kernel.state.MatchAttempt;
import dev.laminar.kernel.state.MatchPartition;
import dev.laminar.kernel.state.MatchState;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches partitions for matches: from each row on, the ways in which the rows behind it can be
 * mapped to variables are tried in the order of the standard's preference, until one is a match.
 * The search waits where it would look at a row that has not come; what it has tried by then is not
 * tried again. Rows and the times at which searches end are looked at in the order of time, so that
 * what comes out does not depend on when the watermark moves.
 */
public final class PatternMatcher {

  /** A search with more steps is given up: it would hardly end. */
  private static final long MOST_STEPS = 1_000_000_000L;

  /** Rows whose partitions are read ahead at once. */
  private static final int READ_AHEAD = 64;

  private static final Instruction[] INSTRUCTIONS = Instruction.values();

  /** How a search ended. */
  private enum Outcome {
    MATCH,
    NO_MATCH,
    WAITS
  }

  private final CompiledMatch match;
  private final MatchState state;
  private final MatchLayout layout;
  private final int[] program;
  private final int[] rowsAfter;
  private final boolean sums;
  private final int setCount;
  private final TimeOrder order;

  /** The search at hand. */
  private MatchAttempt attempt;

  /** A search to be begun. */
  private MatchAttempt spare;

  /** No row up to this time will come. */
  private long horizonUs;

  /** No row will come. */
  private boolean isComplete;

  private int outRow;

  public PatternMatcher(CompiledMatch match, MatchState state) {
    this.match = match;
    this.state = state;
    this.layout = state.layout();
    this.program = layout.program().stream().mapToInt(Integer::intValue).toArray();
    this.rowsAfter = layout.rowsAfter().stream().mapToInt(Integer::intValue).toArray();
    this.sums = layout.definitionSlotBytes() > 0;
    this.setCount = layout.sets().size();
    this.order = new TimeOrder(match, state);
    this.spare = begun(state.takeAttempt());
    this.attempt = spare;
  }

  /** Looks at all rows before a time: no earlier one will come. */
  public void advance(long watermarkUs) {
    state.setWatermarkUs(watermarkUs);
    if (layout.streams()) {
      order.sort();
      search(watermarkUs);
    }
  }

  /** Looks at the rest: no row will come. */
  public void end() {
    order.sort();
    search(Long.MAX_VALUE);
    isComplete = true;
    List<MatchPartition> unfinished = new ArrayList<>();
    for (MatchPartition partition : state.partitions()) {
      if (partition.start() < partition.count()) {
        unfinished.add(partition);
      }
    }
    unfinished.sort(this::byStart);
    unfinished.forEach(this::run);
    match.flush(outRow);
    outRow = 0;
  }

  private int byStart(MatchPartition left, MatchPartition right) {
    long leftSlot = left.rows()[left.start()];
    long rightSlot = right.rows()[right.start()];
    int byTime = Long.compare(state.timeUs(leftSlot), state.timeUs(rightSlot));
    return byTime != 0 ? byTime : Long.compare(state.arrival(leftSlot), state.arrival(rightSlot));
  }

  private void search(long beforeUs) {
    boolean all = beforeUs == Long.MAX_VALUE;
    int end = state.behindLast();
    int next = state.first();
    int read = next;
    outRow = 0;
    while (next < end) {
      long slot = state.waiting()[next];
      long timeUs = state.timeUs(slot);
      if (!all && timeUs >= beforeUs) {
        break;
      }
      if (next == read) {
        read = Math.min(end, next + READ_AHEAD);
        state.readAhead(next, read);
      }
      endSearches(timeUs);
      horizonUs = timeUs == Long.MIN_VALUE ? timeUs : timeUs - 1;
      MatchPartition partition = state.partitionOf(slot);
      partition.append(slot);
      run(partition);
      next++;
    }
    state.setFirst(next);
    endSearches(beforeUs);
    match.flush(outRow);
    outRow = 0;
    forgetIdle();
  }

  /** Goes on with searches for which no further row can come before a time. */
  private void endSearches(long beforeUs) {
    while (state.nextEndUs() < beforeUs) {
      horizonUs = state.nextEndUs();
      run(state.takeNextEnd());
    }
  }

  private void forgetIdle() {
    if (!state.hasManyIdle()) {
      return;
    }
    state.markWaiting();
    for (int i = 0; i < state.idleCount(); i++) {
      long slot = state.idleSlot(i);
      if (slot != 0) {
        state.forgetIdle(i);
        match.release(state, slot);
      }
    }
    state.clearIdle();
  }

  /** Searches from each start, as far as rows have come. */
  private void run(MatchPartition partition) {
    MatchAttempt waiting = partition.attempt();
    attempt = waiting == null ? spare : waiting;
    boolean waits = false;
    while (partition.start() < partition.count()) {
      if (layout.anchoredStart() && !partition.atFirst()) {
        partition.advance(partition.count() - partition.start());
        break;
      }
      Outcome outcome = search(partition);
      if (outcome == Outcome.WAITS) {
        waits = true;
        break;
      }
      int advance = outcome == Outcome.MATCH ? found(partition) : 1;
      partition.advance(advance);
      attempt.begin();
    }
    if (waits) {
      if (waiting == null) {
        partition.setAttempt(attempt);
        spare = begun(state.takeAttempt());
      }
      noteEnd(partition);
    } else if (waiting != null) {
      partition.setAttempt(null);
      state.giveBack(waiting);
    }
    drop(partition);
  }

  private static MatchAttempt begun(MatchAttempt attempt) {
    attempt.begin();
    return attempt;
  }

  private void noteEnd(MatchPartition partition) {
    long withinUs = layout.withinUs();
    if (withinUs > 0) {
      long endUs = lastTimeUs(partition);
      // A search that waits though the time has passed waits for a row behind the match.
      if (endUs > horizonUs) {
        state.endsAt(partition, endUs);
      }
    }
  }

  /** The last time at which a row can be part of a match from the start. */
  private long lastTimeUs(MatchPartition partition) {
    long startUs = state.timeUs(partition.rows()[partition.start()]);
    long endUs = startUs + layout.withinUs() - 1;
    return endUs < startUs ? Long.MAX_VALUE - 1 : endUs;
  }

  private void drop(MatchPartition partition) {
    int keep = partition.start() - layout.rowsBefore();
    int from = partition.from();
    if (keep <= from) {
      return;
    }
    long[] rows = partition.rows();
    for (int i = from; i < keep; i++) {
      match.release(state, rows[i]);
    }
    partition.dropBefore(keep);
    if (partition.count() == partition.from()) {
      state.idle(partition);
    }
  }

  private Outcome search(MatchPartition partition) {
    match.setRows(partition.rows(), partition.from(), partition.start(), partition.count());
    match.setAttempt(attempt);
    match.setNumber(partition.matches() + 1);
    while (true) {
      int at = attempt.at();
      int a = program[at + 1];
      int b = program[at + 2];
      boolean goesOn = true;
      switch (INSTRUCTIONS[program[at]]) {
        case VARIABLE -> {
          if (!isKnown(partition, a)) {
            return Outcome.WAITS;
          }
          goesOn = maps(partition, a, b);
          if (goesOn) {
            attempt.goTo(at + MatchLayout.STEP);
          }
        }
        case SPLIT -> {
          attempt.push(b);
          attempt.goTo(a);
        }
        case JUMP -> attempt.goTo(a);
        case MARK -> {
          attempt.mark(a);
          attempt.goTo(at + MatchLayout.STEP);
        }
        case UNLESS_MOVED -> attempt.goTo(attempt.hasMoved(a) ? at + MatchLayout.STEP : b);
        case ACCEPT -> {
          int end = partition.start() + attempt.depth();
          boolean looksBehind = layout.anchoredEnd() || layout.measureRowsAfter() > 0;
          if (looksBehind && !isComplete && end + layout.measureRowsAfter() >= partition.count()) {
            return Outcome.WAITS;
          }
          goesOn = !layout.anchoredEnd() || end == partition.count();
          if (goesOn) {
            return Outcome.MATCH;
          }
        }
      }
      if (!goesOn && !attempt.back()) {
        return Outcome.NO_MATCH;
      }
    }
  }

  /** Whether what a condition looks at has come, or cannot come. */
  private boolean isKnown(MatchPartition partition, int variable) {
    int row = partition.start() + attempt.depth();
    if (row >= partition.count()) {
      return isComplete || layout.withinUs() > 0 && lastTimeUs(partition) <= horizonUs;
    }
    return isComplete || row + rowsAfter[variable & (MatchLayout.EXCLUDED - 1)] < partition.count();
  }

  /** Maps the next row to a variable, if there is one that satisfies its condition. */
  private boolean maps(MatchPartition partition, int mapped, int number) {
    int row = partition.start() + attempt.depth();
    if (row >= partition.count() || number >= 0 && attempt.hasFailed(number)) {
      return false;
    }
    long slot = partition.rows()[row];
    if (layout.withinUs() > 0 && state.timeUs(slot) > lastTimeUs(partition)) {
      return false;
    }
    if (attempt.step() > MOST_STEPS) {
      throw new LaminarException(
          ErrorCode.LIMIT_EXCEEDED,
          "the search for one match has tried "
              + MOST_STEPS
              + " ways to map rows to variables without an end",
          layout.span(),
          "bound it with WITHIN, or with quantifiers such as {1,10}");
    }
    int variable = mapped & (MatchLayout.EXCLUDED - 1);
    boolean depends = (layout.dependent() >>> variable & 1) != 0;
    if (!depends && !holds(variable, slot)) {
      return false;
    }
    int depth = attempt.depth();
    if (layout.definitionSets() > 0) {
      attempt.place(depth, variable, 0, layout.definitionSets());
    }
    if (sums) {
      addToSums(depth, variable, slot);
    }
    attempt.map(mapped);
    if (depends) {
      match.setCurrent(depth, depth + 1);
      if (!match.test(state, variable, slot)) {
        attempt.unmap();
        return false;
      }
    }
    return true;
  }

  private void addToSums(int depth, int variable, long slot) {
    MemorySegment slots = attempt.reserveSums();
    long before = attempt.sumsOf(depth);
    long here = attempt.sumsOf(depth + 1);
    int bytes = layout.definitionSlotBytes();
    if (depth == 0) {
      slots.asSlice(before, bytes).fill((byte) 0);
      match.beginSums(state, slots, before);
    }
    MemorySegment.copy(slots, before, slots, here, bytes);
    match.addToSums(state, slots, here, variable, slot);
    match.setSums(slots, here);
  }

  /** Whether a row satisfies a condition that looks at nothing else; that is worked out once. */
  private boolean holds(int variable, long slot) {
    if ((layout.always() >>> variable & 1) != 0) {
      return true;
    }
    match.setCurrent(attempt.depth(), attempt.depth() + 1);
    if (variable >= MatchLayout.REMEMBERED) {
      return match.test(state, variable, slot);
    }
    MemorySegment slots = state.rows().slots();
    long at = slot + layout.testedField();
    long tested = Slots.getLong(slots, at);
    int known = (int) (tested >>> 2 * variable) & 3;
    if (known != 0) {
      return known == 2;
    }
    boolean holds = match.test(state, variable, slot);
    Slots.putLong(slots, at, tested | (holds ? 2L : 1L) << 2 * variable);
    return holds;
  }

  /** Puts a match out. Returns how many rows further the search goes on. */
  private int found(MatchPartition partition) {
    partition.countMatch();
    int depth = attempt.depth();
    // The sets of conditions were placed when the rows were mapped.
    int placed = layout.definitionSets();
    for (int row = 0; row < depth && placed < setCount; row++) {
      attempt.place(row, attempt.variable(row), placed, setCount);
    }
    if (layout.wholeSlotBytes() > 0) {
      match.beginMeasures(state, true);
      for (int row = 0; row < depth; row++) {
        match.addToMeasures(
            state, true, attempt.variable(row), partition.rows()[partition.start() + row]);
      }
    }
    if (depth == 0) {
      match.setEmpty();
      if (layout.runningSlotBytes() > 0) {
        match.beginMeasures(state, false);
      }
      outRow = match.show(state, partition.rows()[partition.start()], outRow);
      return 1;
    }
    if (layout.allRows()) {
      showAll(partition, depth);
    } else {
      match.setCurrent(depth - 1, depth);
      outRow = match.show(state, partition.rows()[partition.start()], outRow);
    }
    return next(depth);
  }

  private void showAll(MatchPartition partition, int depth) {
    boolean running = layout.runningSlotBytes() > 0;
    if (running) {
      match.beginMeasures(state, false);
    }
    for (int row = 0; row < depth; row++) {
      long slot = partition.rows()[partition.start() + row];
      if (running) {
        match.addToMeasures(state, false, attempt.variable(row), slot);
      }
      if ((attempt.mapped(row) & MatchLayout.EXCLUDED) == 0) {
        match.setCurrent(row, depth);
        outRow = match.show(state, slot, outRow);
      }
    }
  }

  private int next(int depth) {
    return switch (layout.skip()) {
      case NEXT_ROW -> 1;
      case PAST_LAST_ROW -> depth;
      case TO_FIRST -> skipTo(depth, 0, 1);
      case TO_LAST -> skipTo(depth, depth - 1, -1);
    };
  }

  private int skipTo(int depth, int from, int step) {
    for (int row = from; row >= 0 && row < depth; row += step) {
      if ((layout.skipSet() >>> attempt.variable(row) & 1) != 0) {
        if (row == 0) {
          throw new LaminarException(
              ErrorCode.SKIP_TO_FIRST_ROW,
              "AFTER MATCH SKIP leads to the first row of the match, from where the same would be found",
              layout.span(),
              "skip to a variable that other rows are mapped to, or write SKIP TO NEXT ROW");
        }
        return row;
      }
    }
    throw new LaminarException(
        ErrorCode.SKIP_TO_MISSING_ROW,
        "AFTER MATCH SKIP leads to a variable that no row of the match is mapped to",
        layout.span(),
        "skip to a variable that every match has, or write SKIP PAST LAST ROW");
  }
}
