// SPDX-License-Identifier: Apache-2.0
import Storage

/// 所见草稿: what a form knows of the draft that lies for it, so that two windows with the same form do not write over each other.
package enum SeenDraft: Equatable, Sendable {
    /// The form does not say; then whatever lies there gives way.
    case unsaid
    /// None lay there.
    case none
    /// The one that was kept at this instant.
    case keptAt(String)

    /// Reads the form's field.
    package init(field: String?) {
        self = field.map { $0.isEmpty ? .none : .keptAt($0) } ?? .unsaid
    }

    /// Whether a form that saw this may write over what lies there now.
    func permits(over kept: Instant?) -> Bool {
        switch self {
        case .unsaid: true
        case .none: kept == nil
        case .keptAt(let instant): kept.map { $0.text == instant } ?? true
        }
    }

    /// Which draft goes when its form was sent.
    var condition: SQL {
        switch self {
        case .unsaid: ""
        case .none: " AND 1 = 0"
        case .keptAt(let instant): " AND saved_at = \(instant)"
        }
    }
}

/// 别处已存: another window has kept something for the same form meanwhile.
package struct KeptElsewhere: Error {}

/// 已经登记: the form has been sent meanwhile, and what it held is registered.
package struct SentAlready: Error {}
