/**
 * Random queries over random tables, asked of Laminar and of DuckDB.
 *
 * <p>A {@linkplain dev.laminar.differential.Scenario scenario} is made from a number alone: tables,
 * materialized views over them, and statements in chunks that change the tables. The views are made
 * first. After each chunk every view, and its query asked once, must have the rows that DuckDB
 * answers with over the same tables. What differs is cut down to the smallest script that differs
 * the same way.
 *
 * <p>All SQL is valid in both and means the same in both: the generators know where the databases
 * differ, and write casts, or nothing, there.
 */
@NullMarked
package dev.laminar.differential;

import org.jspecify.annotations.NullMarked;
