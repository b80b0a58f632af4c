// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Storage

extension ID: SQLConvertible {}
extension StageCode: SQLConvertible {}
extension ClockID: SQLConvertible {}
extension Role: SQLConvertible {}
extension Channel: SQLConvertible {}
extension Purpose: SQLConvertible {}
extension StatutoryPath: SQLConvertible {}
extension Grade: SQLConvertible {}
extension ProceedingKind: SQLConvertible {}
extension LetterKind: SQLConvertible {}
extension UnitLevel: SQLConvertible {}
extension UnitKind: SQLConvertible {}
extension Actor.Kind: SQLConvertible {}

extension CalendarDate: SQLConvertible {
    package var sqlValue: SQLValue { .text(iso) }

    package init(sqlValue: SQLValue) throws {
        guard case .text(let text) = sqlValue, let day = CalendarDate(text) else {
            throw StorageError.mistake("not a day but \(sqlValue.kind)")
        }
        self = day
    }

    /// What stands in `due_on` columns when nothing is due: it sorts last.
    package static let never = CalendarDate.on(instantSecondsSince1970: 253_402_214_400, offsetSeconds: 0)
}
