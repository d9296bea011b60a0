package ratchet.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import ratchet.driver.TaskClasses;

/** Runs the tests with these ids, with nothing that the files of a task could have registered. */
final class Suite {
    private static final LauncherConfig CONFIG = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    // its engines are those of the module path: made before a class of the task is loaded
    private final Launcher launcher = LauncherFactory.create(CONFIG);

    void run(Set<String> ids, TaskClasses classes, TestExecutionListener listener) throws ClassNotFoundException {
        Thread.currentThread().setContextClassLoader(classes);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .selectors(selectorsOf(ids, classes))
                .filters((PostDiscoveryFilter) descriptor -> FilterResult.includedIf(isAsked(descriptor, ids)))
                .build();
        launcher.execute(request, listener);
    }

    private static List<DiscoverySelector> selectorsOf(Set<String> ids, TaskClasses classes) throws ClassNotFoundException {
        Set<String> names = new LinkedHashSet<>();
        for (String id : ids) names.add(id.replaceFirst("[$#].*", ""));
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (String name : names) selectors.add(selectClass(Class.forName(name, false, classes)));
        return selectors;
    }

    private static boolean isAsked(TestDescriptor descriptor, Set<String> ids) {
        return descriptor.getSource().filter(MethodSource.class::isInstance).map(source -> ids.contains(Reporter.idOf((MethodSource) source))).orElse(true);
    }
}
