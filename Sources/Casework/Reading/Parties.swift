// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 信访人, opened.
package struct Party: Sendable {
    package let id: PartyID
    package let filing: FilingID
    package let details: PartyDetails

    var masked: Party { Party(id: id, filing: filing, details: details.masked) }
}

/// 来件, opened.
package struct Filing: Sendable {
    package let id: FilingID
    package let channel: Channel
    package let receivedOn: CalendarDate
    package let recordedAt: Instant
    package let title: String
    package let facts: String
    package let claim: String
    /// 具体地点, where the filer said it.
    package let exactPlace: String?
}

/// 附件, its name opened.
package struct Attachment: Sendable {
    package let id: AttachmentID
    package let name: String
    package let kind: String
    package let size: Int
    package let sha256: String
    package let addedAt: Instant
    package let isFromPetitioner: Bool
}

extension Casework {
    /// People, filings, letters and files that a page of a matter lists; a page with so many leads on to the next ones.
    package static let mostListed = 500

    func parties(of matter: StoredMatter, after: PartyID = PartyID(0), in db: any Connection) throws -> [Party] {
        try parties(db.query(Self.partyRows(of: matter.state.id, after: after)), of: matter)
    }

    static func partyRows(of id: MatterID, after: PartyID) -> SQL {
        """
        SELECT id, filing_id, details FROM parties WHERE matter_id = \(id) AND id > \(after)
        ORDER BY id LIMIT \(mostListed)
        """
    }

    func parties(_ rows: [Row], of matter: StoredMatter) throws -> [Party] {
        try rows.map { row in
            let id: PartyID = try row.get("id")
            let plain = try matter.key.open(row.get("details"), context: "party:\(id)")
            return Party(
                id: id, filing: try row.get("filing_id"), details: try EntryCoding.decode(PartyDetails.self, plain))
        }
    }

    func filings(
        of matter: StoredMatter, after: FilingID = FilingID(0), in db: any Connection
    ) throws -> [Filing] {
        try filings(db.query(Self.filingRows(of: matter.state.id, after: after)), of: matter)
    }

    static func filingRows(of id: MatterID, after: FilingID) -> SQL {
        """
        SELECT id, channel, received_on, recorded_at, texts FROM filings WHERE matter_id = \(id) AND id > \(after)
        ORDER BY id LIMIT \(mostListed)
        """
    }

    func filings(_ rows: [Row], of matter: StoredMatter) throws -> [Filing] {
        try rows.map { row in
            let id: FilingID = try row.get("id")
            let texts = try EntryCoding.decode(
                FilingTexts.self, matter.key.open(row.get("texts"), context: "filing:\(id)"))
            return Filing(
                id: id, channel: try row.get("channel"), receivedOn: try row.get("received_on"),
                recordedAt: try row.get("recorded_at"), title: texts.title, facts: texts.facts, claim: texts.claim,
                exactPlace: texts.place)
        }
    }

    func attachments(
        of matter: StoredMatter, after: AttachmentID = AttachmentID(0), in db: any Connection
    ) throws -> [Attachment] {
        try db.query(Self.attachmentRows(of: matter.state.id, after: after)).map { try attachment($0, of: matter) }
    }

    static func attachmentRows(of id: MatterID, after: AttachmentID) -> SQL {
        """
        SELECT id, name, kind, size, sha256, added_at, added_by FROM attachments
        WHERE matter_id = \(id) AND id > \(after) ORDER BY id LIMIT \(mostListed)
        """
    }

    /// One file of a matter, wherever it stands in the list, with where its bytes lie and the key that opens them.
    func attachment(
        _ id: AttachmentID, of matter: StoredMatter, in db: any Connection
    ) throws -> (file: Attachment, fileID: String, key: DataKey)? {
        let row = try db.queryOne(
            """
            SELECT id, name, kind, size, sha256, added_at, added_by, file_id, sealed_key FROM attachments
            WHERE id = \(id) AND matter_id = \(matter.state.id)
            """)
        return try row.map { row in
            (
                try attachment(row, of: matter), try row.get("file_id"),
                try DataKey.open(row.get("sealed_key"), under: matter.key, context: "attachment:\(id):key")
            )
        }
    }

    func attachment(_ row: Row, of matter: StoredMatter) throws -> Attachment {
        let id: AttachmentID = try row.get("id")
        return Attachment(
            id: id, name: try matter.key.openText(row.get("name"), context: "attachment:\(id):name"),
            kind: try row.get("kind"), size: try row.get("size"), sha256: try row.get("sha256"),
            addedAt: try row.get("added_at"),
            isFromPetitioner: try row.get("added_by", as: String.self) == "petitioner")
    }
}
