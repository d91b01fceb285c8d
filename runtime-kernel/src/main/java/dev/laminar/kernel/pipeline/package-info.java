/** The contract between generated classes and the kernel. */
@NullMarked
package dev.laminar.kernel.pipeline;

import org.jspecify.annotations.NullMarked;
