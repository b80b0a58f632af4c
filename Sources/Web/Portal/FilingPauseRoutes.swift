// SPDX-License-Identifier: Apache-2.0
import Casework
import Formats
import Hummingbird

extension Doors {
    /// 先存好，以后接着写: with a code, on any device.
    func addFilingPauseRoutes(to router: Router<WebContext>) {
        router.get("/file/paused") { request, _ in
            guard let kept = try await keptDraft(request), !kept.isFiled, let code = kept.draft.resumeCode else {
                return Response.see(Paths.filing)
            }
            return show(FilingPausedPage(code: code, goOn: going(on: kept)), request)
        }
        router.post("/file/paused") { request, _ in
            _ = try await fields(request)
            guard let kept = try await keptDraft(request), !kept.isFiled else { return Response.see(Paths.filing) }
            return try await pause(kept)
        }
        router.post("/file/resumption") { request, context in
            let typed = PlainText.cleanLine(try await fields(request)["code"] ?? "")
            let words = words(for: request)
            func refused(_ sentence: String) -> Response {
                let form = FormState(values: ["code": [typed]], faults: [.init(field: "code", sentence: sentence)])
                return show(FilingStartPage(form: form), request, status: .unprocessableContent)
            }
            do {
                let token = try await casework.takeUpDraft(code: typed, network: context.network(of: request))
                let path = try await casework.draft(token).map {
                    going(on: KeptDraft(token: token, draft: $0))
                }
                return Response.see(path ?? Paths.filingWho).setting(
                    cookie(.draft, token, seconds: Casework.draftSeconds))
            } catch FollowProblem.wait(let seconds) {
                return refused(words.errors.tooMany + " " + words.errors.tooManyDo("seconds", seconds))
            } catch is FollowProblem {
                return refused(words.portal.filing.resumeWrong)
            }
        }
    }

    /// Keeps the answers as they are, right or wrong, under a code.
    func pause(_ kept: KeptDraft) async throws -> Response {
        _ = try await casework.saveDraft(kept.draft, token: kept.token, namingCode: true)
        return Response.see(Paths.filingPaused).setting(
            kept.isNew ? cookie(.draft, kept.token, seconds: Casework.draftSeconds) : nil)
    }

    /// The first question without a good answer, or that was not asked yet.
    func going(on kept: KeptDraft) -> String {
        kept.answers.nextQuestion(isStreet: isStreet)?.path ?? Paths.filingCheck
    }
}
