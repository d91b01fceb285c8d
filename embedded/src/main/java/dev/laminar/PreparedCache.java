package dev.laminar;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements that were closed lately, by their text: who prepares the same text again, by JDBC for
 * example, finds it compiled. One user at a time has a statement; a second one of the same text
 * compiles it for itself. All go with the next change of what is defined.
 */
final class PreparedCache implements AutoCloseable {

  private static final int MAX_STATEMENTS = 64;

  /** The one that was closed first at the beginning. */
  private final LinkedHashMap<SqlScript, Prepared> idle = new LinkedHashMap<>();

  private long version;
  private boolean closed;

  /** A statement of that text, if one is there. */
  synchronized Optional<PreparedCommand> take(SqlScript sql, long currentVersion) {
    expire(currentVersion);
    Prepared known = idle.remove(sql);
    return known == null ? Optional.empty() : Optional.of(lend(sql, currentVersion, known.again()));
  }

  /** Lets go of what was prepared before something was defined, dropped or set. */
  synchronized void expire(long currentVersion) {
    if (currentVersion != version) {
      clear();
      version = currentVersion;
    }
  }

  /** Has a statement come back when it is closed, if nothing was defined meanwhile. */
  PreparedCommand lend(SqlScript sql, long preparedVersion, Prepared statement) {
    if (statement.run().isReusable()) {
      statement.onClose(closing -> giveBack(sql, preparedVersion, closing));
    }
    return statement;
  }

  private void giveBack(SqlScript sql, long preparedVersion, Prepared statement) {
    @Nullable Prepared surplus = statement;
    synchronized (this) {
      if (!closed && preparedVersion == version && !idle.containsKey(sql)) {
        idle.put(sql, statement);
        surplus = idle.size() > MAX_STATEMENTS ? idle.pollFirstEntry().getValue() : null;
      }
    }
    if (surplus != null) {
      surplus.run().close();
    }
  }

  private void clear() {
    idle.values().forEach(statement -> statement.run().close());
    idle.clear();
  }

  @Override
  public synchronized void close() {
    closed = true;
    clear();
  }
}
