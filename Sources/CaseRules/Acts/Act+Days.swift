// SPDX-License-Identifier: Apache-2.0

extension Act {
    /// 日期不合 (art 22(3) and each field's own article): the days of the form that lie on the wrong side of today, as their fields declare it.
    package func dayProblems(on today: CalendarDate) -> [FieldProblem] {
        inputs.days().compactMap { name, field, day in
            guard let code = field.bound?.fault(of: day, on: today) else { return nil }
            return FieldProblem(name, code, values: ["day": day.iso], article: field.article)
        }
    }
}

extension ActField.Bound {
    fileprivate func fault(of day: CalendarDate, on today: CalendarDate) -> FieldProblem.Code? {
        switch self {
        case .past: day > today ? .futureDay : nil
        case .ahead: day < today ? .dayPassed : nil
        case .later: day <= today ? .dayNotLater : nil
        }
    }
}

extension ActInputs {
    /// The days that were given, by the names that the form has for them. The stored properties are the fields, by name.
    fileprivate func days() -> [(name: String, field: ActField, day: CalendarDate)] {
        Self.days(of: Self.fields, in: self, prefix: "")
    }

    private static func days(
        of fields: [ActField], in value: Any, prefix: String
    ) -> [(name: String, field: ActField, day: CalendarDate)] {
        fields.flatMap { field -> [(name: String, field: ActField, day: CalendarDate)] in
            let name = prefix + field.name
            switch field.kind {
            case .day:
                return member(field.name, of: value).flatMap { $0 as? CalendarDate }.map { [(name, field, $0)] } ?? []
            case .rows(let inside, _, _):
                let rows = member(field.name, of: value).map { Mirror(reflecting: $0).children.map(\.value) } ?? []
                return rows.enumerated().flatMap { days(of: inside, in: $1, prefix: "\(name).\($0).") }
            default: return []
            }
        }
    }

    private static func member(_ name: String, of value: Any) -> Any? {
        Mirror(reflecting: value).children.first { $0.label == name }?.value
    }
}
