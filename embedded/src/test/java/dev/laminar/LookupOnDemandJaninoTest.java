package dev.laminar;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.load.CodegenOptions;

/** The same with classes that are compiled from their Java view, and looked through. */
class LookupOnDemandJaninoTest extends LookupOnDemandTest {

  @Override
  CodegenOptions codegen() {
    return new CodegenOptions(
        CodegenOptions.Tier.JANINO, CodegenOptions.Lines.SQL, CommentDepth.SQL, null, true);
  }
}
