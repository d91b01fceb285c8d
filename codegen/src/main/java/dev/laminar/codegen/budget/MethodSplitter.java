package dev.laminar.codegen.budget;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeStatement.Block;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.codegen.tree.NameAllocator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits methods that HotSpot would never compile: those over 8,000 bytes of bytecode. Works on the
 * tree, before anything is emitted: runs of statements, branches and expressions become private
 * methods; locals are passed as parameters, or become fields where there are too many of them.
 */
public final class MethodSplitter {

  /** HotSpot's HugeMethodLimit: larger methods are interpreted for ever. */
  public static final int HUGE_METHOD_BYTES = 8_000;

  /**
   * Sizes to keep to.
   *
   * @param hugeBytes no method may be larger
   * @param pieceBytes what split-off methods aim for: large ones take long to compile
   * @param worthwhileBytes less is not worth a method
   */
  record Limits(int hugeBytes, int pieceBytes, int worthwhileBytes) {}

  private static final Limits HOTSPOT = new Limits(HUGE_METHOD_BYTES, 3_000, 100);

  /** Moving locals to fields makes room for more: how often it is tried. */
  private static final int MAX_ATTEMPTS = 10;

  /** Splitting a split-off method again: each level is a call at run time. */
  private static final int MAX_LEVELS = 6;

  private final ClassModel model;
  private final Limits limits;
  private NameAllocator names = new NameAllocator();
  private final List<FieldModel> fields;
  private final List<MethodModel> methods = new ArrayList<>();
  private final Set<String> noLongerFinal = new HashSet<>();
  private boolean needsReceivers;

  private MethodSplitter(ClassModel model, Limits limits) {
    this.model = model;
    this.limits = limits;
    fields = new ArrayList<>(model.fields());
    model.fields().forEach(field -> names.reserve(field.name()));
    model.methods().forEach(method -> names.reserve(method.name()));
  }

  /** The same class with methods of bearable size; the model itself when they all are. */
  public static ClassModel split(ClassModel model) {
    return split(model, HOTSPOT);
  }

  static ClassModel split(ClassModel model, Limits limits) {
    if (model.methods().stream().noneMatch(method -> CodeSize.of(method) > limits.hugeBytes())) {
      return model;
    }
    return new MethodSplitter(model, limits).split();
  }

  private ClassModel split() {
    for (MethodModel method : model.methods()) {
      add(method, 0);
    }
    List<FieldModel> kept = fields.stream().map(this::withoutFinal).toList();
    ClassModel result =
        new ClassModel(
            model.name(),
            model.superclass(),
            model.sourceFile(),
            kept,
            methods,
            model.linked(),
            model.comment());
    if (!needsReceivers) {
      return result;
    }
    return new ClassModel(
        result.name(),
        result.superclass(),
        result.sourceFile(),
        kept,
        StaticToInstance.apply(result),
        result.linked(),
        result.comment());
  }

  /** A final field is assigned in the constructor alone; a part of it is another method. */
  private FieldModel withoutFinal(FieldModel field) {
    return noLongerFinal.contains(field.name())
        ? new FieldModel(field.name(), field.type(), false, field.comment())
        : field;
  }

  private void add(MethodModel method, int level) {
    int size = CodeSize.of(method);
    if (size <= limits.hugeBytes() || level == MAX_LEVELS) {
      methods.add(method);
      return;
    }
    MethodModel current = method;
    boolean keepsLocals = true;
    for (int attempt = 1; ; attempt++) {
      NameAllocator attemptNames = names.copy();
      CodeSize sizes = CodeSize.forMethod(current);
      Outliner outliner = new Outliner(model.name(), current, attemptNames, sizes, limits);
      Block body =
          new MethodCutter(sizes, outliner, limits, keepsLocals)
              .cut(current.body(), limits.hugeBytes(), true, method.span());
      boolean fits = sizes.of(body) <= limits.hugeBytes() && !needsFields(outliner);
      boolean exhausted =
          outliner.mustBeFields().isEmpty() && !keepsLocals || attempt == MAX_ATTEMPTS;
      if (fits || exhausted) {
        names = attemptNames;
        methods.add(withBody(current, body));
        finish(current, outliner, level);
        return;
      }
      if (outliner.mustBeFields().isEmpty()) {
        keepsLocals = false;
      } else {
        current = moveToFields(current, outliner.mustBeFields());
      }
    }
  }

  /** Whether a piece stayed huge for want of locals that its own pieces could share. */
  private boolean needsFields(Outliner outliner) {
    return !outliner.mustBeFields().isEmpty()
        && outliner.pieces().stream().anyMatch(piece -> CodeSize.of(piece) > limits.hugeBytes());
  }

  private void finish(MethodModel original, Outliner outliner, int level) {
    for (MethodModel piece : outliner.pieces()) {
      if (original.name().equals("<init>")) {
        CodeWalk.preorder(
            piece.body(),
            node -> {
              if (node instanceof CodeStatement.FieldSet set && set.owner().equals(model.name())) {
                noLongerFinal.add(set.name());
              }
            });
      }
      add(piece, level + 1);
    }
  }

  private MethodModel moveToFields(MethodModel method, Set<Local> locals) {
    Map<Local, FieldModel> moved = new LinkedHashMap<>();
    for (Local local : locals) {
      String name = names.allocate(local.name());
      FieldModel field =
          new FieldModel(
              name,
              local.type(),
              false,
              () -> "a local of " + method.name() + ", shared by its parts");
      fields.add(field);
      moved.put(local, field);
    }
    needsReceivers |= method.isStatic();
    return withBody(method, new LocalsToFields(model.name(), moved).body(method));
  }

  private static MethodModel withBody(MethodModel method, Block body) {
    return new MethodModel(
        method.name(),
        method.access(),
        method.isStatic(),
        method.isOverride(),
        method.hot(),
        method.returnType(),
        method.parameters(),
        body,
        method.span(),
        method.comment());
  }
}
