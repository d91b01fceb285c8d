/** Class loading: query class loaders, the shape cache, dumps. */
@NullMarked
package dev.laminar.codegen.load;

import org.jspecify.annotations.NullMarked;
