// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Resources

extension CaseworkWorld {
    private struct Words: Decodable {
        struct Lists: Decodable {
            let standIns: [String: String]
        }

        let lists: Lists
    }

    /// 代用语: what stands in a letter where something was not written down, by code, from the file that letters are written with.
    package static func standIns() throws -> [String: String] {
        let file = try ResourceFiles().bytes("Letters/words.json")
        return try JSONDecoder().decode(Words.self, from: Data(file)).lists.standIns
    }
}
