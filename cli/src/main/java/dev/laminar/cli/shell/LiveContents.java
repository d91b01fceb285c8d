package dev.laminar.cli.shell;

import dev.laminar.Cursor;
import dev.laminar.Following;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the changes of a query that goes on amount to by now. Rows keep the place at which their key
 * came first. Of a stream that only adds rows, the last ones are kept. Thread safe.
 */
final class LiveContents {

  /** Of rows that are only added, more than any terminal shows. */
  private static final int LAST_ROWS = 1_000;

  private static final int MOST_ROWS = 200_000;

  private final Following following;
  private final List<Integer> key;
  private final Map<List<Cell>, Entry> entries = new LinkedHashMap<>();
  private final Deque<List<Cell>> added = new ArrayDeque<>();
  private long changes;

  private static final class Entry {
    private List<Cell> row = List.of();
    private long weight;
  }

  /**
   * A picture of the contents.
   *
   * @param lastRows those that came last, in order
   * @param rows how many there are
   * @param changes how many made them
   */
  record Picture(List<List<Cell>> lastRows, long rows, long changes) {}

  LiveContents(Following following) {
    this.following = following;
    this.key = following.keys().isEmpty() ? List.of() : following.keys().getFirst();
  }

  /** Takes the row that the cursor is on. */
  void change(Cursor cursor) {
    List<Cell> row = TableFormat.cells(cursor);
    int weight = cursor.weight();
    synchronized (this) {
      changes++;
      if (following.changelog() == ChangelogMode.APPEND) {
        added.addLast(row);
        if (added.size() > LAST_ROWS) {
          added.removeFirst();
        }
      } else {
        change(row, weight);
      }
    }
  }

  private void change(List<Cell> row, int weight) {
    Entry entry = entries.computeIfAbsent(key(row), _ -> new Entry());
    if (weight > 0) {
      entry.row = row;
    }
    entry.weight =
        following.changelog() == ChangelogMode.UPSERT ? Math.max(0, weight) : entry.weight + weight;
    if (entries.size() > MOST_ROWS) {
      removeGone();
      if (entries.size() > MOST_ROWS) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "more than %,d rows cannot be watched".formatted(MOST_ROWS),
            SourceSpan.NONE,
            "watch fewer by a WHERE, or let changes go to a file: .output FILE");
      }
    }
  }

  /** Without a key, equal rows are one entry. */
  private List<Cell> key(List<Cell> row) {
    if (following.keys().isEmpty()) {
      return row;
    }
    List<Cell> cells = new ArrayList<>(key.size());
    for (int column : key) {
      cells.add(row.get(column));
    }
    return cells;
  }

  /** A row that is taken back and comes again in another form at once keeps its place. */
  private void removeGone() {
    entries.values().removeIf(entry -> entry.weight <= 0);
  }

  synchronized long changes() {
    return changes;
  }

  synchronized Picture picture(int mostRows) {
    if (following.changelog() == ChangelogMode.APPEND) {
      List<List<Cell>> last = added.stream().skip(Math.max(0, added.size() - mostRows)).toList();
      return new Picture(last, changes, changes);
    }
    removeGone();
    long rows = 0;
    Deque<List<Cell>> last = new ArrayDeque<>();
    for (Entry entry : entries.values()) {
      rows += entry.weight;
      for (long i = 0; i < Math.min(entry.weight, mostRows); i++) {
        last.addLast(entry.row);
        if (last.size() > mostRows) {
          last.removeFirst();
        }
      }
    }
    return new Picture(List.copyOf(last), rows, changes);
  }
}
