// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

extension RuleBook {
    /// 期限齐全: the rules in force have every clock that a procedure starts, so that no act finds out that one is missing.
    package func requireClocks() throws(RuleFileError) {
        guard let newest = sets.last else { return }
        for kind in ProceedingKind.allCases {
            for clock in Procedure.of(kind).steps.flatMap(\.starts) where newest.clock(clock) == nil {
                throw RuleFileError(file: "rules-\(newest.version).json", id: clock.rawValue, reason: .missing)
            }
        }
    }

    /// Reads rule files (`rules-2022-05-01.json`) and calendars (`calendars/2026.json`, or any name ending so) and
    /// refuses them, naming file, entry and field, when they are incoherent by themselves or with one another.
    package static func load(
        files: [(name: String, bytes: [UInt8])], offsetSeconds: Int = 28_800
    ) throws(RuleFileError) -> RuleBook {
        var sets: [(name: String, set: RuleSet)] = []
        var years: [Int: CalendarYear] = [:]
        var revisions: [CalendarRevision] = []
        for file in files where file.name.hasSuffix(".json") {
            let last = file.name.split(separator: "/").last.map(String.init) ?? file.name
            if last.hasPrefix("rules-") {
                let set = try decode(RuleSet.self, file)
                if let (id, field, reason) = set.fault {
                    throw RuleFileError(file: file.name, id: id, field: field, reason: reason)
                }
                guard last == "rules-\(set.version).json" else {
                    throw RuleFileError(file: file.name, field: "version", reason: .wrongType)
                }
                sets.append((file.name, set))
            } else if last.utf8.count == 9, let year = Int(last.prefix(4)) {
                let notice = try decode(CalendarYear.self, file)
                if let (field, reason) = notice.fault {
                    throw RuleFileError(file: file.name, field: field, reason: reason)
                }
                guard notice.year == year else {
                    throw RuleFileError(file: file.name, field: "year", reason: .wrongType)
                }
                guard notice.knownFrom == nil else {
                    throw RuleFileError(file: file.name, field: "knownFrom", reason: .notAllowed)
                }
                guard years.updateValue(notice, forKey: year) == nil else {
                    throw RuleFileError(file: file.name, field: "year", reason: .twice)
                }
            } else if let revision = try CalendarRevision(
                file.name, last,
                { () throws(RuleFileError) -> CalendarYear in
                    try decode(CalendarYear.self, file)
                })
            {
                revisions.append(revision)
            } else {
                throw RuleFileError(file: file.name, reason: .unknownFile)
            }
        }
        revisions = try CalendarRevision.inOrder(revisions, years: years)
        sets.sort { $0.set.effectiveFrom < $1.set.effectiveFrom }
        guard let last = sets.last else { throw RuleFileError(file: "rules", reason: .noRules) }
        for (earlier, later) in zip(sets, sets.dropFirst()) {
            guard earlier.set.effectiveUntil?.adding(days: 1) == later.set.effectiveFrom else {
                throw RuleFileError(file: earlier.name, field: "effectiveUntil", reason: .overlap)
            }
        }
        guard last.set.effectiveUntil == nil else {
            throw RuleFileError(file: last.name, field: "effectiveUntil", reason: .notAllowed)
        }
        return RuleBook(
            sets: sets.map(\.set), calendar: WorkingCalendar(Array(years.values)), revisions: revisions,
            offsetSeconds: offsetSeconds)
    }

    /// Reads one year's calendar, for an administrator's import of the next notice.
    package static func calendarYear(file: String, bytes: [UInt8]) throws(RuleFileError) -> CalendarYear {
        let year = try decode(CalendarYear.self, (file, bytes))
        if let (field, reason) = year.fault { throw RuleFileError(file: file, field: field, reason: reason) }
        return year
    }

    private static func decode<T: Decodable>(
        _ type: T.Type, _ file: (name: String, bytes: [UInt8])
    ) throws(RuleFileError) -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(file.bytes))
        } catch let fault as FieldFault {
            throw place(fault.path, field: fault.field, reason: fault.reason, in: file)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw place(context.codingPath, field: key.stringValue, reason: .missing, in: file)
        } catch DecodingError.typeMismatch(_, let context) {
            throw place(context.codingPath, field: nil, reason: .wrongType, in: file)
        } catch DecodingError.valueNotFound(_, let context) {
            throw place(context.codingPath, field: nil, reason: .missing, in: file)
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            throw place(context.codingPath, field: nil, reason: .wrongType, in: file)
        } catch {
            throw RuleFileError(file: file.name, reason: .notJSON)
        }
    }

    /// Turns a decoder's path such as `clocks[4].extension.atMost` into the entry's id and the field inside it.
    private static func place(
        _ path: [any CodingKey], field: String?, reason: RuleFileError.Reason, in file: (name: String, bytes: [UInt8])
    ) -> RuleFileError {
        var rest = path[...]
        var id: String?
        if let list = path.first, ["clocks", "settings", "laws", "events"].contains(list.stringValue), path.count > 1,
            let index = path[1].intValue
        {
            id = name(of: list.stringValue, at: index, in: file.bytes) ?? "\(list.stringValue)[\(index)]"
            rest = path.dropFirst(2)
        }
        let names = rest.map { $0.intValue.map(String.init) ?? $0.stringValue } + (field.map { [$0] } ?? [])
        return RuleFileError(
            file: file.name, id: id, field: names.isEmpty ? nil : names.joined(separator: "."), reason: reason)
    }

    /// The id of an entry of a file that does not decode as a whole.
    private static func name(of list: String, at index: Int, in bytes: [UInt8]) -> String? {
        struct Entry: Decodable {
            let name: String?
            enum Keys: CodingKey { case id, name }
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Keys.self)
                name =
                    try container.decodeIfPresent(String.self, forKey: .id)
                    ?? container.decodeIfPresent(String.self, forKey: .name)
            }
        }
        struct Lists: Decodable {
            let clocks: [Entry]?
            let settings: [Entry]?
            let laws: [Entry]?
            let events: [Entry]?
        }
        do {
            let lists = try JSONDecoder().decode(Lists.self, from: Data(bytes))
            let entries = [
                "clocks": lists.clocks, "settings": lists.settings, "laws": lists.laws, "events": lists.events,
            ]
            guard let found = entries[list] ?? nil, found.indices.contains(index) else { return nil }
            return found[index].name
        } catch {
            return nil
        }
    }
}
