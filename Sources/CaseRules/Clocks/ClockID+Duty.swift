// SPDX-License-Identifier: Apache-2.0

extension ClockID {
    /// Whether the clock limits a right (to object, to ask for review, to rate) and not a duty of an office: such a
    /// clock warns nobody at a desk and is never overdue, it only lapses.
    package var limitsRight: Bool {
        [.objection, .reviewRequest, .reReviewRequest, .rating, .judicialConfirmation].contains(self)
    }
}

extension ClockState {
    /// Whether an office owes something by this clock's day. While its time stands still nothing is late (art 36(2)).
    package var isOpenDuty: Bool { isRunning && !isSuspended && !clock.limitsRight }
}
