// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// Words as they might stand in a field, by its path and then by its last name.
func lifelikeWords(_ kind: LetterKind, _ path: String) -> String {
    if let own = special["\(kind.rawValue).\(path)"] { return own }
    let name = path.split(separator: ".").last.map { String($0) } ?? path
    return special[path] ?? common[name] ?? path
}

func lifelikeCount(_ path: String) -> Int? {
    [
        "headcount": 23, "days": 30, "reviewDays": 30, "reReviewDays": 30, "pages": 17, "originals": 3,
        "excludedDays": 12,
    ][
        path.split(separator: ".").last.map { String($0) } ?? path]
}

private let special = [
    "head.unitName": "东湖区住房和城乡建设局", "head.documentNumber": "东建〔2026〕12号",
    "registrationForm.head.unitName": "东湖区信访办公室", "transferLetter.head.unitName": "东湖区信访办公室",
    "assignmentLetter.head.unitName": "东湖区信访办公室", "supervisionLetter.head.unitName": "东湖区信访办公室",
    "handOverLetter.head.unitName": "东湖区信访办公室", "cadreNotice.head.unitName": "东湖区信访办公室",
    "objectionDecision.head.unitName": "东湖区信访办公室", "proceduralNotice.head.unitName": "东湖区信访办公室",
    "reviewOpinion.head.unitName": "东湖区人民政府", "reReviewOpinion.head.unitName": "江城市人民政府",
    "path.name": "信访程序", "path.basis": "《信访工作条例》第三十一条第六项",
    "path.procedure": "我单位将听取您陈述事实和理由，进行调查核实，出具信访处理意见书；对重大、复杂、疑难的事项，可以举行听证。",
    "path.limit": "自受理之日起60日内办结；情况复杂的，经本单位负责人批准，可以延长，延长期限不超过30日，并告知延期理由。",
    "path.remedies": "对信访处理意见不服的，可以自收到书面答复之日起30日内，请求原办理机关、单位的上一级机关、单位复查（《信访工作条例》第三十五条）。",
    "handOverLetter.addresseeName": "东湖区纪律检查委员会", "cadreNotice.addresseeName": "东湖区委组织部",
    "handOverLetter.subject": "检举控告类信访事项一件", "handOverLetter.bases": "《信访工作条例》第三十条",
    "transferLetter.path": "信访程序（《信访工作条例》第三十一条第六项）",
    "cadreNotice.summary": "反映其在任职期间存在违反工作纪律的问题。",
    "urgentReport.addressees": "中共东湖区委、东湖区人民政府", "urgentReport.situation": "现场秩序平稳，群众情绪经劝导有所缓和，代表五人正在接谈。",
]

private let common = [
    "matterNumber": "2026-0123456-7", "issuedOn": "2026年3月2日", "office": "局办公室", "address": "江城市东湖区和平路18号",
    "phone": "000-00000000", "queryAddress": "东湖区信访服务网", "verificationAddress": "东湖区信访服务网",
    "petitionerName": "张喆堃", "receivedOn": "2026年1月5日", "acceptedOn": "2026年1月9日", "source": "东湖区信访办公室转送",
    "matter": "清水苑小区3号楼供暖温度不达标", "purpose": "申诉求决类", "dueOn": "2026年3月10日", "channel": "走访",
    "category": "城乡建设_建设管理", "place": "东湖区和平里街道清水苑社区", "filing": "初次", "identityDocument": "000000000000000000",
    "representatives": "王赟、李镕、赵某某", "agentName": "张某某", "guardianName": "李某某", "subChannel": "来信",
    "claims": "恢复供暖，室内温度达到规定标准。",
    "facts": "经入户测温，室内温度为十六摄氏度，低于规定的供热标准。供热单位的平衡阀失效，未在规定时间内检修，责任清楚。",
    "reasons": "该事项涉及房屋产权测绘，测绘结果尚未作出，不能在规定期限内查清事实。", "attachments": "信访人提交的测温照片六张",
    "path": "信访程序", "disposal": "转送东湖区住房和城乡建设局", "clerkName": "陈某", "transferredOn": "2026年1月7日",
    "targetName": "东湖区城市管理委员会", "nextSteps": "办理单位自受理之日起60日内作出处理意见。", "manner": "转送", "forwardedOn": "2026年1月7日",
    "ground": "该事项不属于本机关、单位或者本系统的职权范围", "competentBody": "东湖区城市管理委员会",
    "bases": "《江城市供热采暖管理办法》第十八条", "unitName": "东湖区城市管理委员会", "title": "信访处理意见书", "number": "东建〔2025〕118号",
    "decidedOn": "2025年10月9日", "sameness": "请求、所依据的事实和理由与原意见所处理的一致，没有新的证据。", "extendedTo": "2026年4月9日",
    "approver": "主要负责人", "addresseeName": "东湖区住房和城乡建设局", "summary": "信访人反映清水苑小区3号楼自供暖以来室内温度不达标，多次报修未解决，请求恢复供暖并退还采暖费。",
    "feedbackDueOn": "2026年2月20日", "requirements": "办结报告应当附信访人签收的答复文书。", "letterNumber": "东信转〔2026〕31号",
    "unitReceivedOn": "2026年1月8日", "suggestedUnit": "东湖区城市管理委员会", "handlerName": "刘某", "handlerPhone": "000-00000000",
    "objectedOn": "2026年1月12日", "newUnitName": "东湖区城市管理委员会", "text": "恢复供暖，室内温度达到规定标准", "outcome": "支持",
    "explanation": "平衡阀已经更换，复测温度为二十摄氏度。", "opinion": "已责成供热单位于2026年2月10日前更换平衡阀，并对3号楼逐户复测。采暖费依照合同约定按天减免。",
    "reviewUnitName": "东湖区人民政府", "copies": "东湖区信访办公室", "applicantName": "张喆堃", "respondentName": "东湖区住房和城乡建设局",
    "opinionNumber": "东建〔2026〕12号", "opinionOn": "2026年3月2日", "requestedOn": "2026年3月20日",
    "requests": "撤销原处理意见，退还全部采暖费。",
    "reReviewUnitName": "江城市人民政府", "handlingUnitName": "东湖区住房和城乡建设局", "handlingNumber": "东建〔2026〕12号",
    "reviewNumber": "东政复〔2026〕3号", "reviewOn": "2026年4月10日", "openedOn": "2026年5月10日", "closedOn": "2026年5月22日",
    "heldAt": "2026年5月12日9时30分", "closedAt": "2026年5月12日11时20分", "chairName": "周某某", "members": "吴某某，区人大代表",
    "topics": "清水苑小区3号楼供暖温度是否达到规定标准", "recorderName": "孙某", "attendees": "张喆堃；东湖区住房和城乡建设局刘某", "speaker": "信访人",
    "words": "自去年十一月起室内温度一直不到十七摄氏度，报修五次没有结果。", "conclusions": "供热单位未履行检修义务的事实清楚，应当减免相应期间的采暖费。",
    "trigger": "未在规定期限内书面告知信访人", "liability": "《信访工作条例》第四十四条第三项", "visitorName": "王某某", "organName": "东湖区劳动人事争议仲裁委员会",
    "hours": "工作日9时至17时", "bring": "身份证件、劳动合同、工资流水", "signatoryName": "郑某某", "assignmentNumber": "东信交〔2026〕5号",
    "assignedOn": "2026年1月8日", "investigation": "承办人员两次入户测温，调取供热单位运行记录，询问物业服务人员。", "handling": "更换平衡阀，减免采暖费，信访人表示认可。",
    "approvedOn": "2026年2月16日", "documentTitle": "信访处理意见书", "servedNumber": "东建〔2026〕12号", "recipientName": "张喆堃",
    "method": "直接送达",
    "servers": "刘某、孙某", "servedOn": "2026年3月4日", "reason": "受送达人拒绝签收", "witnessName": "钱某某，社区居民委员会",
    "role": "甲方", "name": "张喆堃", "terms": "乙方于2026年3月20日前一次性支付甲方人民币8600元。", "performance": "银行转账至甲方指定账户，付款后三日内告知见证单位。",
    "suggestions": "在地铁东四站出口增设自行车停放架。", "measures": "我单位将于今年六月底前在两个出口增设停放架六十个。", "reward": "根据人民建议征集的有关规定，对您的建议予以通报表扬。",
    "subject": "信访事项一件", "materials": "信件原件一封", "cadreName": "刘某", "cadrePost": "某街道办事处副主任", "handedTo": "东湖区纪律检查委员会",
    "addressees": "中共东湖区委", "informed": "区公安分局", "occurredAt": "2026年1月20日9时10分", "situation": "现场秩序平稳。",
    "measures.": "",
    "reportedAt": "2026年1月20日9时40分", "reporterName": "陈某", "principalName": "张喆堃",
    "principalDocument": "000000000000000000",
    "principalPhone": "00000000000", "relation": "侄女", "document": "000000000000000000", "scope": "代为提出信访事项、查询办理进度",
    "validFrom": "2026年1月7日", "validTo": "2026年12月31日", "appliedOn": "2026年1月15日", "staffName": "刘某",
    "staffPost": "承办人",
    "grounds": "其与被反映单位负责人是近亲属。", "successorName": "孙某", "reply": "您咨询的居住证办理事项，可以在街道政务服务大厅三号窗口办理，工作日9时至17时受理。",
    "correctedTitle": "信访处理意见书", "correctedNumber": "东建〔2026〕12号", "correctedOn": "2026年3月2日", "wrong": "2026年2月30日",
    "right": "2026年2月10日",
    "revokedTitle": "不予受理告知书", "revokedNumber": "东建〔2026〕8号", "revokedOn": "2026年1月19日",
    "consequences": "我单位自本决定作出之日起重新审查该事项，并依法书面告知您。",
    "remedies": "对重新作出的信访处理意见不服的，可以自收到书面答复之日起30日内请求复查（《信访工作条例》第三十五条）。",
    "resultBody": "东湖区城市管理综合行政执法局", "resultTitle": "责令限期拆除决定书", "resultNumber": "东城管罚〔2026〕7号",
    "resultOn": "2026年2月27日",
    "result": "责令当事人于2026年3月15日前自行拆除违法建设；逾期不拆除的，依法强制拆除。",
]
