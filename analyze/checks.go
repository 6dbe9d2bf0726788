package analyze

import "slices"

// checks lists every check. A new one is one file beside this line, one message in testdata and one file
// of words in report/catalogue. The order decides between findings that weigh the same.
var checks = once(func() []Check {
	return slices.Concat(routeChecks(), authChecks(), textChecks(), partChecks(), fileChecks(), deliveryChecks(),
		[]Check{mimeLimit}) // when the others are done, it is known which limits they reached
})

// routeChecks are those of where a message was held.
func routeChecks() []Check {
	return []Check{
		routeDelay,
		routeSubmissionDelay,
		routeClockWrong,
		routeZoneWrong,
		routeZoneAmbiguous,
		routeDateUnreadable,
		routeDateWrong,
		routeForged,
		routeGap,
		routeLoop,
		routeStatedConflict,
	}
}

// authChecks are those of who signed, and whether it is unchanged.
func authChecks() []Check {
	return []Check{
		authDKIMBodyChanged,
		authDKIMHeaderChanged,
		authDKIMKeyMissing,
		authDKIMKeyRevoked,
		authDKIMKeyMismatch,
		authDKIMExpired,
		authDKIMWeak,
		authDKIMPartial,
		authDKIMMalformed,
		authSPFFail,
		authSPFSoftfail,
		authSPFError,
		authDMARCFail,
		authARCBroken,
		authClaimConflict,
		authClaimUntrusted,
	}
}

// textChecks are those of why it is garbled: texts, header fields and file names.
func textChecks() []Check {
	return []Check{
		textMislabeled,
		textUnlabeled,
		textLabelUnknown,
		textLabelNarrow,
		textDamaged,
		textHTMLConflict,
		textDoubleEncoded,
		textLost,
		textEscapeLost,
		text8bitStripped,
		textEscaped,
		textTypeWrong,
		headRaw8bit,
		headMislabeled,
		headWordSplit,
		headWordMalformed,
		headAddressMalformed,
		nameGarbled,
	}
}

// partChecks are those of why parts are missing or show as gibberish, and what is wrong with the bytes themselves.
func partChecks() []Check {
	return []Check{
		transferUndeclared,
		transferMismatch,
		transferDouble,
		transferTruncated,
		transferPolluted,
		transferDamaged,
		mimeHeaderCut,
		mimeNoBlankLine,
		mimeBoundaryMissing,
		mimeBoundaryUnclosed,
		mimeTypeMalformed,
		mimeReadersDiffer,
		mimePartial,
		rawNUL,
		rawBareCR,
		rawMixedEndings,
		rawLongLine,
		rawDotStuffed,
		rawFromEscaped,
		rawBOM,
		rawFieldMalformed,
	}
}

// fileChecks are those of why an attachment is missing.
func fileChecks() []Check {
	return []Check{
		attachLost,
		attachTNEF,
		attachTNEFEmpty,
		attachTNEFDamaged,
		attachMSGDamaged,
		attachHidden,
		attachLinked,
		attachStripped,
		attachEmpty,
		attachEncrypted,
		attachNameGeneric,
	}
}

// deliveryChecks are those of what became of the message, and how it was handed in.
func deliveryChecks() []Check {
	return []Check{
		bounced,
		forwardInline,
		spamVerdict,
		spamReputation,
	}
}

// Codes lists every finding code that a check, or Copies, may report.
func Codes() []string {
	var codes []string
	for _, c := range checks() {
		codes = append(codes, c.Codes...)
	}
	return append(codes, CopiesSplit)
}
