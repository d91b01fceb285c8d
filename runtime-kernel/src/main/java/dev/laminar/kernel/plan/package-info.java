/** The executable plan: what the kernel needs to run generated classes, without SQL. */
@NullMarked
package dev.laminar.kernel.plan;

import org.jspecify.annotations.NullMarked;
