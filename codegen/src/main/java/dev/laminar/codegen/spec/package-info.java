/** What to generate: pipelines, operators, aggregates. */
@NullMarked
package dev.laminar.codegen.spec;

import org.jspecify.annotations.NullMarked;
