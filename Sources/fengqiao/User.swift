// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Foundation
import Secrets

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add people, give new passwords, shut people out, issue tokens for programs.",
        discussion: """
            The first administrator of a new installation is made here, once `fengqiao import organisation` has loaded its \
            units; afterwards the desk does it too. At the desk people issue tokens for themselves. Whoever signs in with a \
            password that was made here gives themself another first.
            """,
        subcommands: [UserAdd.self, UserReset.self, UserDisable.self, UserEnable.self, UserToken.self])
}

/// Where the password of an account comes from: never from an argument, which every process could read.
struct PasswordOptions: ParsableArguments {
    @Flag(help: "Make a password and print it, once.")
    var generate = false

    @Flag(help: "Print the account, and a password that was made, as JSON on the last line.")
    var json = false

    /// Says what was done, and shows a password that was made.
    func report(_ login: String, _ words: String, _ given: (text: String, isMade: Bool)) throws {
        if json { return try Output.json(AccountReport(login: login, password: given.isMade ? given.text : nil)) }
        Output.line("\(login) \(words)")
        if given.isMade { Output.line(given.text) }
    }

    /// The password, and whether it was made here and must be printed.
    func password() throws -> (text: String, isMade: Bool) {
        if generate {
            let code = (0..<2).map { _ in QueryCode.make(random: systemRandom).grouped }.joined(separator: "-")
            return (code.lowercased(), true)
        }
        return (try Terminal.password(), false)
    }
}

/// An account, as scripts read it.
struct AccountReport: Encodable {
    let login: String
    /// Only one that was made here.
    let password: String?
}

struct UserAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a member of staff.",
        discussion: """
            A unit is named by its code. Roles: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).

            Example: fengqiao user add lin --name Lin --role clerk@110101-XFB --generate
            """)

    @Argument(help: "The login: 2 to 64 small letters, digits, dots, dashes and underscores.")
    var login: String

    @Option(help: "The person's name.")
    var name: String

    @Option(help: "The name in Latin letters (default: the name).")
    var nameEnglish = ""

    @Option(name: .customLong("role"), help: "ROLE@UNIT, as often as there are roles.")
    var roles: [String] = []

    @OptionGroup var password: PasswordOptions
    @OptionGroup var options: SiteOptions

    func run() async throws {
        let pairs = try roles.map { text in
            let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
            guard parts.count == 2, let role = Role(rawValue: parts[0]) else {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw Complaint("--role takes ROLE@UNIT, not \(text); roles are \(known)")
            }
            return (role: role, unit: parts[1])
        }
        let given = try password.password()
        try await Site.with(options) { site in
            if !pairs.isEmpty, site.casework.organisation.snapshot.units.isEmpty { throw Complaint(Site.unitless) }
            try await site.casework.addPerson(
                login: login, name: name, nameEnglish: nameEnglish, roles: pairs, password: given.text,
                isGiven: given.isMade)
        }
        try password.report(login, "may sign in", given)
    }
}

struct UserReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Give a new password; every session of the person ends.")

    @Argument(help: "The login.")
    var login: String

    @OptionGroup var password: PasswordOptions
    @OptionGroup var options: SiteOptions

    func run() async throws {
        let given = try password.password()
        try await Site.with(options) { site in
            try await site.casework.resetPassword(of: login, to: given.text, isGiven: given.isMade)
        }
        try password.report(login, "has a new password", given)
    }
}

struct UserDisable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Shut a person out at once; what the person did stays.")

    @Argument(help: "The login.")
    var login: String

    @Flag(help: "Print the account as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        try await Site.with(options) { try await $0.casework.disablePerson(login) }
        if json { return try Output.json(AccountReport(login: login, password: nil)) }
        Output.line("\(login) is shut out")
    }
}

struct UserEnable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Let a person in again who was shut out.")

    @Argument(help: "The login.")
    var login: String

    @Flag(help: "Print the account as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        try await Site.with(options) { try await $0.casework.enablePerson(login) }
        if json { return try Output.json(AccountReport(login: login, password: nil)) }
        Output.line("\(login) may sign in again")
    }
}
