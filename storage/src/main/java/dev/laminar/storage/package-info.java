/** Files that survive a crash. */
@NullMarked
package dev.laminar.storage;

import org.jspecify.annotations.NullMarked;
