package dev.astra.launcher.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. One source file as the compiler's parser sees it.
 *
 * @param name path below the checkout, with slashes
 * @param packageName empty for a module descriptor
 * @param packageText the Javadoc of the package, empty if there is none
 * @param undocumented public types, and methods of public interfaces other than tests, that have no Javadoc
 * @param tests methods that carry {@code @Covers}
 */
record SourceFile(
        String name, String text, String packageName, String packageText, List<String> undocumented, List<Test> tests) {

    /** A method with its rows; {@code runs} tells whether it is a test at all. */
    record Test(String name, List<String> rows, boolean runs) {}

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    long lines() {
        return text.lines().count();
    }

    String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1).replace(".java", "");
    }

    /** Parses files in one go: the compiler takes longer to start than to read them. */
    static List<SourceFile> parse(Path root, List<Path> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) COMPILER.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            List<SourceFile> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(of(root, unit, DocTrees.instance(task)));
            }
            return List.copyOf(sources);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SourceFile of(Path root, CompilationUnitTree unit, DocTrees trees) {
        Path file = Path.of(unit.getSourceFile().toUri());
        Scan scan = new Scan(trees);
        scan.scan(unit, null);
        PackageTree declared = unit.getPackage();
        return new SourceFile(
                root.relativize(file).toString().replace('\\', '/'),
                Checkout.read(file),
                declared == null ? "" : declared.getPackageName().toString(),
                declared == null ? "" : scan.comment(TreePath.getPath(unit, declared)),
                List.copyOf(scan.undocumented),
                List.copyOf(scan.tests));
    }

    private static final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final List<String> undocumented = new ArrayList<>();
        private final List<Test> tests = new ArrayList<>();

        Scan(DocTrees trees) {
            this.trees = trees;
        }

        String comment(@Nullable TreePath path) {
            String text = path == null ? null : trees.getDocComment(path);
            return text == null ? "" : text.strip();
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            if (open(getCurrentPath()) && comment(getCurrentPath()).isEmpty()) {
                undocumented.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean promised = owner.getKind() == Tree.Kind.INTERFACE
                    && open(getCurrentPath().getParentPath())
                    && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)
                    && annotation(method, "Override").isEmpty()
                    && !isTest(method);
            if (promised && comment(getCurrentPath()).isEmpty()) {
                undocumented.add(owner.getSimpleName() + "." + method.getName());
            }
            annotation(method, "Covers").forEach(covers -> tests.add(test(owner, method, covers)));
            return super.visitMethod(method, null);
        }

        private static Test test(ClassTree owner, MethodTree method, AnnotationTree covers) {
            List<String> rows =
                    covers.getArguments().stream().flatMap(Scan::literals).toList();
            return new Test(owner.getSimpleName() + "." + method.getName(), rows, isTest(method));
        }

        /** The name of a test is its sentence. */
        private static boolean isTest(MethodTree method) {
            return Stream.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate")
                    .anyMatch(name -> !annotation(method, name).isEmpty());
        }

        /** Public, and so is everything around it; members of an interface are public by nature. */
        private static boolean open(TreePath path) {
            ClassTree type = (ClassTree) path.getLeaf();
            Tree around = path.getParentPath().getLeaf();
            boolean declared = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            if (around instanceof ClassTree outer) {
                return (declared || outer.getKind() == Tree.Kind.INTERFACE) && open(path.getParentPath());
            }
            return declared && around instanceof CompilationUnitTree;
        }

        private static List<? extends AnnotationTree> annotation(MethodTree method, String name) {
            return method.getModifiers().getAnnotations().stream()
                    .filter(annotation ->
                            annotation.getAnnotationType().toString().equals(name))
                    .toList();
        }

        private static Stream<String> literals(ExpressionTree value) {
            if (value instanceof AssignmentTree named) {
                return literals(named.getExpression());
            }
            if (value instanceof NewArrayTree array) {
                return array.getInitializers().stream().flatMap(Scan::literals);
            }
            return value instanceof LiteralTree literal
                    ? Stream.of(String.valueOf(literal.getValue()))
                    : Stream.of("not a literal: " + value);
        }
    }
}
