// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets

/// 日志链: the hash over an entry's stored bytes and the hash of the entry before it. A verifier needs no key for it.
struct ChainLink {
    let matter: MatterID
    let seq: Int
    let kind: String
    let version: Int
    let recordedAt: Instant
    let envelope: Envelope
    let body: [UInt8]
    let previous: [UInt8]

    /// Where every chain begins.
    static let beginning = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over all of it; texts are length-prefixed, so that no two entries share their bytes.
    var hash: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count + 256)
        bytes.append(contentsOf: previous)
        bytes.append(number: matter.rawValue)
        bytes.append(number: Int64(seq))
        bytes.append(text: kind)
        bytes.append(number: Int64(version))
        bytes.append(text: recordedAt.text)
        bytes.append(text: envelope.recordedOn.iso)
        bytes.append(text: envelope.effectiveOn.iso)
        bytes.append(text: envelope.actor.kind.rawValue)
        bytes.append(number: envelope.actor.person?.rawValue ?? -1)
        bytes.append(text: envelope.actor.role?.rawValue ?? "")
        bytes.append(number: envelope.actor.unit?.rawValue ?? -1)
        bytes.append(number: Int64(envelope.calendarThrough))
        bytes.append(number: Int64(body.count))
        bytes.append(contentsOf: body)
        return Digest.sha256(bytes)
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: Int64) {
        for shift in stride(from: 56, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    fileprivate mutating func append(text: String) {
        append(number: Int64(text.utf8.count))
        append(contentsOf: text.utf8)
    }
}
