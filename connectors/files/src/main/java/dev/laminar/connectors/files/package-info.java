/**
 * The {@code files} source and sink: files, directories and globs of JSON lines or CSV, gzip or
 * plain, finished or growing.
 *
 * <p>A {@link dev.laminar.connectors.files.SplitReader} turns the bytes of one file into batches
 * through one reused buffer; {@link dev.laminar.connectors.files.BoundedFilesReader} runs it over
 * files one after the other, {@link dev.laminar.connectors.files.FollowingFilesReader} over
 * whichever file has grown. Everything about a malformed record is in {@link
 * dev.laminar.connectors.files.MalformedRecords}.
 */
@NullMarked
package dev.laminar.connectors.files;

import org.jspecify.annotations.NullMarked;
