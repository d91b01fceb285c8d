package dev.laminar.kernel.plan;

/**
 * What it takes to make a {@code RowTable} for generated code.
 *
 * @param slotSizeBytes a positive multiple of 8
 * @param indexCount how many indexes the code uses
 */
public record RowsLayout(int slotSizeBytes, int indexCount) {}
