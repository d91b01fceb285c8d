/** What statements have defined: sources, streams, views, sinks and tables. */
@NullMarked
package dev.laminar.sql.catalog;

import org.jspecify.annotations.NullMarked;
