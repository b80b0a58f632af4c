// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Configuration
import Hummingbird

@main
struct Fengqiao: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fengqiao")
}
