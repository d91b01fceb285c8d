package dev.laminar.codegen.load;

import dev.laminar.codegen.budget.MethodSize;
import dev.laminar.codegen.budget.MethodSizes;
import dev.laminar.codegen.budget.MethodSplitter;
import dev.laminar.codegen.budget.NoAllocationVerifier;
import dev.laminar.codegen.emit.AsmEmitter;
import dev.laminar.codegen.emit.JaninoCompiler;
import dev.laminar.codegen.emit.JavaEmitter;
import dev.laminar.codegen.emit.JavaSource;
import dev.laminar.codegen.emit.LineNumbers;
import dev.laminar.codegen.load.CodegenOptions.Lines;
import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * From class models to loaded classes: splits what is too large, emits, verifies, and loads, unless
 * a class of the same shape is loaded already.
 */
public final class CodeCompiler {

  private static final ClassDesc NEUTRAL_NAME = ClassDesc.of("laminar.generated.Shape");

  private final CodegenOptions options;
  private final CodeCache cache;
  private final ClassLoader parent;
  private final CompilationListener listener;
  private final CodeDumper dumper;

  /**
   * @param parent where generated classes find the kernel
   */
  public CodeCompiler(
      CodegenOptions options, CodeCache cache, ClassLoader parent, CompilationListener listener) {
    this.options = options;
    this.cache = cache;
    this.parent = parent;
    this.listener = listener;
    this.dumper = new CodeDumper(options.dumpDirectory());
  }

  public CodegenOptions options() {
    return options;
  }

  /** Writes plans next to dumped classes. */
  public CodeDumper dumper() {
    return dumper;
  }

  /** Compiles a class without loading or sharing it: for jars, and for looking at. */
  public GeneratedClass compile(String query, ClassModel model) {
    return DeepStack.call(
        model,
        () ->
            generate(
                query,
                MethodSplitter.split(model),
                new QueryClassLoader(query, parent, model.linked())));
  }

  /**
   * Compiles and loads the classes of a statement.
   *
   * @param query name of the statement, which its class loader gets
   */
  public StatementCode load(String query, List<ClassModel> models) {
    return load(query, models, models::get);
  }

  /**
   * Compiles and loads the classes of a statement without keeping their models, which are several
   * times as large as all else that is kept of a statement whose shape is known.
   *
   * @param again makes the model of an index once more, for those who look at the code
   */
  public StatementCode load(String query, List<ClassModel> models, IntFunction<ClassModel> again) {
    List<GeneratedClass> classes = new ArrayList<>();
    List<CodeCache.Handle> handles = new ArrayList<>();
    Set<Class<?>> linked = new LinkedHashSet<>();
    models.forEach(model -> linked.addAll(model.linked()));
    Lazy loader = new Lazy(query, parent, linked);
    try {
      for (int i = 0; i < models.size(); i++) {
        int index = i;
        ClassModel model = models.get(i);
        CodeCache.Handle handle =
            DeepStack.call(
                model, () -> load(query, model, () -> split(again.apply(index)), loader, classes));
        handles.add(handle);
      }
      dumper.statement(query, classes);
      classes.forEach(generated -> listener.loaded(query, generated));
      return new StatementCode(classes, handles);
    } catch (RuntimeException | Error e) {
      handles.forEach(CodeCache.Handle::close);
      throw e;
    }
  }

  private CodeCache.Handle load(
      String query,
      ClassModel model,
      Supplier<ClassModel> again,
      Lazy loader,
      List<GeneratedClass> classes) {
    ClassModel split = MethodSplitter.split(model);
    byte[] neutral = AsmEmitter.emit(split, NEUTRAL_NAME, new LineNumbers.None());
    CodeCache.Shape shape =
        new CodeCache.Shape(neutral, options.tier(), options.lines(), parent, split.linked());
    CodeCache.Handle handle =
        cache.acquire(
            shape,
            () -> {
              GeneratedClass generated = generate(query, split, loader.get(split));
              Class<?> type = define(loader.get(split), generated);
              return new CodeCache.Loaded(type, generated.bytes(), generated.methods());
            });
    CodeCache.Loaded running = handle.loaded();
    String own = split.binaryName();
    classes.add(view(own, again, running.type().getName(), running.bytes(), running.methods()));
    return handle;
  }

  private static ClassModel split(ClassModel model) {
    return DeepStack.call(model, () -> MethodSplitter.split(model));
  }

  private static Class<?> define(QueryClassLoader loader, GeneratedClass generated) {
    try {
      return loader.define(generated.binaryName(), generated.bytes());
    } catch (LinkageError e) {
      throw new LaminarException(
          ErrorCode.INTERNAL_CODEGEN,
          "class " + generated.binaryName() + " cannot be loaded: " + e.getMessage(),
          SourceSpan.NONE,
          "",
          e);
    }
  }

  /**
   * @param loader where the classes that the model names are found
   */
  private GeneratedClass generate(String query, ClassModel split, ClassLoader loader) {
    byte[] bytes =
        switch (options.tier()) {
          case ASM -> AsmEmitter.emit(split, lineNumbers(split));
          case JANINO -> {
            JavaSource source = JavaEmitter.render(split, options.comments());
            String dumped = dumper.source(query, split.simpleName(), source.text());
            yield JaninoCompiler.compile(
                split, source, options.lines() == Lines.SQL, loader, dumped);
          }
        };
    List<MethodSize> sizes = MethodSizes.of(bytes);
    MethodSizes.requireCompilable(split, sizes);
    NoAllocationVerifier.verify(split, bytes);
    if (options.verify()) {
      verify(split.binaryName(), bytes, loader);
    }
    return view(split.binaryName(), () -> split, split.binaryName(), bytes, sizes);
  }

  private LineNumbers lineNumbers(ClassModel split) {
    return switch (options.lines()) {
      case SQL -> new LineNumbers.Sql();
      case JAVA -> new LineNumbers.Java(JavaEmitter.render(split, options.comments()));
    };
  }

  private GeneratedClass view(
      String ownName,
      Supplier<ClassModel> model,
      String binaryName,
      byte[] bytes,
      List<MethodSize> sizes) {
    return new GeneratedClass(
        binaryName,
        ownName,
        model,
        bytes,
        () -> JavaEmitter.render(model.get(), options.comments(), remarks(sizes)).text(),
        sizes);
  }

  private static Function<MethodModel, String> remarks(List<MethodSize> sizes) {
    Map<String, MethodSize> byName = new HashMap<>();
    sizes.forEach(size -> byName.put(size.name(), size));
    return method -> {
      MethodSize size = byName.get(method.name());
      return size == null ? "" : size.toString();
    };
  }

  private static void verify(String binaryName, byte[] bytes, ClassLoader loader) {
    StringWriter problems = new StringWriter();
    CheckClassAdapter.verify(new ClassReader(bytes), loader, false, new PrintWriter(problems));
    if (!problems.toString().isEmpty()) {
      throw Code.internal(
          "class " + binaryName + " does not verify: " + problems.toString().strip());
    }
  }

  /**
   * The statement's class loaders, made when the first class is not shared: one of their own for
   * the classes that call users' functions, as the others may outlive those.
   */
  private static final class Lazy {
    private final String query;
    private final ClassLoader parent;
    private final Set<Class<?>> linked;
    private @Nullable QueryClassLoader plain;
    private @Nullable QueryClassLoader linking;

    Lazy(String query, ClassLoader parent, Set<Class<?>> linked) {
      this.query = query;
      this.parent = parent;
      this.linked = linked;
    }

    QueryClassLoader get(ClassModel model) {
      return model.linked().isEmpty() ? plain() : linking();
    }

    private QueryClassLoader plain() {
      QueryClassLoader current = plain;
      if (current == null) {
        current = new QueryClassLoader(query, parent, Set.of());
        plain = current;
      }
      return current;
    }

    private QueryClassLoader linking() {
      QueryClassLoader current = linking;
      if (current == null) {
        current = new QueryClassLoader(query, parent, linked);
        linking = current;
      }
      return current;
    }
  }
}
