package dev.astra.launcher.top;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astra.core.RejectedException;
import dev.astra.core.UnavailableException;
import dev.astra.testkit.Cases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TopTest {
    private static final String ESCAPE = "\033";

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> orders = new ArrayList<>();
    private Supplier<Optional<String>> told = () -> Optional.of(moment(0, 0));
    private final Source source = new Source() {
        @Override
        public Optional<String> programs() {
            return told.get();
        }

        @Override
        public String order(String verb, String name) {
            orders.add(verb + " " + name);
            return name + ": done as asked\n";
        }

        @Override
        public List<String> tail(String name, int lines) {
            return List.of(name + " says one", name + " says two");
        }
    };

    private static String moment(int second, long processorMillis) {
        return "{\"home\":\"/home/seller/astra-data\",\"time\":\""
                + Instant.parse("2026-01-02T03:04:05Z").plusSeconds(second) + "\",\"programs\":["
                + program("web", "running", 41, processorMillis, "runs, process 41", "null") + ","
                + program("bot", "parked", 0, 0, "parked, tried again soon", "\"2026-01-02T03:05:05Z\"") + ","
                + program("old", "off", 0, 0, "stopped; start it to run", "null") + "]}";
    }

    private static String program(String name, String phase, long pid, long millis, String why, String next) {
        return "{\"name\":\"" + name + "\",\"phase\":\"" + phase + "\",\"live\":" + (pid > 0)
                + ",\"disabled\":false,\"pid\":" + pid
                + ",\"forMillis\":7980000,\"starts\":3,\"explanation\":\"" + why + "\",\"next\":" + next
                + ",\"processes\":" + (pid > 0 ? 2 : 0) + ",\"processorMillis\":" + millis
                + ",\"memoryBytes\":50540000,\"lastLine\":\"" + name + " wrote \\u001b[2Jthis\"}";
    }

    /** Shows the view, types, and answers the last screen before it was left. */
    private List<String> see(int width, int height, String... keys) throws InterruptedException {
        Played screen = new Played(width, height, keys);
        Painter painter = new Painter(new Style(false, "~"), ZoneOffset.UTC);
        new Top(source, painter, Duration.ofSeconds(1), Runnable::run, nanos::get).live(screen, () -> screen.left > 0);
        assertThat(screen.shown).hasSizeLessThanOrEqualTo(height);
        assertThat(screen.shown).allMatch(line -> Cells.width(line) <= width && !line.contains(ESCAPE));
        return screen.shown;
    }

    @Test
    void everythingThatMattersStandsOnAScreenOf80By24() throws Exception {
        List<String> screen = see(80, 24);
        assertThat(screen).hasSize(24);
        assertThat(screen.get(0))
                .startsWith("astra top  /home/seller/astra-data")
                .endsWith("03:04:05");
        assertThat(screen.get(1))
                .startsWith("3 programs: 1 off, 1 parked, 1 running")
                .contains("memory");
        assertThat(screen.get(3))
                .startsWith("> web")
                .containsSubsequence("running", "2h13m", "3", "48.2 MiB", "web wrote ?[2Jt");
        assertThat(screen.get(4)).startsWith("  bot").containsSubsequence("parked", "tried");
        assertThat(screen.get(23)).contains("q quit", "r restart", "s stop/start", "l logs", "? help");
    }

    @Test
    void theChosenProgramSaysWhyItDoesNotRunAndWhenNext() throws Exception {
        assertThat(see(80, 24, "j")).anyMatch(line -> line.startsWith("bot: parked, tried again soon"));
        assertThat(see(80, 24, ESCAPE + "[B")).anyMatch(line -> line.contains("next start 03:05:05 (in 1m00s)"));
        assertThat(see(80, 24, "jj", "k")).anyMatch(line -> line.startsWith("> bot"));
        assertThat(see(80, 24, "G")).anyMatch(line -> line.startsWith("> old"));
    }

    @Test
    void theShareOfAProcessorIsWhatWasTakenBetweenTwoLooks() throws Exception {
        AtomicLong second = new AtomicLong();
        told = () -> {
            long now = second.getAndIncrement();
            return Optional.of(moment((int) now, now * 250));
        };
        assertThat(see(80, 24, "", "", "").get(3)).contains(" 25.0 ");
    }

    @Test
    void keysAskForRestartStopAndStartAndTheAnswerIsShown() throws Exception {
        assertThat(see(80, 24, "r").get(23)).startsWith("web: done as asked");
        see(80, 24, "s");
        see(80, 24, "G", "s");
        told = () -> Optional.of(moment(0, 0).replace("\"disabled\":false", "\"disabled\":true"));
        see(80, 24, "G", "s");
        assertThat(orders).containsExactly("restart web", "stop web", "start old", "enable old");
    }

    @Test
    void logsAndHelpOpenAndClose() throws Exception {
        assertThat(see(80, 24, "l")).contains("web says one", "web says two").anyMatch(line -> line.contains("q back"));
        assertThat(see(80, 24, "l", "k")).doesNotContain("web says two");
        assertThat(see(80, 24, "l", ESCAPE)).anyMatch(line -> line.contains("q quit"));
        assertThat(see(80, 24, "?")).anyMatch(line -> line.contains("Any key goes back"));
        assertThat(orders).isEmpty();
    }

    @Test
    void qLeavesAtOnce() throws Exception {
        Played screen = new Played(80, 24, "q", "j", "j");
        new Top(
                        source,
                        new Painter(new Style(true, "~"), ZoneOffset.UTC),
                        Duration.ofSeconds(1),
                        Runnable::run,
                        nanos::get)
                .live(screen, () -> true);
        assertThat(screen.keys).hasSize(2);
        assertThat(String.join("", screen.shown)).contains(ESCAPE + "[1;7m", ESCAPE + "[31m");
    }

    @Test
    void anInstanceThatIsGoneOrRefusesIsToldAndAskedAgain() throws Exception {
        told = Optional::empty;
        assertThat(see(80, 24).get(23)).startsWith("no instance runs here any more; trying again");
        told = () -> {
            throw new RejectedException("no companion programs run");
        };
        assertThat(see(80, 24).get(23)).startsWith("no companion programs run; trying again");
        told = () -> Optional.of("rubbish");
        assertThat(see(80, 24).get(23)).contains("got something else");
        assertThatItComesBack();
    }

    private void assertThatItComesBack() throws InterruptedException {
        Deque<Supplier<Optional<String>>> answers = new ArrayDeque<>(List.of(Optional::empty));
        told = () ->
                answers.isEmpty() ? Optional.of(moment(0, 0)) : answers.remove().get();
        assertThat(see(80, 24, "", "").get(3)).startsWith("> web");
    }

    @Test
    void everyScreenFitsWhateverIsTypedAndWhateverSizeItHas() {
        String some = "jkrsl?hqgG" + ESCAPE + "[ABHFO~1";
        Cases.run(500, random -> {
            String[] keys = new String[random.nextInt(20)];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = "" + some.charAt(random.nextInt(some.length())) + some.charAt(random.nextInt(some.length()));
            }
            try {
                see(10 + random.nextInt(150), 10 + random.nextInt(60), keys);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            } catch (UnavailableException told) {
                throw new AssertionError(told);
            }
        });
    }

    @Test
    void manyProgramsScrollWithTheChosenOne() throws Exception {
        StringBuilder all = new StringBuilder("{\"home\":\"h\",\"time\":\"2026-01-02T03:04:05Z\",\"programs\":[");
        for (int i = 0; i < 100; i++) {
            all.append(i == 0 ? "" : ",").append(program("p" + i, "running", 40 + i, 0, "runs", "null"));
        }
        told = () -> Optional.of(all + "]}");
        assertThat(see(80, 24, "G"))
                .anyMatch(line -> line.startsWith("> p99"))
                .anyMatch(line -> line.endsWith("100 of 100"));
    }

    @Test
    void aTableForAFileHoldsEverythingInPlainLines() {
        assertThat(Top.table(moment(0, 0), ZoneOffset.UTC).lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("  bot +parked +2h13m +3 +- +-  parked, tried again soon"));
    }

    @Test
    void textsAreCutByTheColumnsThatTheyTake() {
        assertThat(Cells.left("\u4f60\u597d!", 4, "~")).isEqualTo("\u4f60~ ");
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.time(Duration.ofHours(76))).isEqualTo("3d04h");
        assertThat(Cells.printable("a\u202eb\u001b")).isEqualTo("a?b?");
    }

    /** One thread. A screen that was recorded; each look takes a second. */
    private final class Played implements Screen {
        private final int width;
        private final int height;
        private final Deque<String> keys;
        private int left;
        private List<String> shown = List.of();

        Played(int width, int height, String... keys) {
            this.width = width;
            this.height = height;
            this.keys = new ArrayDeque<>(List.of(keys));
            this.left = keys.length + 2;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public void show(List<String> lines) {
            shown = List.copyOf(lines);
        }

        @Override
        public Optional<String> typed(long millis) {
            left--;
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            return Optional.ofNullable(keys.poll()).filter(text -> !text.isEmpty());
        }

        @Override
        public void close() {}
    }
}
