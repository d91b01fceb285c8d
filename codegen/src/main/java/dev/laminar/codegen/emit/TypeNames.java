package dev.laminar.codegen.emit;

import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Names of types in Java text: simple ones, imported when first used, unless another type has that
 * name.
 */
final class TypeNames {

  private final String ownPackage;
  private final Map<String, String> packageBySimpleName = new HashMap<>();
  private final TreeSet<String> imports = new TreeSet<>();

  TypeNames(ClassDesc self) {
    ownPackage = self.packageName();
    packageBySimpleName.put(self.displayName(), ownPackage);
  }

  /** What stands in the text for a type. */
  String name(ClassDesc type) {
    if (type.isArray()) {
      return name(type.componentType()) + "[]";
    }
    if (type.isPrimitive()) {
      return type.displayName();
    }
    String nested = type.displayName().replace('$', '.');
    int dot = nested.indexOf('.');
    String outermost = dot < 0 ? nested : nested.substring(0, dot);
    String packageName = type.packageName();
    String known = packageBySimpleName.putIfAbsent(outermost, packageName);
    if (known != null && !known.equals(packageName)) {
      return packageName + "." + nested;
    }
    boolean needsNone =
        packageName.isEmpty() || packageName.equals(ownPackage) || packageName.equals("java.lang");
    if (!needsNone) {
      imports.add(packageName + "." + outermost);
    }
    return nested;
  }

  /** The imports needed by the names given out, sorted. */
  List<String> imports() {
    return List.copyOf(imports);
  }
}
