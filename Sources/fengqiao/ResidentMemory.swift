// SPDX-License-Identifier: Apache-2.0
import CMemory

/// 常驻内存: what the system's allocator would otherwise keep for good. A district runs this beside other things on one machine.
enum ResidentMemory {
    /// Two areas a core to allocate from, not eight: each keeps what its busiest moment took, and with one a core threads wait for each other. Said
    /// before other threads begin.
    static func limit() { fq_limit_arenas(4) }

    /// Gives back what start or a busy hour has left behind.
    static func giveBack() { fq_give_back() }
}
