/**
 * Formats of records: JSON lines and CSV. A format generates the classes that decode and encode
 * records of one schema; what they call is in {@code dev.laminar.kernel.format}.
 */
@NullMarked
package dev.laminar.connectors.formats;

import org.jspecify.annotations.NullMarked;
