/** Binders between users' records and column batches, generated with Byte Buddy. */
@NullMarked
package dev.laminar.binding;

import org.jspecify.annotations.NullMarked;
