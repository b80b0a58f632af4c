// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// What a petitioner gets for filing.
struct Slip: Sendable {
    let number: String
    let code: String
}

extension Browser {
    /// Answers every question of the portal and stands before the last page.
    func answerAll(
        subject: String = "The heating is cold", facts: String = "Since November the radiators are cold.",
        purpose: String = "claim", files: [(name: String, bytes: [UInt8])] = [], who: String = "self",
        isConfidential: Bool = false, name: String = "Wang Xiulan", phone: String = "13900001234"
    ) async throws {
        #expect(try await fill("/file", []).location == "/file/who")
        if who == "anonymous" {
            #expect(try await fill("/file/who", [("who", who)]).location == "/file/contact")
            #expect(try await fill("/file/contact", []).location == "/file/facts")
        } else {
            #expect(try await fill("/file/who", [("who", who)]).location == "/file/name")
            #expect(try await fill("/file/name", [("name", name)]).location == "/file/contact")
            let contact = [("phone", phone), ("address", "Clearwater 1")]
            #expect(try await fill("/file/contact", contact).location == "/file/confidentiality")
            let confidential = [("confidential", isConfidential ? "yes" : "no")]
            #expect(try await fill("/file/confidentiality", confidential).location == "/file/facts")
        }
        #expect(try await fill("/file/facts", [("facts", facts)]).location == "/file/subject")
        #expect(try await fill("/file/subject", [("subject", subject)]).location == "/file/place")
        let place = [("street", "D-S1"), ("place", "House 1")]
        #expect(try await fill("/file/place", place).location == "/file/purpose")
        #expect(try await fill("/file/purpose", [("purpose", purpose)]).location == "/file/claim")
        #expect(try await fill("/file/claim", [("claim", "Please heat.")]).location == "/file/attachments")
        let page = try await get("/file/attachments")
        let uploaded = try await upload("/file/attachments", [], files: files, token: page.token)
        #expect(uploaded.location == "/file/check")
    }

    /// Tells what happened and what is wanted, where who it is does not matter.
    func tell(subject: String, facts: String, claim: String, isNamed: Bool = true) async throws {
        if isNamed {
            #expect(try await fill("/file/confidentiality", [("confidential", "no")]).location == "/file/facts")
        }
        for (path, name, text) in [
            ("facts", "facts", facts), ("subject", "subject", subject), ("place", "place", ""),
            ("purpose", "purpose", "claim"), ("claim", "claim", claim),
        ] {
            #expect(try await fill("/file/\(path)", [(name, text)]).status == 303, "\(path)")
        }
        let page = try await get("/file/attachments")
        #expect(try await upload("/file/attachments", [], files: [], token: page.token).location == "/file/check")
    }

    /// Files a matter on the portal, step by step, and reads the receipt.
    func fileMatter(
        subject: String = "The heating is cold", facts: String = "Since November the radiators are cold.",
        purpose: String = "claim", files: [(name: String, bytes: [UInt8])] = [], who: String = "self",
        isConfidential: Bool = false, name: String = "Wang Xiulan", phone: String = "13900001234"
    ) async throws -> Slip {
        try await answerAll(
            subject: subject, facts: facts, purpose: purpose, files: files, who: who, isConfidential: isConfidential,
            name: name, phone: phone)
        let sent = try await fill("/file/check", [("declared", "yes")])
        #expect(sent.status == 303)
        #expect(sent.location == "/file/receipt")
        return try await receipt()
    }

    /// Number and code as the receipt shows them.
    func receipt() async throws -> Slip {
        let receipt = try await get("/file/receipt")
        let parts = receipt.text.components(separatedBy: "class=\"big\" translate=\"no\">").dropFirst().map {
            String($0.prefix { $0 != "<" })
        }
        try #require(parts.count == 2)
        return Slip(number: parts[0], code: parts[1])
    }

    /// The address of an act's form on the file, by its noun.
    func address(of noun: String, on number: String) async throws -> String {
        let page = try await get("/desk/matters/\(number)")
        #expect(page.status == 200)
        let path = page.value(after: "href=\"/desk/proceedings/").flatMap { _ in
            page.text.components(separatedBy: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
                .first { $0.hasPrefix("/desk/proceedings/") && $0.hasSuffix("/\(noun)") }
        }
        return try #require(path, "\(noun) is not offered")
    }

    /// Opens the form of an act from the file and sends it.
    func act(_ noun: String, on number: String, _ fields: [(String, String)] = []) async throws -> Answer {
        let address = try await address(of: noun, on: number)
        let page = try await get(address)
        #expect(page.status == 200)
        let version = page.value(after: "name=\"version\" value=\"") ?? ""
        return try await post(address, [("version", version)] + fields, token: page.token)
    }
}
