package dev.laminar.sql.error;

import dev.laminar.kernel.error.ErrorCode;

/** An error's code, message and help. */
public record Wording(ErrorCode code, String message, String help) {}
