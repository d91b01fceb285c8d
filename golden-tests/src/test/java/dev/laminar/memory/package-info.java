/** What state of very many keys takes, and that it goes when the watermark has passed it. */
@NullMarked
package dev.laminar.memory;

import org.jspecify.annotations.NullMarked;
