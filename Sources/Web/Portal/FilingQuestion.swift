// SPDX-License-Identifier: Apache-2.0

/// 问题页: a page that asks one question of filing. Its step says where it stands and where its answer goes.
package protocol FilingQuestion: Page {
    static var step: FilingStep { get }
    var form: FormState { get }
    var way: FilingWay { get }
}

extension FilingQuestion {
    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Self.step.path }
}
