package dev.astra.licensing.legacy;

import dev.astra.core.order.Order;
import dev.astra.licensing.License;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Immutable. Everything that an import would store.
 *
 * @param orders by number
 * @param licenses by id
 * @param form how the file is written
 * @param report what the owner is told
 */
record PreparedImport(List<Order> orders, List<License> licenses, LegacyForm form, ImportReport report) {
    static PreparedImport of(LegacyFiles files, LegacyReading.Sound sound, ZoneId zone) {
        List<LegacyRecord> records = sound.records();
        List<Order> orders = records.stream().map(LegacyRows::order).toList();
        List<License> licenses = records.stream()
                .map(record -> LegacyRows.license(record, zone))
                .flatMap(Optional::stream)
                .toList();
        LegacyFindings findings = new LegacyFindings();
        sound.notices().forEach(findings::notice);
        Optional<ListComparison> list = files.list().flatMap(bytes -> ListComparison.of(bytes, licenses, findings));
        ImportReport report = new ImportReport(
                files.digest(),
                orders.size(),
                Math.toIntExact(licenses.stream()
                        .filter(license -> license.owner().isPresent())
                        .count()),
                Math.toIntExact(licenses.stream().filter(License::listed).count()),
                records.isEmpty() ? 0 : records.get(records.size() - 1).id(),
                sound.exact(),
                findings.notices(),
                list);
        return new PreparedImport(orders, licenses, sound.form(), report);
    }
}
