/**
 * The {@code datagen} source: rows made up column by column. A column's values are a function of
 * seed, column name and row number, so a run can be repeated, and neither batch size nor the other
 * columns change them.
 */
@NullMarked
package dev.laminar.connectors.datagen;

import org.jspecify.annotations.NullMarked;
