package dev.astra.launcher.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import dev.astra.launcher.settings.Keys;
import dev.astra.testkit.Covers;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every key of the settings file is asked for by code that acts on it. */
class SettingsUseTest {
    @Test
    @Covers("A-145")
    void everySettingIsUsedOutsideItsOwnPackage() {
        Set<String> used = House.PROGRAM.stream()
                .filter(type -> !type.getPackageName().equals(Keys.class.getPackageName()))
                .flatMap((JavaClass type) -> type.getFieldAccessesFromSelf().stream())
                .map(JavaFieldAccess::getTarget)
                .filter(target -> target.getOwner().isEquivalentTo(Keys.class))
                .map(target -> target.getName())
                .collect(Collectors.toSet());
        List<String> keys = Arrays.stream(Keys.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> field.getName())
                .filter(name -> !name.equals("ALL"))
                .toList();
        assertThat(keys).hasSize(Keys.ALL.size());
        assertThat(keys.stream().filter(key -> !used.contains(key)))
                .as("settings without an effect")
                .isEmpty();
    }
}
