/**
 * The JDBC driver. {@code jdbc:laminar:} is a database of the connection's own, {@code
 * jdbc:laminar:mem:NAME} one that connections of this process share by name. There are no
 * transactions: every statement takes effect at once. What the interfaces of {@code java.sql} ask
 * for beyond what there is, is refused with an {@code SQLFeatureNotSupportedException}, in the
 * abstract classes of this package.
 */
@NullMarked
package dev.laminar.jdbc;

import org.jspecify.annotations.NullMarked;
