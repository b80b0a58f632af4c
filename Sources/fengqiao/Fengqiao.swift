// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// 枫桥: the commands. This room knows every other and holds no logic of its own.
@main
struct Fengqiao: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fengqiao",
        abstract: "The open system for petitions and disputes.",
        discussion: """
            Start with `fengqiao serve --demo`, which shows a district at work on a database of its own.
            Every command takes --help. Exit codes: 0 done, 1 refused or bad input, 2 our fault.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Work.self, Migrate.self, MakeKey.self, User.self, Import.self, Verify.self,
            Deadline.self, Docs.self, Backup.self, Restore.self, Rekey.self, BenchSeed.self, BenchStages.self,
            RehearseKill.self,
            Succeed.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Failure.end(with: error)
        }
    }
}
