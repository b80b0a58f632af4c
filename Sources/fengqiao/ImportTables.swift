// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Formats
import Foundation

struct ImportOrganisation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Load the tree of units; units that are known get their new names.",
        discussion: """
            Columns: code,name,level,kind,parent and, when wanted, name_en,name_formal,mark and others that \
            docs/operations.md names. All rows or none. A register needs one unit of the kind petitionOffice.
            """)

    @OptionGroup var table: TableOptions

    func run() async throws {
        try await table.load(("unit", "units"), .organisation) { casework, bytes in
            let count = try await casework.loadOrganisation(csv: bytes)
            tellOfStandIn(casework.organisation.snapshot)
            return count
        }
    }

    /// The office that an import of messages made for want of one stands beside the real one until it is closed.
    private func tellOfStandIn(_ snapshot: OrganisationCache.Snapshot) {
        guard let standIn = snapshot.unitsByCode[Site.standInOffice], !standIn.isClosed,
            let office = snapshot.unitsInOrder.first(where: {
                $0.kind == .petitionOffice && !$0.isClosed && $0.code != standIn.code
            })
        else { return }
        Output.note(
            "there are two petition offices: \(standIn.code), which an import of messages made for want of one, and "
                + "\(office.code); `fengqiao succeed \(standIn.code) \(office.code)` hands over what the first has and closes it"
        )
    }
}

struct ImportCategories: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "categories",
        abstract: "Load the table of categories: level1,level2,level3, and code where the file has one.")

    @OptionGroup var table: TableOptions

    func run() async throws {
        try await table.load(("category", "categories"), .categories) { try await $0.loadCategories(csv: $1) }
    }
}

struct ImportPaths: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract:
            "Load the table of statutory paths: department,matter,path,basis,body,limit, and mark where the file has one.",
        discussion: """
            It takes the place of the table before. Path is p1 to p5; matter holds the words by which it is known, with \
            ; between; mark is V (read in the law), M (from memory) or D (our own).
            """)

    @OptionGroup var table: TableOptions

    func run() async throws {
        try await table.load(("path", "paths"), .paths) { try await $0.loadPathCatalogue(csv: $1) }
    }
}

struct ImportReviewBodies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review-bodies", abstract: "Load the table of who reviews whose opinions: unit,body.",
        discussion: """
            Codes of units, one body a row; a unit with several leaves the choice to the petitioner. It takes the place \
            of the table before; a unit that it does not name is reviewed by the unit above it or the government of its \
            level.
            """)

    @OptionGroup var table: TableOptions

    func run() async throws {
        try await table.load(("review body", "review bodies"), .reviewBodies) {
            try await $0.loadReviewBodies(csv: $1)
        }
    }
}

/// What every command that loads a table takes: the file, how to print the count, and the site.
struct TableOptions: ParsableArguments {
    @Argument(help: "The CSV file: UTF-8, UTF-16 or GB18030, with a header.")
    var file: String

    @Flag(help: "Print the count as JSON on the last line.")
    var json = false

    @OptionGroup var site: SiteOptions

    /// Loads all rows or none, and says how many. The file is looked at before a database is made. Throws a `Complaint` with file, line and
    /// fault.
    func load(
        _ noun: (one: String, many: String), _ table: TableFile, by load: (Casework, [UInt8]) async throws -> Int
    ) async throws {
        let bytes = try InputFile.bytes(file)
        try telling { try table.check(csv: bytes) }
        let count = try await Site.creating(site) { site in
            do {
                return try await load(site.casework, bytes)
            } catch let fault as OrganisationFault {
                throw complaint(fault)
            }
        }
        if json { return try Output.json(LoadReport(loaded: count)) }
        Output.line(counted(count, noun.one, noun.many))
    }

    private func telling(_ check: () throws -> Void) throws {
        do {
            try check()
        } catch let fault as OrganisationFault {
            throw complaint(fault)
        } catch let error as CSVError {
            throw Complaint("\(file): \(error); nothing was loaded")
        } catch let error as TextDecodingError {
            throw Complaint("\(file): \(error); nothing was loaded")
        }
    }

    private func complaint(_ fault: OrganisationFault) -> Complaint {
        Complaint("\(file), line \(fault.line): \(fault.what); nothing was loaded")
    }
}

/// How much was loaded, as scripts read it.
struct LoadReport: Encodable {
    let loaded: Int
}

/// A file that a command reads whole.
enum InputFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("the file \(path) cannot be read")
        }
        return [UInt8](data)
    }
}

extension Site {
    /// Like `with`, on a database that is made when it is not there.
    static func creating<T>(_ options: SiteOptions, _ body: (Site) async throws -> T) async throws -> T {
        var opening = Opening()
        opening.creates = true
        return try await with(options, opening, body)
    }
}
