/** From physical plan to pipelines, and from pipelines to the kernel's query plan. */
@NullMarked
package dev.laminar.compiler.pipeline;

import org.jspecify.annotations.NullMarked;
