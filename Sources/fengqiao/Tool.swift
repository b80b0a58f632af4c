// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Another program that a command calls: pg_dump, pg_restore.
enum Tool {
    static func run(_ name: String, _ arguments: [String], on address: PostgresAddress) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name, "--no-password", "--dbname=\(address.url)"] + arguments
        process.environment = address.environment
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Complaint(
                "\(name) ended with \(process.terminationStatus); is it installed and as new as the server?")
        }
    }
}
