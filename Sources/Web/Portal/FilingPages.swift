// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Hummingbird

extension Doors {
    /// The page of a step with its answers.
    func page(
        of step: FilingStep, _ kept: KeptDraft, _ request: Request, _ form: FormState, isChange: Bool? = nil,
        before: KeptDraft? = nil
    ) -> any Page {
        let way = way(of: before ?? kept, request, capacity: kept.answers.capacity, isChange: isChange)
        switch step {
        case .who: return FilingWhoPage(form: form, way: way)
        case .represented: return FilingRepresentedPage(form: form, way: way)
        case .name: return FilingNamePage(form: form, way: way)
        case .contact: return FilingContactPage(form: form, way: way)
        case .confidentiality: return FilingConfidentialityPage(form: form, way: way)
        case .facts: return FilingFactsPage(form: form, way: way)
        case .subject: return subjectPage(kept, form, way)
        case .place: return FilingPlacePage(streets: streetChoices(request), form: form, way: way)
        case .purpose: return FilingPurposePage(form: form, way: way)
        case .claim: return FilingClaimPage(form: form, way: way)
        case .attachments: return attachmentsPage(kept, request, form)
        case .check: return checkPage(kept, request, form)
        }
    }

    /// Where nothing was said yet, the beginning of the account is proposed.
    private func subjectPage(_ kept: KeptDraft, _ form: FormState, _ way: FilingWay) -> FilingSubjectPage {
        let proposed = kept.answers.proposedSubject
        guard form["subject"].isEmpty, !form.hasErrors, !proposed.isEmpty else {
            return FilingSubjectPage(form: form, way: way)
        }
        return FilingSubjectPage(form: FormState(["subject": proposed]), way: way, isProposed: true)
    }

    /// - Parameter stored: what lies in the draft; an answer that was wrong just now does not.
    private func way(
        of stored: KeptDraft, _ request: Request, capacity: FilingCapacity?, isChange: Bool? = nil
    ) -> FilingWay {
        let lacksAnswer = stored.answers.nextQuestion(isStreet: isStreet) != nil
        return FilingWay(
            capacity, isChange: isChange ?? (request.query("then") == "check"), lacksAnswer: lacksAnswer)
    }

    func attachmentsPage(
        _ kept: KeptDraft, _ request: Request, _ form: FormState, isChange: Bool? = nil
    ) -> FilingAttachmentsPage {
        FilingAttachmentsPage(
            files: lines(of: kept.draft.files), mostFiles: Upload.mostFiles, mostBytes: Upload.mostBytes, form: form,
            way: way(of: kept, request, capacity: kept.answers.capacity, isChange: isChange))
    }

    func checkPage(_ kept: KeptDraft, _ request: Request, _ form: FormState) -> FilingCheckPage {
        let answers = kept.answers
        let names: [String] =
            switch answers.capacity {
            case .group: answers.representatives
            case .agent: [answers["name"], answers["agentSecond"]]
            case .oneself, .organisation, .guardian: [answers["name"]]
            case .anonymous, nil: []
            }
        let street = casework.organisation.snapshot.unitsByCode[answers["street"]]
        let words = words(for: request)
        let scope = FilingAnswers.powers.filter { answers[$0.name] == "yes" }.map {
            words.terms.agentPower[$0.power.rawValue]
        }
        let mayBeForeign = answers.capacity?.mayBeForeign ?? false
        let kind = answers["documentKind"]
        return FilingCheckPage(
            capacity: answers.capacity ?? .anonymous, names: names, phone: answers["phone"],
            address: answers["address"], subject: answers["subject"], facts: answers["facts"],
            street: street.map { name(of: $0.id, request) } ?? "", place: answers["place"],
            purpose: answers["purpose"], claim: answers["claim"], files: lines(of: kept.draft.files),
            isConfidential: answers.isConfidential,
            represented: answers["represented"], scope: scope,
            organisation: answers["organisation"], headCount: answers["headCount"],
            nationality: mayBeForeign ? answers["nationality"] : "",
            document: mayBeForeign
                ? [kind.isEmpty ? "" : words.terms.documentKind[kind], answers["documentNumber"]].filter {
                    !$0.isEmpty
                }.joined(separator: " ") : "", form: form)
    }

    func receiptPage(_ receipt: KeptReceipt) -> ReceiptPage {
        ReceiptPage(
            number: receipt.number, code: receipt.code, registeredAt: receipt.registeredAt, routedBy: receipt.dueOn,
            isOfAgent: receipt.ownCode != nil)
    }

    func slipPage(_ receipt: KeptReceipt, _ request: Request) -> SlipPage {
        let office = casework.organisation.snapshot.petitionOffice
        return SlipPage(
            paper: request.query("size") == "80" ? .roll80 : .a4, house: .portal,
            number: receipt.number, code: receipt.code, registeredAt: receipt.registeredAt,
            unit: office.map { name(of: $0.id, request) } ?? "", subject: receipt.subject,
            picture: followPicture(receipt.number), back: Paths.receipt)
    }

    /// The square that opens the follow page of a number. The code is never in it.
    func followPicture(_ number: String) -> QRPicture? {
        let address = publicAddress + Paths.follow + "?" + FormFields([.init(name: "number", value: number)]).urlEncoded
        guard !publicAddress.isEmpty, let code = QRCode(text: address) else { return nil }
        return QRPicture(side: code.width, isDark: code.modules)
    }

    func lines(of files: [DraftFile]) -> [FileLine] {
        files.map { FileLine(id: $0.id, name: $0.name, bytes: $0.size) }
    }

    /// What the portal calls its fields, for sentences about them.
    func labels(_ request: Request) -> [String: String] {
        let words = words(for: request).portal
        let filing = words.filing
        return [
            "who": filing.whoTitle, "represented": filing.represented, "agentSecond": filing.agentSecond,
            "nationality": filing.nationality, "documentKind": filing.documentKind,
            "documentNumber": filing.documentNumber, "name": filing.name, "organisation": filing.organisationName,
            "representatives": filing.representatives, "headCount": filing.headCount, "phone": filing.phone,
            "address": filing.address, "confidential": filing.confidentialTitle, "subject": filing.subject,
            "facts": filing.facts, "street": filing.street,
            "place": filing.place, "purpose": filing.purpose, "claim": filing.claim,
            "files": filing.attachmentsField, "declared": filing.declare, "number": words.follow.number,
            "code": words.follow.code, "text": words.follow.materialText, "satisfaction": words.follow.ratingTitle,
            "words": words.follow.ratingComment,
        ]
    }
}
