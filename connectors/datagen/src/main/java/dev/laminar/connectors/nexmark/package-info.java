/**
 * The {@code nexmark} source: the person, auction and bid events of the Nexmark benchmark, with the
 * proportions, identifiers, skew and sizes of its reference generator (github.com/nexmark/nexmark,
 * after Apache Beam's).
 *
 * <p>There is one stream of numbered events; the number decides the kind, and every field is a
 * function of seed, field and number. So three sources of one kind each show the same auctions and
 * people as one that would generate all.
 */
@NullMarked
package dev.laminar.connectors.nexmark;

import org.jspecify.annotations.NullMarked;
