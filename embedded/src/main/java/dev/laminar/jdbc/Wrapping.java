package dev.laminar.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/** The two methods of {@link Wrapper}. */
final class Wrapping {

  private Wrapping() {}

  static <T> T unwrap(Wrapper wrapper, Class<T> type) throws SQLException {
    if (type.isInstance(wrapper)) {
      return type.cast(wrapper);
    }
    throw Refusals.invalidArgument(
        "a " + wrapper.getClass().getSimpleName() + " wraps no " + type.getName());
  }
}
