package dev.laminar.kernel.function;

import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one call of a user's table function yields, one after the other: one object for
 * each place in a statement. What the user's iterator throws becomes an error of the row that the
 * function was called for.
 */
public final class UserRows implements Consumer<Object> {

  private final String function;
  private final ErrorSites sites;
  private final int site;
  private final List<@Nullable Object> collected = new ArrayList<>();
  private @Nullable Iterator<? extends @Nullable Object> rest;
  private @Nullable Stream<?> open;
  private @Nullable Object @Nullable [] array;
  private int next;
  private @Nullable Object row;

  /**
   * @param function its name in SQL
   * @param site of the call
   */
  public UserRows(String function, ErrorSites sites, int site) {
    this.function = function;
    this.sites = sites;
    this.site = site;
  }

  /** There is no call, and there are no rows. */
  public void none() {
    row = null;
    rest = null;
    array = null;
  }

  public void begin(@Nullable Iterable<?> rows) {
    begin(rows, rows);
  }

  private void begin(@Nullable Object result, @Nullable Iterable<?> rows) {
    if (result == null || rows == null) {
      throw UserErrors.nullResult(function, sites, site);
    }
    try {
      rest = rows.iterator();
    } catch (Throwable e) {
      throw UserErrors.failed(e, function, sites, site);
    }
    advance();
  }

  public void begin(@Nullable Stream<?> rows) {
    open = rows;
    begin(rows, rows == null ? null : iterable(rows));
  }

  /** For {@link #begin}, which reads it once. */
  @SuppressWarnings("StreamToIterable")
  private static <T> Iterable<T> iterable(Stream<T> rows) {
    return rows::iterator;
  }

  /** Allocates nothing. */
  public void begin(@Nullable Object @Nullable [] rows) {
    if (rows == null) {
      throw UserErrors.nullResult(function, sites, site);
    }
    array = rows;
    next = 0;
    advance();
  }

  /** What a function gives its rows to. Returns this. */
  public UserRows collect() {
    collected.clear();
    return this;
  }

  @Override
  public void accept(Object given) {
    collected.add(given);
  }

  /** The function has given all its rows. */
  public void beginCollected() {
    begin(this, collected);
  }

  /** Whether there is a row. */
  public boolean hasRow() {
    return row != null;
  }

  public @Nullable Object row() {
    return row;
  }

  /** Goes on to the next row. */
  public void advance() {
    @Nullable Object[] rows = array;
    if (rows != null) {
      advance(rows);
      return;
    }
    Iterator<? extends @Nullable Object> iterator = rest;
    if (iterator == null) {
      row = null;
      return;
    }
    boolean there;
    try {
      there = iterator.hasNext();
      row = there ? iterator.next() : null;
    } catch (Throwable e) {
      end();
      throw UserErrors.failed(e, function, sites, site);
    }
    if (!there) {
      end();
    } else if (row == null) {
      end();
      throw nullRow();
    }
  }

  private void advance(@Nullable Object[] rows) {
    if (next == rows.length) {
      end();
      return;
    }
    row = rows[next++];
    if (row == null) {
      end();
      throw nullRow();
    }
  }

  private SqlRuntimeException nullRow() {
    return UserErrors.nullResult(function, sites, site);
  }

  private void end() {
    row = null;
    rest = null;
    array = null;
    Stream<?> stream = open;
    open = null;
    if (stream != null) {
      stream.close();
    }
  }
}
