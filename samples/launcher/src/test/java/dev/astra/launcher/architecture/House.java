package dev.astra.launcher.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The compiled classes of all modules, read once. A class missing here would pass every rule, so the set is proved complete. */
final class House {
    static final Checkout CHECKOUT = Checkout.here();

    /** What rules are about: the domain, which knows no technology. */
    static final DescribedPredicate<JavaClass> DOMAIN = DescribedPredicate.describe(
            "domain classes", type -> inside(type, "dev.astra.core", "dev.astra.licensing", "dev.astra.trading"));

    static final JavaClasses LIBRARIES = production(Checkout.LIBRARIES);
    static final JavaClasses PROGRAM = production(List.of(Checkout.LAUNCHER));
    static final JavaClasses TESTS = tests();

    private House() {}

    /** In one of these packages or below. */
    static boolean inside(JavaClass type, String... packages) {
        for (String name : packages) {
            if (type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".")) {
                return true;
            }
        }
        return false;
    }

    /** The outermost class around this one: a rule about a name is about the file. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    /** What the libraries' module descriptors export to everybody. */
    static Set<String> exportedPackages() {
        Set<String> exported = new TreeSet<>();
        for (String module : Checkout.LIBRARIES) {
            Path descriptor = CHECKOUT.module(module).resolve("target/classes/module-info.class");
            try (InputStream bytes = Files.newInputStream(descriptor)) {
                ModuleDescriptor.read(bytes).exports().stream()
                        .filter(export -> !export.isQualified())
                        .forEach(export -> exported.add(export.source()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return exported;
    }

    /** The source files for which no class was read. */
    static Set<String> unseen(List<String> modules, JavaClasses seen) {
        return modules.stream()
                .flatMap(module -> CHECKOUT.mainSources(module).stream())
                .filter(source -> !source.packageName().isEmpty())
                .map(source -> source.packageName() + "." + source.simpleName())
                .filter(name -> !seen.contain(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JavaClasses production(List<String> modules) {
        return imported(modules, "target/classes");
    }

    private static JavaClasses tests() {
        return imported(CHECKOUT.modules(), "target/test-classes");
    }

    private static JavaClasses imported(List<String> modules, String folder) {
        List<Path> folders = new ArrayList<>();
        for (String module : modules) {
            Path classes = CHECKOUT.module(module).resolve(folder);
            if (Files.isDirectory(classes)) {
                folders.add(classes);
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }
}
