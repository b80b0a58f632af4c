// SPDX-License-Identifier: Apache-2.0

/// There is nothing at this address, or nothing for this person: the two look alike.
struct NotHere: Error {}

/// The matter number in the address has a wrong digit: its check digit does not fit.
struct WrongNumber: Error {}

/// The form's token is not the one that was given out: the page was open too long, or another site sent it.
struct ForgedForm: Error {}

/// Nobody is signed in.
struct SignInNeeded: Error {}

/// Number and code are asked again: an hour has passed, or a new code was given out.
struct TicketEnded: Error {}

/// The body is longer than anything that belongs here.
struct TooLarge: Error {}

/// The body cannot be read as what it says it is.
struct Unreadable: Error {}
