/** The CPUs a platform thread may run on: sched_setaffinity(2) and sched_getaffinity(2). */
@NullMarked
package dev.laminar.nativebindings.affinity;

import org.jspecify.annotations.NullMarked;
