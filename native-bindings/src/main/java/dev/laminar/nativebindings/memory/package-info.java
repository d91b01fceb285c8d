/**
 * Anonymous memory straight from the kernel: mmap(2), munmap(2), madvise(2), with a pure-Java twin.
 */
@NullMarked
package dev.laminar.nativebindings.memory;

import org.jspecify.annotations.NullMarked;
