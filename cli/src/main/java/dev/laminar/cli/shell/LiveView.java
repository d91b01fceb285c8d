package dev.laminar.cli.shell;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import dev.laminar.Following;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal what a query that goes on contains, redrawn in place when it changes. One
 * thread reads rows as fast as they come; the other draws.
 */
final class LiveView {

  private static final long REDRAW_MS = 100;

  /** Rates are those of the last so many. */
  private static final long RATE_NS = 1_000_000_000L;

  /** Head of the table, status, and the line that the cursor is on at the end. */
  private static final int LINES_BESIDES = 4;

  private static final int LEAST_ROWS = 1;

  private final List<ColumnInfo> columns;
  private final Terminal terminal;
  private final Display display;
  private final LiveContents contents;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable RuntimeException failure;
  private int[] lastWidths = new int[0];
  private Size size = Size.of(0, 0);
  private long rateStartNs = System.nanoTime();
  private long rateStartChanges;
  private double rate;

  LiveView(List<ColumnInfo> columns, Following following, Terminal terminal) {
    this.columns = columns;
    this.terminal = terminal;
    this.display = new Display(terminal, false);
    this.contents = new LiveContents(following);
  }

  /**
   * Shows the rows until they end. The last picture stays.
   *
   * @return how many rows there were in it
   * @throws LaminarException why they ended too early: CANCELLED, when whoever closes the cursor
   *     wants it
   */
  long show(Cursor cursor) throws InterruptedException {
    Thread reader = Thread.ofPlatform().name("laminar-live-view").start(() -> read(cursor));
    Attributes before = terminal.getAttributes();
    Attributes silent = new Attributes(before);
    silent.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    terminal.setAttributes(silent);
    try {
      long drawnChanges = -1;
      boolean last = false;
      while (!last) {
        last = ended.await(REDRAW_MS, TimeUnit.MILLISECONDS);
        long changes = contents.changes();
        boolean rateChanged = measureRate(changes);
        if (last || changes != drawnChanges || rateChanged) {
          draw(last);
          drawnChanges = changes;
        }
      }
      reader.join();
    } finally {
      cursor.close();
      terminal.setAttributes(before);
      terminal.writer().println();
      terminal.flush();
    }
    RuntimeException cause = failure;
    if (cause != null) {
      throw cause;
    }
    return contents.picture(0).rows();
  }

  private void read(Cursor cursor) {
    try {
      while (cursor.next()) {
        contents.change(cursor);
      }
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      ended.countDown();
    }
  }

  private boolean measureRate(long changes) {
    long nowNs = System.nanoTime();
    if (nowNs - rateStartNs < RATE_NS) {
      return false;
    }
    double before = rate;
    rate = (changes - rateStartChanges) * 1e9 / (nowNs - rateStartNs);
    rateStartNs = nowNs;
    rateStartChanges = changes;
    return rate != before;
  }

  private void draw(boolean last) {
    Size now = terminal.getSize();
    if (!now.equals(size)) {
      display.resize(now);
      size = Size.of(now);
      lastWidths = new int[0];
    }
    int most = Math.max(LEAST_ROWS, size.getRows() - LINES_BESIDES);
    LiveContents.Picture picture = contents.picture(most);
    List<AttributedString> lines = lines(picture, most);
    lines.add(status(picture, last));
    display.update(lines, size.cursorPos(lines.size() - 1, 0));
    terminal.flush();
  }

  private List<AttributedString> lines(LiveContents.Picture picture, int most) {
    TableLayout layout = new TableLayout(columns, size.getColumns());
    int[] widths = steady(layout.widths(picture.lastRows()));
    List<AttributedString> lines = new ArrayList<>();
    if (widths.length > 0) {
      lines.addAll(layout.head(widths));
      picture.lastRows().forEach(row -> lines.add(layout.row(row, widths)));
      return lines;
    }
    long number = picture.rows() - picture.lastRows().size();
    for (List<Cell> row : picture.lastRows()) {
      number++;
      lines.addAll(layout.vertical(row, number));
    }
    return new ArrayList<>(lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }

  /** A column does not get narrower again, unless that is what makes the others fit. */
  private int[] steady(int[] widths) {
    if (lastWidths.length == widths.length) {
      int[] wider = widths.clone();
      int sum = 0;
      for (int i = 0; i < wider.length; i++) {
        wider[i] = Math.max(wider[i], lastWidths[i]);
        sum += wider[i] + 3;
      }
      if (sum <= size.getColumns()) {
        lastWidths = wider;
        return wider;
      }
    }
    lastWidths = widths;
    return widths;
  }

  private AttributedString status(LiveContents.Picture picture, boolean last) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d %s", picture.rows(), rows(picture.rows())));
    long hidden = picture.rows() - picture.lastRows().size();
    if (hidden > 0) {
      text.append(String.format(Locale.ROOT, ", the last %,d shown", picture.lastRows().size()));
    }
    if (picture.changes() != picture.rows()) {
      text.append(String.format(Locale.ROOT, "; %,d changes", picture.changes()));
    }
    text.append(last ? "" : String.format(Locale.ROOT, ", %,.0f/s; Ctrl-C ends", rate));
    AttributedString status =
        new AttributedStringBuilder()
            .styled(AttributedStyle.DEFAULT.faint(), "(" + text + ")")
            .toAttributedString();
    return status.columnSubSequence(0, Math.max(1, size.getColumns() - 1));
  }

  static String rows(long count) {
    return count == 1 ? "row" : "rows";
  }
}
