// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Hummingbird
import Logging

/// 随表单留存的附件: browsers send the files of a form that is shown again no second time, so they wait here for it, for half an hour.
extension Doors {
    private func place(ofForm token: String) -> String { casework.receiptToken(ofForm: "files:" + token) }

    /// What came now, together with the files that came with an earlier sending of the same form.
    func withHeldFiles(_ upload: Upload) async throws -> Upload {
        guard let token = upload.fields["token"], let draft = try await casework.draft(place(ofForm: token)) else {
            return upload
        }
        var whole = upload
        whole.held = try draft.files.map { try casework.staged($0) }
        if whole.allFiles.count > Upload.mostFiles {
            whole.problems.append(FieldProblem("files", .tooMany, values: ["most": "\(Upload.mostFiles)"]))
            drop(upload)
            whole.files = []
        }
        return whole
    }

    /// Keeps the files of a form that is shown again; it has to carry the same token. What cannot be kept is removed, and the page says so.
    func hold(_ upload: Upload) async -> FormState.Files {
        guard let token = upload.fields["token"], !upload.allFiles.isEmpty else { return upload.files(orLost: []) }
        guard !upload.files.isEmpty else { return upload.files(orLost: upload.held.map(\.name)) }
        do {
            let draft = FilingDraft(files: try upload.allFiles.map { try casework.draftFile($0) })
            try await casework.saveDraft(draft, token: place(ofForm: token), seconds: KeptReceipt.seconds)
            return upload.files(orLost: upload.allFiles.map(\.name))
        } catch {
            logger.warning("the files of a form that is shown again could not be kept", metadata: ["error": "\(error)"])
            drop(upload)
            return .lost
        }
    }

    /// The names of the files that wait for a form.
    func filesHeld(forForm token: String) async throws -> FormState.Files {
        let names = try await casework.draft(place(ofForm: token))?.files.map(\.name) ?? []
        return names.isEmpty ? .none : .held(names)
    }

    /// The same where nothing can be saved just now: what came now is removed, what came before waits where it lies.
    func lose(_ upload: Upload) -> FormState.Files {
        drop(upload)
        if !upload.files.isEmpty || upload.outage != nil { return .lost }
        return upload.files(orLost: upload.held.map(\.name))
    }

    /// Forgets the place of files that belong to a matter now. What cannot be forgotten ends after its half hour.
    func release(_ upload: Upload) async {
        guard let token = upload.fields["token"], !upload.held.isEmpty else { return }
        do {
            try await casework.dropDraft(place(ofForm: token))
        } catch {
            logger.warning("a held form stays for its half hour", metadata: ["error": "\(error)"])
        }
    }
}

extension Upload {
    /// The files of this sending and of earlier ones.
    var allFiles: [StagedAttachment] { held + files }

    fileprivate func files(orLost names: [String]) -> FormState.Files {
        if outage != nil { return .lost }
        return names.isEmpty ? .none : .held(names)
    }
}
