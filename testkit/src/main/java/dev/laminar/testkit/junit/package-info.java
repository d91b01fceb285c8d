/** Runs test files as tests of JUnit. */
@NullMarked
package dev.laminar.testkit.junit;

import org.jspecify.annotations.NullMarked;
