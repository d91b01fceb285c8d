/** Method byte budgets, splitting, and the no-allocation verifier. */
@NullMarked
package dev.laminar.codegen.budget;

import org.jspecify.annotations.NullMarked;
