/**
 * What generating connectors share: random bits as a function of position, rates, pacing, text
 * heaps.
 */
@NullMarked
package dev.laminar.connectors.generator;

import org.jspecify.annotations.NullMarked;
