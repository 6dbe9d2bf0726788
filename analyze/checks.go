package analyze

// checks lists every check. A new one is one file beside this line, one message in testdata and one file
// of words in report/catalogue.
func checks() []Check {
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
		headRaw8bit,
		headMislabeled,
		headWordSplit,
		headWordMalformed,
		headAddressMalformed,
		nameGarbled,
		transferUndeclared,
		transferMismatch,
		transferTruncated,
		transferPolluted,
		transferDamaged,
		mimeHeaderCut,
		mimeNoBlankLine,
		mimeBoundaryMissing,
		mimeBoundaryUnclosed,
		mimeTypeMalformed,
		mimeReadersDiffer,
		mimeLimit,
		mimePartial,
		rawNUL,
		rawBareCR,
		rawMixedEndings,
		rawLongLine,
		rawDotStuffed,
		rawFromEscaped,
		rawBOM,
		rawFieldMalformed,
		attachLost,
		attachTNEF,
		attachTNEFEmpty,
		attachTNEFDamaged,
		bounced,
		attachLinked,
		attachStripped,
	}
}

// Codes lists every finding code that a check may report.
func Codes() []string {
	var codes []string
	for _, c := range checks() {
		codes = append(codes, c.Codes...)
	}
	return codes
}
