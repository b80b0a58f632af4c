// SPDX-License-Identifier: Apache-2.0
import Testing
@Test func `the Letters tests run`() { #expect(Bool(true)) }
