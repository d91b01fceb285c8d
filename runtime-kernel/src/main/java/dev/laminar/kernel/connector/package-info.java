/** What a connector implements: sources, sinks, decoders, encoders, option specifications. */
@NullMarked
package dev.laminar.kernel.connector;

import org.jspecify.annotations.NullMarked;
