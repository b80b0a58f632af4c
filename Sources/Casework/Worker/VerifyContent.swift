// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Secrets
import Storage

/// 在案附件: a file that a row speaks of, with the hash that it must have.
struct FiledFile: Sendable {
    let number: String
    let attachment: AttachmentID
    let fileID: String
    /// Nil for a file of a sealed matter that nobody opened: then it is only looked whether it is there.
    let key: DataKey?
    let size: Int
    let sha256: String
}

extension Casework {
    /// So many rows are opened at once: their texts may be long.
    private static let opened = 50

    /// What hangs on an opened matter: its words, its people, its letters and the rows of its files.
    func holdContent(
        of matter: StoredMatter, against entries: [JournalEntry], _ finding: inout Finding, in db: any Connection
    ) throws {
        if !opens({ try title(of: matter) }) { finding.fault(nil, "the title does not open under the matter's key") }
        try holdFilings(of: matter, against: entries, &finding, in: db)
        try holdParties(of: matter, against: entries, &finding, in: db)
        try holdLetters(of: matter, against: entries, &finding, in: db)
        try holdAttachments(of: matter, against: entries, &finding, in: db)
    }

    /// 来件: the words of each open, have their hash, and the journal has the same one; none is gone and none too many.
    private func holdFilings(
        of matter: StoredMatter, against entries: [JournalEntry], _ finding: inout Finding, in db: any Connection
    ) throws {
        var named: [FilingID: String] = [:]
        var unnamed: [String?: Int] = [:]
        for entry in entries {
            switch entry.body {
            case .registered(let record): named[record.filing] = record.textHash
            case .filed(let record): named[record.filing] = record.textHash
            case .materialAdded(let record): unnamed[record.textHash, default: 0] += 1
            default: break
            }
        }
        try eachRow(
            { after in
                """
                SELECT id, texts, text_hash FROM filings WHERE matter_id = \(matter.state.id) AND id > \(after)
                ORDER BY id LIMIT \(Self.opened)
                """
            }, in: db
        ) { row in
            let id: FilingID = try row.get("id")
            let hash: String = try row.get("text_hash")
            guard let plain = opening({ try matter.key.open(row.get("texts"), context: "filing:\(id)") }) else {
                if named.removeValue(forKey: id) == nil, let count = unnamed[hash], count > 0 {
                    unnamed[hash] = count - 1
                }
                return finding.fault(nil, "the words of filing \(id) do not open under the matter's key")
            }
            if Digest.hex(Digest.sha256(plain)) != hash {
                finding.fault(nil, "the words of filing \(id) are not those of its hash")
            }
            if let recorded = named.removeValue(forKey: id) {
                if recorded != hash { finding.fault(nil, "the journal has another hash for the words of filing \(id)") }
            } else if let count = unnamed[hash], count > 0 {
                unnamed[hash] = count - 1
            } else if let count = unnamed[nil], count > 0, isWordless(plain) {
                unnamed[nil] = count - 1
            } else {
                finding.fault(nil, "no entry speaks of filing \(id)")
            }
        }
        let gone = named.count + unnamed.values.reduce(0, +)
        if gone > 0 { finding.fault(nil, "\(gone) of its filings are gone or changed") }
    }

    private func isWordless(_ plain: [UInt8]) -> Bool {
        opening { try EntryCoding.decode(FilingTexts.self, plain) }?.facts.isEmpty == true
    }

    /// 信访人: each opens under the matter's key, and whom the registration names is there.
    private func holdParties(
        of matter: StoredMatter, against entries: [JournalEntry], _ finding: inout Finding, in db: any Connection
    ) throws {
        var missing: Set<PartyID> = []
        if case .registered(let record)? = entries.first?.body { missing = Set(record.parties) }
        try eachRow(
            { after in
                """
                SELECT id, details FROM parties WHERE matter_id = \(matter.state.id) AND id > \(after)
                ORDER BY id LIMIT \(Self.opened)
                """
            }, in: db
        ) { row in
            let id: PartyID = try row.get("id")
            missing.remove(id)
            let isOpened = opens {
                try EntryCoding.decode(
                    PartyDetails.self, matter.key.open(row.get("details"), context: "party:\(id)"))
            }
            if !isOpened { finding.fault(nil, "person \(id) does not open under the matter's key") }
        }
        if !missing.isEmpty { finding.fault(nil, "\(missing.count) of the people who filed it are gone") }
    }

    /// 文书: the frozen text has its hash, and so have the bytes that were made of it; the journal has the same one.
    private func holdLetters(
        of matter: StoredMatter, against entries: [JournalEntry], _ finding: inout Finding, in db: any Connection
    ) throws {
        var made: [LetterID: String] = [:]
        for entry in entries {
            if case .letterRendered(let record) = entry.body { made[record.letter] = record.bytesHash }
        }
        try eachRow(
            { after in
                """
                SELECT id, frozen, text_hash, bytes, bytes_hash FROM letters
                WHERE matter_id = \(matter.state.id) AND id > \(after) ORDER BY id LIMIT 1
                """
            }, in: db, most: 1
        ) { row in
            let id: LetterID = try row.get("id")
            let frozen = opening {
                try EntryCoding.decode(
                    FrozenLetter.self, matter.key.open(row.get("frozen"), context: "letter:\(id)"))
            }
            if let frozen {
                let hash: String = try row.get("text_hash")
                if frozen.computedHash({ Digest.hex(Digest.sha256($0)) }) != hash || frozen.textHash != hash {
                    finding.fault(nil, "the text of letter \(id) is not that of its hash")
                }
            } else {
                finding.fault(nil, "the text of letter \(id) does not open under the matter's key")
            }
            guard let bytes = try row.get("bytes", as: [UInt8]?.self) else { return }
            let hash = try row.get("bytes_hash", as: String?.self)
            guard let plain = opening({ try matter.key.open(bytes, context: "letter-bytes:\(id)") }) else {
                return finding.fault(nil, "the bytes of letter \(id) do not open under the matter's key")
            }
            if Digest.hex(Digest.sha256(plain)) != hash || made[id] != hash {
                finding.fault(nil, "the bytes of letter \(id) are not those of its hash")
            }
        }
    }

    /// 附件: each row opens; the files themselves are read afterwards, outside of the snapshot.
    private func holdAttachments(
        of matter: StoredMatter, against entries: [JournalEntry], _ finding: inout Finding, in db: any Connection
    ) throws {
        var missing: Set<AttachmentID> = []
        for entry in entries {
            if case .materialAdded(let record) = entry.body { missing.formUnion(record.attachments) }
        }
        try eachRow({ Self.fileRows(of: matter.state.id, after: $0) }, in: db) { row in
            let id: AttachmentID = try row.get("id")
            missing.remove(id)
            let key = opening {
                _ = try matter.key.openText(row.get("name"), context: "attachment:\(id):name")
                return try DataKey.open(row.get("sealed_key"), under: matter.key, context: "attachment:\(id):key")
            }
            guard let key else {
                return finding.fault(nil, "attachment \(id) does not open under the matter's key")
            }
            finding.files.append(try file(row, finding.number, key))
        }
        if !missing.isEmpty { finding.fault(nil, "\(missing.count) of its attachments are gone") }
    }

    /// The files of a sealed matter: without its key it can only be seen whether they are there.
    func listSealedFiles(of id: MatterID, _ finding: inout Finding, in db: any Connection) throws {
        try eachRow({ Self.fileRows(of: id, after: $0) }, in: db) { row in
            finding.files.append(try file(row, finding.number, nil))
        }
    }

    private static func fileRows(of id: MatterID, after: Int64) -> SQL {
        """
        SELECT id, file_id, name, sealed_key, size, sha256 FROM attachments
        WHERE matter_id = \(id) AND id > \(after) ORDER BY id LIMIT \(opened)
        """
    }

    private func file(_ row: Row, _ number: String, _ key: DataKey?) throws -> FiledFile {
        FiledFile(
            number: number, attachment: try row.get("id"), fileID: try row.get("file_id"), key: key,
            size: try row.get("size"), sha256: try row.get("sha256"))
    }

    /// Holds files against their rows: there in any case, and read to their end when that is wished.
    func hold(_ files: [FiledFile], readingThem: Bool, _ report: inout VerifyReport) async throws {
        for file in files {
            let what = "the file of attachment \(file.attachment)"
            func fault(_ fault: String) {
                report.faults.append(VerifyReport.Fault(matter: file.number, seq: nil, what: "\(what) \(fault)"))
            }
            guard let name = AttachmentName(file.fileID) else {
                fault("has a name that this program does not give")
                continue
            }
            guard try attachments.holds(name) else {
                fault("is gone")
                continue
            }
            guard readingThem, let key = file.key else {
                report.filesNotRead += 1
                continue
            }
            report.filesRead += 1
            do {
                var digest = RunningDigest()
                var size = 0
                for try await piece in try await attachments.body(name, key: key) {
                    digest.add(piece)
                    size += piece.count
                }
                if size != file.size || Digest.hex(digest.bytes) != file.sha256 { fault("is another one") }
            } catch is SecretError {
                fault("was changed")
            } catch FileTrouble.missing {
                fault("is gone")
            }
        }
    }

    /// Goes through rows that have an id, page by page.
    private func eachRow(
        _ page: (Int64) -> SQL, in db: any Connection, most: Int = opened, _ body: (Row) throws -> Void
    ) throws {
        var after: Int64 = 0
        while true {
            let rows = try db.query(page(after))
            for row in rows {
                after = try row.get("id")
                try body(row)
            }
            if rows.count < most { return }
        }
    }

    private func opens<T>(_ body: () throws -> T) -> Bool { opening(body) != nil }

    /// Nil for what does not open: a broken seal, or no JSON of ours.
    private func opening<T>(_ body: () throws -> T) -> T? {
        do { return try body() } catch { return nil }
    }
}
