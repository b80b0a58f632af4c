// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Secrets

struct MakeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make the key file of a new installation. PostgreSQL wants one before `migrate`.",
        discussion: """
            The file has mode 0600, and one that is there is never replaced. Keep two copies in two safes, neither with \
            the backups: without it nobody can read the database again. `fengqiao rekey` makes the next one.

            Example: fengqiao key /etc/fengqiao/key
            """)

    @Argument(help: "The file to make.")
    var file: String

    @Flag(help: "Print what was made as JSON on the last line.")
    var json = false

    func run() throws {
        do {
            try KeyFile.write(KeyRing.make(random: systemRandom).json(), to: file)
        } catch FileTrouble.exists {
            throw Complaint("\(file) is there already; a key is never replaced")
        }
        if json { return try Output.json(KeyReport(key_file: file)) }
        Output.line("the key is in \(file); keep a copy apart from the database and its backups")
    }
}

/// A key that was made, as scripts read it. Never the key.
struct KeyReport: Encodable {
    let key_file: String
}
