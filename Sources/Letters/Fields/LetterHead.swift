// SPDX-License-Identifier: Apache-2.0

/// 文书共有字段: what every letter has (section 8.1 of the domain rules).
package struct LetterHead: Codable, Equatable, Sendable {
    /// No letter of an invented district may pass for a real one.
    package var isDemonstration: Bool
    /// 全称 of the issuing unit, never an inner office.
    package var unitName: String
    /// 文号; forms without one have none.
    package var documentNumber: String?
    package var matterNumber: String
    /// 成文日期.
    package var issuedOn: String
    package var contact: LetterContact?
    package var query: LetterQuery?
    package var verification: LetterVerification?

    package init(
        isDemonstration: Bool, unitName: String, documentNumber: String? = nil, matterNumber: String,
        issuedOn: String, contact: LetterContact? = nil, query: LetterQuery? = nil,
        verification: LetterVerification? = nil
    ) {
        self.isDemonstration = isDemonstration
        self.unitName = unitName
        self.documentNumber = documentNumber
        self.matterNumber = matterNumber
        self.issuedOn = issuedOn
        self.contact = contact
        self.query = query
        self.verification = verification
    }
}

/// 联系方式 of an office, never of one member of staff.
package struct LetterContact: Codable, Equatable, Sendable {
    package var office: String
    package var phone: String
    package var address: String

    package init(
        office: String, phone: String, address: String
    ) {
        self.office = office
        self.phone = phone
        self.address = address
    }
}

/// 查询: where the petitioner follows the matter with number and query code.
package struct LetterQuery: Codable, Equatable, Sendable {
    package var queryAddress: String

    package init(
        queryAddress: String
    ) {
        self.queryAddress = queryAddress
    }
}

/// 核验: where anybody compares the paper with what was issued; the code itself is made when the letter is frozen.
package struct LetterVerification: Codable, Equatable, Sendable {
    package var verificationAddress: String

    package init(
        verificationAddress: String
    ) {
        self.verificationAddress = verificationAddress
    }
}
