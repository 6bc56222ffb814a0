package io.tidemark.it.faults;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Rewrites one class as a {@link Patch} says, and notes what it changed. */
final class PatchedClass extends ClassVisitor {

    private final Map<String, String> fields;
    private final Map<String, String> texts;
    private final Map<String, String> calls;
    private final Map<String, Boolean> answers;
    private final Set<String> changes;
    private String owner;

    PatchedClass(
            ClassVisitor next,
            Map<String, String> fields,
            Map<String, String> texts,
            Map<String, String> calls,
            Map<String, Boolean> answers,
            Set<String> changes) {
        super(Opcodes.ASM9, next);
        this.fields = fields;
        this.texts = texts;
        this.calls = calls;
        this.answers = answers;
        this.changes = changes;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            String signature,
            String parent,
            String[] interfaces) {
        owner = name;
        super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        String method = owner + "." + name;
        if (answers.containsKey(method)) {
            changes.add(method);
            next.visitCode();
            next.visitInsn(answers.get(method) ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
            next.visitInsn(Opcodes.IRETURN);
            next.visitMaxs(0, 0);
            next.visitEnd();
            return null;
        }
        return new PatchedMethod(next);
    }

    private final class PatchedMethod extends MethodVisitor {

        private PatchedMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String name, String descriptor) {
            String other = fields.get(of + "." + name);
            if (other != null) {
                changes.add(of + "." + name);
            }
            super.visitFieldInsn(opcode, of, other == null ? name : other, descriptor);
        }

        @Override
        public void visitLdcInsn(Object value) {
            Object written = value;
            for (Map.Entry<String, String> text : texts.entrySet()) {
                if (written instanceof String constant && constant.contains(text.getKey())) {
                    changes.add(text.getKey());
                    written = constant.replace(text.getKey(), text.getValue());
                }
            }
            super.visitLdcInsn(written);
        }

        @Override
        public void visitMethodInsn(
                int opcode, String of, String name, String descriptor, boolean ofInterface) {
            String method = of + "." + name + descriptor;
            String other = calls.get(method);
            if (other == null) {
                super.visitMethodInsn(opcode, of, name, descriptor, ofInterface);
                return;
            }
            changes.add(method);
            int dot = other.indexOf('.');
            int arguments = other.indexOf('(');
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    other.substring(0, dot),
                    other.substring(dot + 1, arguments),
                    other.substring(arguments),
                    false);
        }
    }
}
