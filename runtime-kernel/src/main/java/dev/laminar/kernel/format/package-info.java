/**
 * What generated decoders and encoders call: bytes to values and back, without allocation.
 *
 * <p>Readers take a buffer and the offset of a value's first byte, store the value into a column
 * array and return the offset behind it; for a value they cannot take they return {@code ~offset}
 * of the offending byte (always negative). Why it is wrong is found out later, by the cold code
 * that words the message. Every reader stops at a zero byte, and a buffer has {@link
 * dev.laminar.kernel.batch.BytesVector#PADDING_BYTES} of them behind its last byte: so nothing here
 * compares an offset with the end of the buffer.
 */
@NullMarked
package dev.laminar.kernel.format;

import org.jspecify.annotations.NullMarked;
