/** The typed code tree: what generators build and emitters render. */
@NullMarked
package dev.laminar.codegen.tree;

import org.jspecify.annotations.NullMarked;
