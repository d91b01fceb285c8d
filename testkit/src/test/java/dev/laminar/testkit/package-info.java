@NullMarked
package dev.laminar.testkit;

import org.jspecify.annotations.NullMarked;
