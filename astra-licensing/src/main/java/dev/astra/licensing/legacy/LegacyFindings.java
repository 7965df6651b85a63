package dev.astra.licensing.legacy;

import java.util.ArrayList;
import java.util.List;

/** One thread. Collects what reading a file turns up; beyond a bound it only counts. */
final class LegacyFindings {
    private final Bounded problems = new Bounded("problems");
    private final Bounded notices = new Bounded("notices");

    void problem(LegacyRemark remark) {
        problems.add(remark);
    }

    void notice(LegacyRemark remark) {
        notices.add(remark);
    }

    List<LegacyRemark> problems() {
        return problems.list();
    }

    List<LegacyRemark> notices() {
        return notices.list();
    }

    private static final class Bounded {
        private final String name;
        private final List<LegacyRemark> kept = new ArrayList<>();
        private long more;

        Bounded(String name) {
            this.name = name;
        }

        void add(LegacyRemark remark) {
            if (kept.size() < LegacyDatabase.MAX_PROBLEMS) {
                kept.add(remark);
            } else {
                more++;
            }
        }

        List<LegacyRemark> list() {
            List<LegacyRemark> all = new ArrayList<>(kept);
            if (more > 0) {
                all.add(LegacyRemark.onFile("and " + more + " more " + name));
            }
            return all;
        }
    }
}
