package dev.laminar.codegen.tree;

import java.lang.reflect.Field;

/** Finds fields of loaded classes, protected and inherited ones too. */
final class Fields {

  private Fields() {}

  static Field find(Class<?> owner, String name) {
    for (Class<?> declaring = owner; declaring != null; declaring = declaring.getSuperclass()) {
      for (Field field : declaring.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return field;
        }
      }
    }
    throw Code.internal("code tree: no field " + owner.getName() + "." + name);
  }
}
