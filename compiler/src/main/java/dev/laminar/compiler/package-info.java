/** The compiler: from an analysed query to a physical streaming plan and its pipelines. */
@NullMarked
package dev.laminar.compiler;

import org.jspecify.annotations.NullMarked;
