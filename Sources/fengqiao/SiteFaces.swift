// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Letters

extension SiteSettings {
    /// 文书字体: those of the file that the settings name, or Debian's free ones.
    func faces() throws -> LetterFaces {
        guard let letterFaces else { return .debian }
        do {
            return try JSONDecoder().decode(LetterFaces.self, from: Data(InputFile.bytes(letterFaces)))
        } catch is DecodingError {
            throw Complaint(
                "\(letterFaces) does not name faces of letters: song, fangsong, kai and hei, each a list, the first one first"
            )
        }
    }
}

extension Site {
    /// `checkFaces`, closing the site where it stops the start.
    func checked() async throws {
        do {
            try checkFaces()
        } catch {
            await close()
            throw error
        }
    }

    /// Stops the start of whatever makes letters where a face is not installed: they would be set in whatever the machine happens to have.
    private func checkFaces() throws {
        guard let fault = missingFace() else { return }
        throw fault
    }

    private func missingFace() -> Complaint? {
        do {
            try casework.letterFaces.check()
            return nil
        } catch {
            guard case .missingFace(let face, let debian) = error else { return Complaint(error.sentence) }
            let advice = debian.map { "install the Debian package \($0)" } ?? "install it"
            return Complaint(
                "the face \"\(face)\" for letters is not installed; \(advice), or name other faces with FENGQIAO_LETTER_FACES"
            )
        }
    }
}
